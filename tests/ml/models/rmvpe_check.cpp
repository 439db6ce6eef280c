// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/rmvpe/rmvpe.h"

#include "ml/features/pitch_bins.h"
#include "tests/ml/conversion/support.h"

// RMVPE against the classes of RVC, made narrow: tests/golden/conversion/make_rvc.py.

using namespace melisma;
using namespace melisma::tests;

namespace {

base::Result<ml::Rmvpe> loaded()
{
    auto rmvpe = ml::Rmvpe::load(conversionGolden("rmvpe.pt"), cpu());
    if (!rmvpe)
        reportFailure(__FILE__, __LINE__, rmvpe.error().sentence());
    return rmvpe;
}

/// A row with strengths of a triangle around `bin`.
ml::FeatureRows peak(double bin, float height)
{
    ml::FeatureRows row{1, ml::kPitchBins, std::vector<float>(ml::kPitchBins)};
    for (std::size_t i = 0; i < ml::kPitchBins; ++i)
        row.values[i] = height * static_cast<float>(std::max(0.0, 1.0 - std::abs(static_cast<double>(i) - bin) / 3.0));
    return row;
}

} // namespace

CHECK_CASE(tracksAsTheReference)
{
    const Golden golden("rvc.safetensors");
    const auto rmvpe = loaded();
    const auto salience = rmvpe->salience(sungNote(1.1, 220.0, 1.0));
    CHECK(salience.ok() && salience->rows == 111);
    std::vector<float> some;
    for (std::size_t row = 0; row < salience->rows; row += 4)
        some.insert(some.end(), salience->values.begin() + static_cast<std::ptrdiff_t>(row * 360),
                    salience->values.begin() + static_cast<std::ptrdiff_t>((row + 1) * 360));
    compare("rmvpe.salience", some, golden["rmvpe.salience"], 1e-4);
    const auto f0 = rmvpe->track(sungNote(1.1, 220.0, 1.0), {});
    CHECK(f0.ok());
    compare("rmvpe.f0", *f0, golden["rmvpe.f0"], 0.05); // Hz
    CHECK(std::count(f0->begin(), f0->end(), 0.0F) > 10);
}

CHECK_CASE(readsThePitchBetweenBins)
{
    // Bin 200 is 1997.38 + 4000 cents over 10 Hz.
    const double hertz = 10.0 * std::exp2(5997.3794084376191 / 1200.0);
    CHECK_NEAR(ml::pitchOfSalience(peak(200.0, 0.5F))[0], hertz, 1e-3);
    CHECK_NEAR(ml::pitchOfSalience(peak(200.5, 0.5F))[0], hertz * std::exp2(10.0 / 1200.0), 1e-3);
    CHECK(ml::pitchOfSalience(peak(200.0, 0.029F))[0] == 0.0F);
    CHECK(ml::pitchOfSalience(peak(0.0, 0.5F))[0] > 31.7F && ml::pitchOfSalience(peak(359.0, 0.5F))[0] < 2006.0F);
}

CHECK_CASE(refusesWhatItCannotTrack)
{
    const auto rmvpe = loaded();
    auto broken = sungNote(0.2, 220.0, 1.0);
    broken[7] = std::numeric_limits<float>::infinity();
    for (const auto& samples : {std::vector<float>(512), std::vector<float>(ml::Rmvpe::kLongest + 1), broken}) {
        const auto f0 = rmvpe->track(samples, {});
        CHECK(!f0.ok());
        checkInputRefused(f0.error());
    }
    CHECK(rmvpe->track(std::vector<float>(1600), {})->size() == 11);
    std::stop_source stopped;
    stopped.request_stop();
    CHECK(rmvpe->track(sungNote(0.2, 220.0, 1.0), stopped.get_token()).error().kind == base::ErrorKind::cancelled);
}

CHECK_CASE(refusesOtherNets)
{
    for (const char* name : {"hubert.bin", "voice_40k.pth", "speaker_encoder.pt"}) {
        const auto rmvpe = ml::Rmvpe::load(conversionGolden(name), cpu());
        CHECK(!rmvpe.ok() && rmvpe.error().message.find(name) != std::string::npos);
        checkInputRefused(rmvpe.error());
    }
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
