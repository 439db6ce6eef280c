// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/voice_rights.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace melisma::voices {

namespace {

constexpr std::array<std::string_view, 5> kConsents{"builtin", "verified", "stated", "none", "revoked"};
constexpr int kUnknownRank = 100;
constexpr int kFreeRank = 4; ///< the highest that allows every use

/// The higher, the less is allowed.
int rankOf(const std::string& licence)
{
    static const std::map<std::string, int, std::less<>> ranks{
        {"CC0-1.0", 0},   {"MIT", 1},          {"BSD-3-Clause", 1}, {"Apache-2.0", 2},
        {"CC-BY-4.0", 3}, {"CC-BY-SA-4.0", 4}, {"CC-BY-NC-4.0", 5}, {"CC-BY-NC-SA-4.0", 6},
    };
    const auto found = ranks.find(licence);
    return found == ranks.end() ? kUnknownRank : found->second;
}

} // namespace

std::string_view toString(Consent consent)
{
    return kConsents[static_cast<std::size_t>(consent)];
}

std::optional<Consent> consentFromString(std::string_view text)
{
    const auto found = std::ranges::find(kConsents, text);
    if (found == kConsents.end())
        return std::nullopt;
    return static_cast<Consent>(found - kConsents.begin());
}

std::string strictestLicence(const std::vector<std::string>& licences)
{
    int strictest = -1;
    for (const auto& licence : licences)
        strictest = std::max(strictest, rankOf(licence));
    std::string text;
    for (const auto& licence : std::set<std::string>(licences.begin(), licences.end()))
        if (rankOf(licence) == strictest)
            text += (text.empty() ? "" : " AND ") + licence;
    return text;
}

bool isFreeLicence(const std::string& licence)
{
    return rankOf(licence) <= kFreeRank;
}

} // namespace melisma::voices
