// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/base/voice_material.h"

#include <filesystem>
#include <string>
#include <vector>

namespace melisma::voices {

/// The task that compares the speakers of recordings, each with each.
inline constexpr const char* kCompareSpeakersTask = "compare-speakers";
/// The model that it needs.
inline constexpr const char* kSpeakerModel = "resemblyzer";

/// A worker reads files: writes each recording into a folder of its own in `folder`, which is the caller's, of the user
/// alone, and goes when the comparison is over. ErrorKind::io.
base::Result<std::vector<std::filesystem::path>> layOut(const std::vector<const base::VoiceFile*>& recordings,
                                                        const std::filesystem::path& folder);

/// The request that compares the speakers of `recordings`, two at least.
base::TaskRequest compareSpeakersRequest(const std::vector<std::filesystem::path>& recordings);

/// What that task measured; its facts as plain data.
struct SpeakerComparison {
    struct Recording {
        std::string name;
        double likeness = 0.0; ///< to the others, on the mean
    };
    std::vector<Recording> recordings;
    std::vector<std::vector<double>> cosines; ///< of each with each
    double needed = 0.0;                      ///< from which on two recordings count as one person's
};

/// ErrorKind::internal when they are not the facts of that task.
base::Result<SpeakerComparison> speakerComparisonFromJson(const base::Json& facts);

/// Who seems to be heard. A guess and never the last word: of one person's recordings by two microphones up to 40 % are
/// not alike enough (docs/CONSENT.md).
struct SpeakerFinding {
    /// The recordings of each person, by name; who has most comes first.
    std::vector<std::vector<std::string>> people;

    bool isOnePerson() const { return people.size() <= 1; }
    /// Whether the first has more recordings than each other: then the rest() stands out.
    bool hasMain() const { return people.size() > 1 && people[0].size() > people[1].size(); }
    /// Recordings of all but the first.
    std::vector<std::string> rest() const;
};

/// Recordings are brought together by average linkage: of all groups the two that are most alike on the mean become
/// one, as long as that is `needed`. Whatever is then less like the others of its group than needed stands alone.
SpeakerFinding judgeSpeakers(const SpeakerComparison& comparison);

/// "guitar.wav does not sound like the same person as the other 3 recordings"; empty where they are of one person.
std::string sentenceOf(const SpeakerFinding& finding);

} // namespace melisma::voices
