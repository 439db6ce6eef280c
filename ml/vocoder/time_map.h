// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/frames.h"

namespace melisma::ml::vocoder {

/// For each new frame the old frame it is read from, in frames and parts of them; never falling.
using TimeMap = std::vector<double>;

/// A map through corner points, straight between them and held outside. `targets` and `sources` are frames, as many of
/// either; targets rise, sources never fall. ErrorKind::input when they do not.
base::Result<TimeMap> mapThrough(std::span<const double> targets, std::span<const double> sources, std::size_t frames);

/// The voice in a new time: envelopes between two frames are interpolated in log power, aperiodicity in dB, F0 in log
/// frequency where both frames have one, else taken from the nearer frame. Positions beyond the ends are held.
/// ErrorKind::input when the map falls or is empty.
base::Result<VoiceFrames> remapped(const VoiceFrames& frames, const TimeMap& map);
F0Track remapped(const F0Track& f0, const TimeMap& map);

} // namespace melisma::ml::vocoder
