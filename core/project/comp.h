// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <vector>

namespace melisma::project {

/// How long two takes of sound cross over at a joint of a comp, half of it on either side; shorter where joints lie
/// close. Takes are performances of their own, whose samples have nothing in common, so they cross at equal power: the
/// crossing is as loud as its sides, where straight lines would dip by 3 dB. What both takes do have in common is up
/// to 3 dB louder for its length; where they are the same sound there is no joint.
inline constexpr base::Seconds kCompFade{0.010};

/// Where one take of a clip sounds, counted like the clip's offset.
struct CompStretch {
    const Take* take = nullptr;
    TimeValue from;
    TimeValue to;
};

/// The clip's window from front to back, by the takes that sound there; just one without a comp. Never empty. Points
/// into the clip.
std::vector<CompStretch> compStretches(const Clip& clip);

/// The takes that sound in the clip's window, each once, in their order there.
std::vector<const Take*> soundingTakes(const Clip& clip);

/// The take that sounds at a place that is counted like the clip's offset.
const Take& takeAt(const Clip& clip, TimeValue at);

/// Two takes cross from `start` on, counted like the clip's offset; without a length there is no crossing.
struct Crossing {
    base::Frames start;
    base::Frames length;

    base::Frames end() const { return start + length; }
    bool operator==(const Crossing&) const = default;
};

/// What is heard of a take in the clip's window, its crossings included. A clip's edge may lie within a crossing:
/// pieces that a clip is cut into sound as it did.
struct SoundingPart {
    const Take* take = nullptr;
    TimeValue from;
    TimeValue to;
    Crossing in, out; ///< of sounds
};

/// By their start. Notes do not cross: one that sounds into another take's part ends at the joint. Points into the
/// clip.
std::vector<SoundingPart> soundingParts(const Clip& clip, int sampleRate);

/// The notes that a clip of notes sounds over the whole of its material, in its time: the chosen take's, or those of
/// the comp, cut at its joints. Controllers have at each joint what the take there gave them before.
NoteContent heardNotes(const Clip& clip);

} // namespace melisma::project
