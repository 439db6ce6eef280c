// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace melisma::music {

/// Numbers of MIDI controllers (ControllerEvent) that mean something here.
inline constexpr int kModulation = 1;
inline constexpr int kExpression = 11;
inline constexpr int kPedal = 64; ///< the sustain pedal, down from 64 on
/// The pitch wheel, which MIDI does not count among the controllers: 14 bits, kBendRange semitones down to as many up.
inline constexpr int kPitchBend = 128;
inline constexpr int kBendRange = 2;
inline constexpr int kBendCentre = 8192;

/// How many controllers there are, the pitch wheel among them.
inline constexpr int kControllers = 129;

/// The largest value of a controller.
constexpr int highestValue(int controller)
{
    return controller == kPitchBend ? 16383 : 127;
}

/// What a controller stands at before anything moves it, by General MIDI.
constexpr int restingValue(int controller)
{
    switch (controller) {
    case 7:
        return 100;
    case 8:
    case 10:
        return 64;
    case kExpression:
        return 127;
    case kPitchBend:
        return kBendCentre;
    default:
        return 0;
    }
}

/// Whether such an event can be.
constexpr bool isController(long long controller, long long value)
{
    return controller >= 0 && controller < kControllers && value >= 0 &&
           value <= highestValue(static_cast<int>(controller));
}

} // namespace melisma::music
