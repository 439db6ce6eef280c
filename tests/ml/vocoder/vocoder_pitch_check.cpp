// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pitch by autocorrelation: against Praat on closed-form voices (numbers of tests/golden/make_pitch.py), and where it
// is known what is right.
#include "core/base/json.h"
#include "ml/vocoder/periodic_pitch.h"

#include "tests/ml/vocoder/test_voices.h"
#include "tests/support/check.h"

#include <cstdlib>
#include <filesystem>

using namespace melisma;
using namespace melisma::ml::vocoder;

namespace {

constexpr std::size_t kPerSecond = 80;

double cents(double one, double other)
{
    return 1200.0 * std::abs(std::log2(one / other));
}

std::vector<float> pitchOf(const std::vector<float>& samples, int rate)
{
    const auto hop = static_cast<std::size_t>(rate) / kPerSecond;
    return periodicPitch(samples, rate, hop, samples.size() / hop);
}

double middle(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.empty() ? 1e9 : values[values.size() / 2];
}

std::vector<float> tone(double hertz, double seconds)
{
    std::vector<float> samples(static_cast<std::size_t>(24000 * seconds));
    for (std::size_t i = 0; i < samples.size(); ++i)
        for (int harmonic = 1; harmonic <= 5; ++harmonic)
            samples[i] += static_cast<float>(
                0.1 * std::sin(2.0 * std::numbers::pi * hertz * harmonic * static_cast<double>(i) / 24000.0) /
                harmonic);
    return samples;
}

} // namespace

/// Praat decides about voicing as we do but for frames at the edges of the voice, and gives the same pitch.
CHECK_CASE(agreesWithPraat)
{
    const char* root = std::getenv("MELISMA_SOURCE_DIR");
    const auto golden = base::readJsonFile(std::filesystem::path(root ? root : ".") / "tests/golden/pitch.json");
    CHECK(golden);
    std::size_t compared = 0;
    for (const auto& voice : tests::goldenVoices())
        for (const auto& each : (*golden)["voices"]) {
            if (each["name"] != voice.name)
                continue;
            ++compared;
            const auto theirs = each["hertz"].get<std::vector<float>>();
            const auto ours = pitchOf(tests::makeVoice(voice), voice.rate);
            CHECK_EQUAL(ours.size(), theirs.size());
            std::size_t agreeing = 0;
            std::vector<double> apart;
            for (std::size_t at = 0; at < std::min(ours.size(), theirs.size()); ++at) {
                agreeing += (ours[at] > 0.0F) == (theirs[at] > 0.0F) ? 1 : 0;
                if (ours[at] > 0.0F && theirs[at] > 0.0F)
                    apart.push_back(cents(ours[at], theirs[at]));
            }
            std::printf("%s: voicing as Praat %zu of %zu, median %.2f cents, most %.2f\n", voice.name.c_str(), agreeing,
                        ours.size(), middle(apart), *std::ranges::max_element(apart));
            CHECK(agreeing + 4 >= ours.size());
            CHECK(middle(apart) < 2.0);
            CHECK(*std::ranges::max_element(apart) < 40.0);
        }
    CHECK_EQUAL(compared, 3U);
}

CHECK_CASE(tonesOfAllHeights)
{
    for (const double hertz : {66.0, 110.0, 233.1, 440.0, 740.0, 960.0}) {
        const auto pitch = pitchOf(tone(hertz, 0.5), 24000);
        for (std::size_t at = 4; at + 4 < pitch.size(); ++at)
            CHECK(pitch[at] > 0.0F && cents(pitch[at], hertz) < 3.0);
    }
}

CHECK_CASE(hissAndSilenceAreUnvoiced)
{
    std::vector<float> hiss(24000);
    const auto noise = tests::testNoise(hiss.size());
    std::transform(noise.begin(), noise.end(), hiss.begin(), [](double value) { return static_cast<float>(value); });
    const auto voiced = [](const std::vector<float>& pitch) {
        return std::ranges::count_if(pitch, [](float hertz) { return hertz > 0.0F; });
    };
    CHECK(voiced(pitchOf(hiss, 24000)) <= 2);
    CHECK_EQUAL(voiced(pitchOf(std::vector<float>(24000), 24000)), 0);
    // A soft tone after a loud one is silence's share of it.
    auto loud = tone(200.0, 0.5);
    auto soft = tone(300.0, 0.5);
    for (float& sample : soft)
        sample *= 0.002F;
    loud.insert(loud.end(), soft.begin(), soft.end());
    const auto pitch = pitchOf(loud, 24000);
    CHECK(pitch[20] > 0.0F);
    CHECK_EQUAL(pitch[60], 0.0F);
}

/// Every second period a little weaker, as in creaking voices: the path stays in its octave.
CHECK_CASE(staysInItsOctave)
{
    auto samples = tone(180.0, 1.0);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double half = std::sin(std::numbers::pi * 180.0 * static_cast<double>(i) / 24000.0);
        samples[i] *= static_cast<float>(1.0 + (i > 9600 && i < 14400 ? 0.15 * half : 0.0));
    }
    const auto pitch = pitchOf(samples, 24000);
    for (std::size_t at = 4; at + 4 < pitch.size(); ++at)
        CHECK(cents(pitch[at], 180.0) < 50.0);
}

CHECK_CASE(stopsWhenAsked)
{
    std::stop_source stop;
    stop.request_stop();
    const auto pitch = periodicPitch(tone(200.0, 0.5), 24000, 300, 40, {}, stop.get_token());
    CHECK_EQUAL(pitch.size(), 40U);
    CHECK(std::ranges::all_of(pitch, [](float hertz) { return hertz == 0.0F; }));
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
