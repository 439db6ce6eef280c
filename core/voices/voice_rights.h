// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::voices {

/// What is known of the speaker's agreement, the freest first; what is made of several voices has the last of theirs.
enum class Consent {
    builtin,  ///< published with a licence by its makers
    verified, ///< the speaker agreed, and that was checked
    stated,   ///< somebody says so
    none,
    revoked,
};

std::string_view toString(Consent consent);
std::optional<Consent> consentFromString(std::string_view text);

/// The licence that binds what is made of voices under these: the strictest one; equally strict ones all bind ("A AND
/// B"). One that is not known here counts as the strictest. Empty for none.
std::string strictestLicence(const std::vector<std::string>& licences);

/// Whether it allows every use, with credit or not: those with NC do not, nor do those that are not known here.
bool isFreeLicence(const std::string& licence);

} // namespace melisma::voices
