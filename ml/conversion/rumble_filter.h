// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace melisma::ml {

/// A Butterworth high-pass of the fifth order at 48 Hz for sound at 16 kHz, run forwards and backwards, so that nothing
/// moves in time; the ends are continued by turning them around their last sample. As scipy.signal.butter and filtfilt,
/// but as a cascade in double, which keeps more digits. Sound of 18 samples or less is answered as it is.
std::vector<float> withoutRumble(std::span<const float> samples16k);

} // namespace melisma::ml
