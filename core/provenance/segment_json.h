// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/project/project.h"
#include "core/provenance/audible.h"
#include "core/voices/voice_terms.h"

#include <vector>

namespace melisma::provenance {

/// The record's list of models, each named once in the order in which it is first met.
class ModelList {
public:
    /// "m1", "m2", ...; empty for material that no model made.
    std::string idOf(const base::ModelUse& model);
    base::Json toJson() const;

private:
    std::vector<base::ModelUse> m_models;
};

/// The record's list of voices, likewise.
class VoiceList {
public:
    /// "v1", "v2", ...; empty for material in which no known voice is heard.
    std::string idOf(const project::Provenance& provenance);
    base::Json toJson() const;

private:
    struct Heard {
        base::VoiceUse voice;
        voices::VoiceTerms terms;
        bool stated = false; ///< the take itself remembers the terms
        bool operator==(const Heard&) const = default;
    };
    std::vector<Heard> m_voices;
};

/// What segments refer to.
struct Cast {
    ModelList models;
    VoiceList voices;
};

struct SegmentContext {
    int sampleRate = 0;
    base::Frames origin;        ///< where the file begins on the project's timeline
    bool includePrompts = true; ///< else only the SHA-256 of prompt and lyrics, no names of files or clips
};

/// One entry of the record's "segments"; `number` counts from 1.
base::Json segmentToJson(const Segment& segment, std::size_t number, const SegmentContext& context, Cast& cast);

} // namespace melisma::provenance
