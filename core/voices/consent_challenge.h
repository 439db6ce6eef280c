// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/voices/voice_rules.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace melisma::voices {

/// A random word that is to be read, and others of the list that might have been asked for in its place.
struct ChallengeWord {
    std::string word;
    std::vector<std::string> decoys;
    bool operator==(const ChallengeWord&) const = default;
};

/// What the owner of a voice is asked to read: a fixed statement and words that nobody knew before, so that no older
/// recording holds them. Plain data.
struct ConsentChallenge {
    static constexpr std::int64_t kSeconds = 300; ///< it is valid for
    static constexpr int kTries = 3;

    std::string owner;
    std::string statement; ///< without the words
    std::vector<ChallengeWord> words;
    std::int64_t issued = 0; ///< seconds since 1970
    int triesLeft = kTries;
    bool operator==(const ConsentChallenge&) const = default;

    /// All that is to be read.
    std::string text() const;
};

/// Words to draw from: resources/voices/consent_words.txt, one a line.
base::Result<std::vector<std::string>> readConsentWords(const std::filesystem::path& resources);

/// The statement names the owner and what the rules allow. Four to six words by the system's random numbers; each with
/// seven decoys, none of which is asked for. ErrorKind::usage for a name that cannot be read aloud.
base::Result<ConsentChallenge> makeChallenge(const std::vector<std::string>& words, const std::string& owner,
                                             const VoiceRules& rules, std::int64_t now);

/// ErrorKind::input once it is too old or was tried too often.
base::Result<void> checkOpen(const ConsentChallenge& challenge, std::int64_t now);

base::Json toJson(const ConsentChallenge& challenge);
base::Result<ConsentChallenge> challengeFromJson(const base::Json& json, const std::string& where);

/// Seconds since 1970.
std::int64_t secondsNow();

} // namespace melisma::voices
