// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/periodic_f0.h"

#include "ml/vocoder/periodic_pitch.h"

namespace melisma::ml::conversion {

namespace {

constexpr double kRate = 16000.0;
constexpr std::size_t kHop = 160;

} // namespace

base::Result<std::vector<float>> PeriodicF0::track(std::span<const float> samples16k, const std::stop_token& stop) const
{
    // periodicPitch() looks at the middle of each hop, F0Source at its beginning.
    std::vector<float> later(kHop / 2, 0.0F);
    later.insert(later.end(), samples16k.begin(), samples16k.end());
    auto pitch = vocoder::periodicPitch(later, kRate, kHop, samples16k.size() / kHop + 1, {}, stop);
    if (stop.stop_requested())
        return base::Error{base::ErrorKind::cancelled, "Cancelled", {}, {}};
    return pitch;
}

} // namespace melisma::ml::conversion
