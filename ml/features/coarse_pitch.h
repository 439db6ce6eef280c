// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace melisma::ml {

inline constexpr double kLowestVoicePitch = 50.0;    ///< Hz
inline constexpr double kHighestVoicePitch = 1100.0; ///< Hz

/// The pitch as one of the 255 steps that RVC's voices know: even on the mel scale from 50 to 1100 Hz, 1 to 255; 1
/// where there is none.
int coarsePitch(double hertz);

} // namespace melisma::ml
