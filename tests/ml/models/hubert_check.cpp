// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/hubert/hubert.h"

#include "tests/ml/conversion/support.h"

// HuBERT against the library transformers, made narrow: tests/golden/conversion/make_rvc.py.

using namespace melisma;
using namespace melisma::tests;

namespace {

base::Result<ml::Hubert> loaded(const std::string& name)
{
    auto hubert = ml::Hubert::load(conversionGolden(name), cpu());
    if (!hubert)
        reportFailure(__FILE__, __LINE__, hubert.error().sentence());
    return hubert;
}

std::vector<float> sound()
{
    return sungNote(1.1, 220.0, 1.0);
}

} // namespace

CHECK_CASE(hearsAsTransformers)
{
    const Golden golden("rvc.safetensors");
    const auto hubert = loaded("hubert.bin");
    const auto features = hubert->features(sound());
    CHECK(features.ok() && features->rows == 54 && features->width == 128);
    compare("hubert.last", features->values, golden["hubert.last"], 1e-4);
}

CHECK_CASE(projectsTheNinthLayerForTheFirstVersion)
{
    const Golden golden("rvc.safetensors");
    const auto hubert = loaded("hubert_deep.bin");
    CHECK(hubert->projects());
    const auto features = hubert->features(sound(), ml::HubertOutput::projected);
    CHECK(features.ok() && features->width == 32);
    compare("deep.projected", features->values, golden["deep.projected"], 1e-4);
}

CHECK_CASE(refusesWhatItCannotHear)
{
    const auto hubert = loaded("hubert.bin");
    auto broken = sound();
    broken[7] = std::nanf("");
    for (const auto& samples : {std::vector<float>(399), std::vector<float>(ml::Hubert::kLongest + 1), broken}) {
        const auto features = hubert->features(samples);
        CHECK(!features.ok());
        checkInputRefused(features.error());
    }
    CHECK(hubert->features(std::vector<float>(400, 0.1F))->rows == 1);
    CHECK(hubert->features(std::vector<float>(719, 0.1F))->rows == 1);
    CHECK(hubert->features(std::vector<float>(720, 0.1F))->rows == 2);
    CHECK(!hubert->projects());
    const auto projected = hubert->features(sound(), ml::HubertOutput::projected);
    CHECK(!projected.ok() && projected.error().message.find("RVC v1") != std::string::npos);
    std::stop_source stopped;
    stopped.request_stop();
    CHECK(hubert->features(sound(), ml::HubertOutput::last, stopped.get_token()).error().kind ==
          base::ErrorKind::cancelled);
}

CHECK_CASE(refusesOtherNets)
{
    for (const char* name : {"rmvpe.pt", "voice_40k.pth", "speaker_encoder.pt", "rvc.safetensors"}) {
        const auto hubert = ml::Hubert::load(conversionGolden(name), cpu());
        CHECK(!hubert.ok() && hubert.error().message.find(name) != std::string::npos);
        checkInputRefused(hubert.error());
    }
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
