// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/voices/consent_record.h"

#include <vector>

namespace melisma::voices {

/// What the task "check-consent" measured of a recording of the statement; its facts as plain data.
struct ConsentCheck {
    double wordError = 1.0;
    std::size_t wordsAsked = 0;
    std::size_t wordsFound = 0;
    std::vector<double> similarities{}; ///< to each reference; empty: the speaker was not compared
    double neededSimilarity = 0.0;
    std::string speakerModel{};
    std::string speakerModelSha256{};
};

/// ErrorKind::internal when they are not the facts of that task.
base::Result<ConsentCheck> consentCheckFromJson(const base::Json& facts);

/// The share of the statement's words that may be misheard. Every random word must be heard.
inline constexpr double kMostWordError = 0.3;

ConsentScores scoresOf(const ConsentCheck& check);

/// ErrorKind::input: other words than asked for, or another person than in a reference. Without a comparison of
/// speakers only the words count.
base::Result<void> judge(const ConsentCheck& check);

/// Whether the scores show that the owner of the voice read the words: a comparison with all references is among them.
bool showsOwner(const ConsentScores& scores);

} // namespace melisma::voices
