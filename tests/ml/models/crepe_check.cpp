// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/crepe/crepe.h"

#include "ml/features/pitch_bins.h"
#include "ml/models/crepe/pitch_path.h"
#include "tests/ml/conversion/support.h"

// CREPE against torchcrepe: tests/golden/conversion/make_crepe.py.

using namespace melisma;
using namespace melisma::tests;

namespace {

/// Two notes with silence between.
std::vector<float> sound()
{
    auto samples = sungNote(0.7, 220.0, 1.0);
    samples.resize(samples.size() + 4800);
    const auto second = sungNote(0.5, 311.0, 0.6);
    samples.insert(samples.end(), second.begin(), second.end());
    return samples;
}

std::vector<float> asFloats(const std::vector<std::size_t>& bins)
{
    return {bins.begin(), bins.end()};
}

void hearsAs(const std::filesystem::path& weights, const std::string& kind)
{
    const Golden golden("crepe.safetensors");
    const auto crepe = ml::Crepe::load(weights, cpu());
    CHECK(crepe.ok());
    const auto salience = crepe->salience(sound());
    CHECK(salience.ok() && salience->rows == 151);
    std::vector<float> some;
    for (std::size_t row = 0; row < salience->rows; row += 10)
        some.insert(some.end(), salience->values.begin() + static_cast<std::ptrdiff_t>(row * 360),
                    salience->values.begin() + static_cast<std::ptrdiff_t>((row + 1) * 360));
    compare(kind + ".salience", some, golden[kind + ".salience"], 1e-4);
    const auto range = ml::binsBetween(50.0, 1100.0);
    compare(kind + ".path", asFloats(ml::likeliestBins(*salience, range)), golden[kind + ".path"], 0.5);
    compare(kind + ".strongest", asFloats(ml::strongestBins(*salience, range)), golden[kind + ".strongest"], 0.5);
}

} // namespace

CHECK_CASE(hearsAsTorchcrepeWithSmallWeights)
{
    hearsAs(conversionGolden("crepe.pth"), "small");
}

CHECK_CASE(hearsAsTorchcrepeWithThePublishedWeights)
{
    const auto weights = installedWeights("crepe", "tiny.pth");
    if (weights.empty()) {
        std::printf("  left out: the model crepe is not installed\n");
        return;
    }
    hearsAs(weights, "published");
    const auto crepe = ml::Crepe::load(weights, cpu());
    const auto f0 = crepe->track(sound(), {});
    CHECK(f0.ok());
    for (std::size_t row = 10; row < 60; ++row) // 3 % of vibrato, 0.5 semitones, around 220 Hz
        CHECK_NEAR(12.0 * std::log2((*f0)[row] / 220.0), 0.0, 0.8);
    for (std::size_t row = 76; row < 94; ++row)
        CHECK((*f0)[row] == 0.0F);
    for (std::size_t row = 110; row < 145; ++row)
        CHECK_NEAR(12.0 * std::log2((*f0)[row] / 311.0), 0.0, 0.8);
}

CHECK_CASE(theLikeliestPathPassesOneWrongFrame)
{
    ml::FeatureRows rows{9, ml::kPitchBins, std::vector<float>(9 * ml::kPitchBins)};
    for (std::size_t row = 0; row < rows.rows; ++row) {
        rows.values[row * ml::kPitchBins + 100 + row] = 0.9F;
        if (row == 4)
            rows.values[row * ml::kPitchBins + 160] = 1.0F; // an octave of sixty bins
    }
    const auto range = ml::binsBetween(50.0, 1100.0);
    CHECK(ml::strongestBins(rows, range)[4] == 160);
    ml::CrepeOptions options;
    const auto path = ml::pitchOfSalience(rows, options);
    options.reading = ml::CrepeReading::strongest;
    const auto each = ml::pitchOfSalience(rows, options);
    CHECK(path[4] < 1.1F * path[3] && each[4] > 1.9F * each[3]);
    options.threshold = 0.95;
    CHECK(ml::pitchOfSalience(rows, options)[3] == 0.0F);
}

CHECK_CASE(refusesWhatItCannotHear)
{
    ml::CrepeOptions options;
    options.highest = 4000.0;
    checkInputRefused(ml::Crepe::load(conversionGolden("crepe.pth"), cpu(), options).error());
    for (const char* name : {"rmvpe.pt", "voice_40k.pth"})
        checkInputRefused(ml::Crepe::load(conversionGolden(name), cpu()).error());
    const auto crepe = ml::Crepe::load(conversionGolden("crepe.pth"), cpu());
    checkInputRefused(crepe->track({}, {}).error());
    checkInputRefused(crepe->track(std::vector<float>(100, std::nanf("")), {}).error());
    std::stop_source stopped;
    stopped.request_stop();
    CHECK(crepe->track(sound(), stopped.get_token()).error().kind == base::ErrorKind::cancelled);
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
