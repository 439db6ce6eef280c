// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/voices/voice_rights.h"

#include <string>
#include <vector>

namespace melisma::voices {

/// What the owner of a voice allows. A fresh one allows private use and nothing else. Plain data.
struct VoiceRules {
    std::string licence; ///< SPDX id, URL or a name of the agreement; empty: none but these rules
    bool commercial = false;
    bool political = false;
    bool adult = false;
    bool endorsement = false;               ///< words that make the owner seem to recommend something
    bool training = false;                  ///< models may learn from what was made with it
    std::vector<std::string> languages{};   ///< "de", "en-us"; none: all
    std::vector<std::string> territories{}; ///< two letters of ISO 3166; none: everywhere
    std::string from{};                     ///< first day of the term, "2026-01-31"; empty: at once
    std::string until{};                    ///< last day of the term; empty: without end
    std::string credit{};                   ///< to be printed with what was made
    double sharePercent = 0.0;              ///< of the revenue
    std::string payee{};
    bool operator==(const VoiceRules&) const = default;
};

/// Days as they are written: "2026-01-31". By the calendar, without time zone.
bool isDay(const std::string& text);
/// By the clock and the time zone of this machine.
std::string today();
/// `day` plus years; 29 February becomes the 28th.
std::string yearsLater(const std::string& day, int years);

/// ErrorKind::usage naming the first member that makes no sense: a day that is none, a share without payee, ...
base::Result<void> checkRules(const VoiceRules& rules);

base::Json toJson(const VoiceRules& rules);
/// Strict: members that are not known are refused, for they may forbid something.
base::Result<VoiceRules> rulesFromJson(const base::Json& json, const std::string& where);

/// What somebody means to do with a voice, or with what it was heard in.
struct IntendedUse {
    bool commercial = false;
    bool political = false;
    bool adult = false;
    bool endorsement = false;
    bool training = false;
    std::vector<std::string> languages{};   ///< that are heard; none: not known, which breaks no rule
    std::vector<std::string> territories{}; ///< "*" is everywhere; none: it is not released
    std::string day{};                      ///< the last on which it is used; empty: today
};

struct BrokenRule {
    std::string rule;     ///< "consent", "revoked", "term", "commercial", "political", "adult", "endorsement", ...
    std::string sentence; ///< "the owner does not allow commercial use"
    bool operator==(const BrokenRule&) const = default;
};

/// All that stands against this use; none: it is allowed. A consent that is only stated bars commercial, political and
/// endorsing use whatever the rules say; none or a revoked one bars any.
std::vector<BrokenRule> brokenRules(const VoiceRules& rules, Consent consent, const IntendedUse& use);

/// The same as an error of kind unsupported with all of them; `voice` is its name.
base::Result<void> checkUse(const std::string& voice, const VoiceRules& rules, Consent consent, const IntendedUse& use);

/// What may be done with something in which several voices are heard: whatever all of them allow. Credits and shares
/// are not folded.
VoiceRules strictest(const std::vector<VoiceRules>& rules);

/// What a licence alone says of a published voice.
VoiceRules rulesOfLicence(const std::string& licence);

} // namespace melisma::voices
