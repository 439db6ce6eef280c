// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/partner_note.h"

#include "core/music/chord_scale.h"
#include "ml/compose/chord_track.h"

namespace melisma::ml {

namespace {

constexpr int kThird = 2, kFourth = 3;            ///< steps of a scale
constexpr base::Beats kHeld = base::Beats::of(1); ///< from which length a note has to agree with its chord

bool agrees(const music::Chord& chord, int pitch)
{
    return chordTones(chord)[static_cast<std::size_t>(pitch % 12)];
}

} // namespace

int partnerPitch(const music::Note& note, const music::Key& key, const music::Chord& chord, int side)
{
    const auto scale = music::chordScale(key, chord);
    const int third = music::stepsAway(scale, note.pitch, side * kThird);
    if (note.length < kHeld || chord.isNone() || agrees(chord, third))
        return third;
    const int fourth = music::stepsAway(scale, note.pitch, side * kFourth);
    return agrees(chord, fourth) ? fourth : third;
}

} // namespace melisma::ml
