// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace melisma::music {

/// Numbers of MIDI controllers (ControllerEvent) that mean something here.
inline constexpr int kModulation = 1;
inline constexpr int kExpression = 11;
inline constexpr int kPedal = 64; ///< the sustain pedal, down from 64 on

/// The largest value of a controller.
constexpr int highestValue(int /*controller*/)
{
    return 127;
}

} // namespace melisma::music
