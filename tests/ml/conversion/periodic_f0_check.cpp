// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/periodic_f0.h"

#include "tests/support/check.h"

#include <cmath>
#include <numbers>

using namespace melisma;

namespace {

constexpr double kRate = 16000.0;

/// A second of silence, then a voice of ten overtones that glides up by 100 Hz a second.
std::vector<float> glide(double seconds)
{
    std::vector<float> samples(static_cast<std::size_t>(kRate * (1.0 + seconds)), 0.0F);
    for (auto i = static_cast<std::size_t>(kRate); i < samples.size(); ++i) {
        const double time = static_cast<double>(i) / kRate - 1.0;
        for (int overtone = 1; overtone <= 10; ++overtone)
            samples[i] += static_cast<float>(
                0.1 / overtone * std::sin(2.0 * std::numbers::pi * overtone * (200.0 * time + 50.0 * time * time)));
    }
    return samples;
}

} // namespace

/// Half a hundredth of a second too early or too late would be half a hertz off.
CHECK_CASE(aGlideIsReadAtEachHundredthOfASecond)
{
    const auto samples = glide(2.0);
    const auto pitch = ml::conversion::PeriodicF0().track(samples, {});
    CHECK(pitch.ok());
    CHECK_EQUAL(pitch->size(), samples.size() / 160 + 1);
    for (std::size_t at = 0; at < 95; ++at)
        CHECK_EQUAL((*pitch)[at], 0.0F);
    for (std::size_t at = 110; at < 290; ++at)
        CHECK_NEAR((*pitch)[at], 200.0 + static_cast<double>(at) - 100.0, 0.2);
}

CHECK_CASE(itEndsWhenItIsStopped)
{
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = ml::conversion::PeriodicF0().track(glide(0.5), stop.get_token());
    CHECK(!stopped.ok() && stopped.error().kind == base::ErrorKind::cancelled);
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
