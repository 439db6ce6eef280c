// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/stem_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

namespace melisma::audio {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr std::size_t kLongestName = 100;

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

/// Device names that Windows keeps for itself, with any extension.
bool isReserved(const std::string& name)
{
    const std::string stem = lower(name.substr(0, name.find('.')));
    constexpr std::array<std::string_view, 4> kDevices{"con", "prn", "aux", "nul"};
    if (std::ranges::find(kDevices, stem) != kDevices.end())
        return true;
    return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && stem[3] >= '1' && stem[3] <= '9';
}

std::optional<std::string> valueOf(std::string_view placeholder, const StemNameParts& parts)
{
    if (placeholder == "n")
        return fmt::format("{:02}", parts.number);
    if (placeholder == "track")
        return parts.track;
    if (placeholder == "project")
        return parts.project;
    return placeholder == "role" ? std::optional(parts.role) : std::nullopt;
}

Result<std::string> filled(const std::string& pattern, const StemNameParts& parts)
{
    std::string name;
    for (std::size_t at = 0; at < pattern.size();) {
        if (pattern[at] != '{') {
            name += pattern[at++];
            continue;
        }
        const auto close = pattern.find('}', at);
        const std::string placeholder = pattern.substr(at, close == std::string::npos ? close : close - at + 1);
        const auto value = close == std::string::npos
                               ? std::nullopt
                               : valueOf(std::string_view(pattern).substr(at + 1, close - at - 1), parts);
        if (!value)
            return Error{ErrorKind::usage, fmt::format("Names of stems cannot hold {}", placeholder),
                         "Use {n}, {track}, {project} and {role}", ""};
        name += *value;
        at = close + 1;
    }
    return name;
}

} // namespace

std::string safeFileName(const std::string& name)
{
    std::string safe = name.substr(0, kLongestName);
    if (name.size() > kLongestName) // not in the middle of a UTF-8 character
        while (!safe.empty() && (static_cast<unsigned char>(name[safe.size()]) & 0xC0) == 0x80)
            safe.pop_back();
    for (char& c : safe)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F ||
            std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos)
            c = '_';
    const auto first = safe.find_first_not_of(" .");
    const auto last = safe.find_last_not_of(" .");
    safe = first == std::string::npos ? "Track" : safe.substr(first, last - first + 1);
    return isReserved(safe) ? "_" + safe : safe;
}

Result<std::vector<std::string>> stemNames(const std::string& pattern, const std::vector<StemNameParts>& stems)
{
    if (pattern.find_first_not_of(" .") == std::string::npos)
        return Error{ErrorKind::usage, "Stems need a name", "Use {n}, {track}, {project} and {role}", ""};
    std::set<std::string> taken;
    std::vector<std::string> names;
    for (const StemNameParts& parts : stems) {
        auto name = filled(pattern, parts);
        if (!name)
            return name.error();
        const std::string plain = safeFileName(*name);
        std::string free = plain;
        for (int number = 2; !taken.insert(lower(free)).second; ++number)
            free = fmt::format("{} ({})", plain, number);
        names.push_back(free);
    }
    return names;
}

} // namespace melisma::audio
