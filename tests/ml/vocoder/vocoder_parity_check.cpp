// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Number for number against pyworld 0.3.5 on closed-form voices; the numbers are those of tests/golden/make_world.py.
#include "core/base/json.h"
#include "ml/vocoder/analysis.h"
#include "ml/vocoder/fourier.h"
#include "ml/vocoder/synthesis.h"

#include "tests/ml/vocoder/test_voices.h"
#include "tests/support/check.h"

#include <cstdlib>
#include <filesystem>

using namespace melisma;
using namespace melisma::ml::vocoder;

namespace {

const base::Json& golden()
{
    static const base::Json json = [] {
        const char* root = std::getenv("MELISMA_SOURCE_DIR");
        auto read = base::readJsonFile(std::filesystem::path(root ? root : ".") / "tests/golden/world.json");
        return read ? std::move(*read) : base::Json{{"voices", base::Json::array()}};
    }();
    return json;
}

const base::Json& goldenOf(const tests::TestVoice& voice)
{
    for (const auto& each : golden()["voices"])
        if (each["name"] == voice.name)
            return each;
    tests::reportFailure(__FILE__, __LINE__, "no golden numbers for " + voice.name);
    std::exit(1);
}

/// How far a set of numbers lies from another: its greatest and its 95th percentile of distances.
struct Distances {
    std::vector<double> all;

    void add(double distance) { all.push_back(std::abs(distance)); }
    double share(double percentile)
    {
        std::ranges::sort(all);
        return all.empty() ? 1e9 : all[static_cast<std::size_t>(percentile / 100.0 * double(all.size() - 1))];
    }
    void print(const std::string& what)
    {
        std::printf("  %-22s median %.5f  95%% %.5f  greatest %.5f  (%zu)\n", what.c_str(), share(50), share(95),
                    share(100), all.size());
    }
};

F0Track trackOf(const base::Json& voice)
{
    return {0.005, voice["f0"].get<std::vector<float>>()};
}

/// dB of 16 bands, evenly spaced in log frequency from 100 Hz to 10 kHz, in windows of 50 ms.
std::vector<std::vector<double>> bandLevels(const std::vector<float>& wave, int rate)
{
    constexpr int kBands = 16;
    const int size = rate / 20;
    RealFft fft(size);
    std::vector<std::vector<double>> rows;
    for (std::size_t begin = 0; begin + std::size_t(size) <= wave.size(); begin += std::size_t(size)) {
        for (int i = 0; i < size; ++i)
            fft.samples()[std::size_t(i)] =
                wave[begin + std::size_t(i)] * (0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * i / size));
        fft.forward();
        std::vector<double> row(kBands, 1e-12);
        for (int bin = 1; bin <= size / 2; ++bin) {
            const double band = kBands * std::log(bin * 20.0 / 100.0) / std::log(100.0) + 1e-9;
            if (band >= 0.0 && band < kBands)
                row[std::size_t(band)] += std::norm(fft.bins()[std::size_t(bin)]) / size;
        }
        for (double& power : row)
            power = 10.0 * std::log10(power);
        rows.push_back(row);
    }
    return rows;
}

} // namespace

CHECK_CASE(theVoicesAreThoseOfTheScript)
{
    for (const auto& voice : tests::goldenVoices()) {
        const auto wave = tests::makeVoice(voice);
        const auto probe = goldenOf(voice)["probe"].get<std::vector<double>>();
        for (std::size_t i = 0; i < probe.size(); ++i)
            CHECK_NEAR(double(wave[i * 997]), probe[i], 2e-6);
    }
}

CHECK_CASE(harvestAgrees)
{
    for (const auto& voice : tests::goldenVoices()) {
        const auto found = harvest(tests::makeVoice(voice), voice.rate);
        const auto expected = trackOf(goldenOf(voice));
        CHECK(found.ok());
        CHECK_EQUAL(found->hertz.size(), expected.hertz.size());
        Distances relative;
        std::size_t agreed = 0;
        for (std::size_t i = 0; i < expected.hertz.size(); ++i) {
            const bool voiced = found->hertz[i] > 0.0F;
            agreed += voiced == (expected.hertz[i] > 0.0F) ? 1 : 0;
            if (voiced && expected.hertz[i] > 0.0F)
                relative.add(found->hertz[i] / expected.hertz[i] - 1.0);
        }
        std::printf("  %s: voicing agrees in %.2f %%\n", voice.name.c_str(),
                    100.0 * double(agreed) / double(expected.hertz.size()));
        relative.print("harvest " + voice.name);
        CHECK(double(agreed) > 0.98 * double(expected.hertz.size()));
        CHECK(relative.share(95) < 1e-4);
    }
}

CHECK_CASE(cheapTrickAgrees)
{
    const auto frameStep = golden()["frameStep"].get<std::size_t>();
    const auto binStep = golden()["binStep"].get<std::size_t>();
    for (const auto& voice : tests::goldenVoices()) {
        const auto found = cheapTrick(tests::makeVoice(voice), voice.rate, trackOf(goldenOf(voice)));
        CHECK(found.ok());
        const auto expected = goldenOf(voice)["envelopeDb"].get<std::vector<std::vector<double>>>();
        Distances decibels;
        for (std::size_t i = 0; i < expected.size(); ++i)
            for (std::size_t bin = 0; bin < expected[i].size(); ++bin)
                decibels.add(10.0 * std::log10(found->power.row(i * frameStep)[bin * binStep]) - expected[i][bin]);
        decibels.print("cheapTrick dB " + voice.name);
        CHECK(decibels.all.size() > 1000);
        CHECK(decibels.share(100) < 0.001);
    }
}

CHECK_CASE(d4cAgrees)
{
    for (const auto& voice : tests::goldenVoices()) {
        const auto found = d4c(tests::makeVoice(voice), voice.rate, trackOf(goldenOf(voice)));
        CHECK(found.ok());
        const auto expected = goldenOf(voice)["aperiodicity"].get<std::vector<std::vector<double>>>();
        Distances amplitude;
        for (std::size_t i = 0; i < expected.size(); ++i)
            for (std::size_t band = 0; band < expected[i].size(); ++band)
                amplitude.add(std::pow(10.0, found->decibels.row(2 * i)[band + 1] / 20.0) - expected[i][band]);
        amplitude.print("d4c " + voice.name);
        CHECK(amplitude.share(100) < 0.02);
    }
}

CHECK_CASE(synthesisAgrees)
{
    for (const auto& voice : tests::goldenVoices()) {
        const auto f0 = trackOf(goldenOf(voice));
        const auto frames = analyse(tests::makeVoice(voice), voice.rate, f0);
        CHECK(frames.ok());
        const auto wave = synthesise(*frames);
        CHECK(wave.ok());
        const auto levels = bandLevels(*wave, voice.rate);
        const auto expected = goldenOf(voice)["levelsDb"].get<std::vector<std::vector<double>>>();
        Distances decibels;
        for (std::size_t i = 3; i < 16; ++i) { // the voice is steady from 0.15 to 0.8 s
            const double loudest = *std::ranges::max_element(expected[i]);
            for (std::size_t band = 0; band < expected[i].size(); ++band)
                if (expected[i][band] > loudest - 30.0) // a band without a harmonic holds chance
                    decibels.add(levels[i][band] - expected[i][band]);
        }
        decibels.print("synthesis dB " + voice.name);
        CHECK(decibels.all.size() > 60);
        CHECK(decibels.share(50) < 0.1);
        CHECK(decibels.share(95) < 0.5);
    }
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
