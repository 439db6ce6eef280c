// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace melisma::ml::measures {

/// The centre of the power spectrum in Hz, over windows of about 40 ms and weighted by their energy; 0 for silence.
double spectralCentroid(std::span<const float> samples, int sampleRate);

} // namespace melisma::ml::measures
