// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/rvc/rvc.h"

#include "ml/features/coarse_pitch.h"
#include "tests/ml/conversion/support.h"

#include <map>

// Voices of RVC against its classes, made narrow: tests/golden/conversion/make_rvc.py.

using namespace melisma;
using namespace melisma::tests;
using namespace melisma::ml::rvc;

namespace {

const Golden& golden()
{
    static const Golden file("rvc.safetensors");
    return file;
}

base::Result<Rvc> loaded(const std::string& name, int threads = 2)
{
    auto voice = Rvc::load(conversionGolden(name), cpu(threads));
    if (!voice)
        reportFailure(__FILE__, __LINE__, voice.error().sentence());
    return voice;
}

ml::FeatureRows features(const std::string& name, std::size_t width)
{
    auto values = golden()[name + ".features"];
    return {values.size() / width, width, std::move(values)};
}

SynthesisOptions quiet(int speaker)
{
    SynthesisOptions options;
    options.speaker = speaker;
    options.noise = 0.0;
    return options;
}

void speaksAs(const std::string& name, const std::string& file, const ml::FeatureRows& said, bool pitched, int speaker)
{
    auto voice = loaded(file);
    std::map<std::string, std::vector<float>> seen;
    voice->setProbe([&seen](std::string_view step, std::span<const float> values, std::size_t) {
        seen[std::string(step)] = {values.begin(), values.end()};
    });
    const auto f0 = pitched ? golden()[name + ".f0"] : std::vector<float>();
    const auto samples = voice->synthesise(said, f0, quiet(speaker));
    CHECK(samples.ok());
    compare(name + ".latent", seen["latent"], golden()[name + ".latent"], 1e-4);
    compare(name + ".flow", seen["flow"], golden()[name + ".flow"], 1e-4);
    compare(name + ".samples", *samples, golden()[name + ".samples"], 1e-4);
    if (!pitched)
        return;
    std::vector<float> some;
    for (std::size_t i = 0; i < seen["source"].size(); i += 5)
        some.push_back(seen["source"][i]);
    compare(name + ".source", some, golden()[name + ".source"], 1e-4);
}

} // namespace

CHECK_CASE(speaksAsRvcStepByStep)
{
    speaksAs("40k", "voice_40k.pth", features("40k", 128), true, 1);
}

CHECK_CASE(speaksWithoutPitchAsRvc)
{
    speaksAs("48k", "voice_48k.pth", features("40k", 128), false, 2);
}

CHECK_CASE(speaksAsAVoiceOfApplio)
{
    speaksAs("applio", "voice_applio.pth", features("applio", 32), true, 0);
    const auto voice = loaded("voice_applio.pth");
    CHECK(voice->claims().version == "v1" && voice->claims().name == "somebody" &&
          voice->claims().embedder == "contentvec");
    CHECK(voice->config().sampleRate == 32000 && voice->config().speakers == 3 && voice->config().pitched);
}

CHECK_CASE(pitchStepsAreThoseOfRvc)
{
    const auto f0 = golden()["40k.f0"];
    const auto steps = golden()["40k.coarse"];
    for (std::size_t i = 0; i < f0.size(); ++i)
        CHECK_EQUAL(ml::coarsePitch(f0[i]), static_cast<int>(steps[i]));
    CHECK(ml::coarsePitch(0.0) == 1 && ml::coarsePitch(50.0) == 1 && ml::coarsePitch(1100.0) == 255 &&
          ml::coarsePitch(9000.0) == 255 && ml::coarsePitch(std::nan("")) == 1);
}

CHECK_CASE(chanceFollowsItsSeed)
{
    const auto voice = loaded("voice_40k.pth");
    const auto said = features("40k", 128);
    const auto f0 = golden()["40k.f0"];
    auto options = quiet(1);
    options.noise = 1.0;
    options.seed = 3;
    const auto first = voice->synthesise(said, f0, options);
    CHECK(farthest(*first, *voice->synthesise(said, f0, options)) == 0.0);
    CHECK(farthest(*first, *loaded("voice_40k.pth", 1)->synthesise(said, f0, options)) < 1e-5);
    options.seed = 4;
    CHECK(farthest(*first, *voice->synthesise(said, f0, options)) > 1e-3);
    options.speaker = 0;
    options.noise = 0.0;
    CHECK(farthest(golden()["40k.samples"], *voice->synthesise(said, f0, options)) > 1e-3);
}

CHECK_CASE(badArgumentsAreRefused)
{
    const auto voice = loaded("voice_40k.pth");
    const auto said = features("40k", 128);
    const auto f0 = golden()["40k.f0"];
    const auto refused = [](const auto& result) {
        CHECK(!result.ok());
        checkInputRefused(result.error());
    };
    refused(voice->synthesise(features("40k", 64), f0));
    refused(voice->synthesise(said, std::span(f0).first(10)));
    refused(voice->synthesise(said, {}));
    refused(voice->synthesise(ml::FeatureRows{0, 128, {}}, {}));
    for (const int speaker : {-1, 3})
        refused(voice->synthesise(said, f0, quiet(speaker)));
    auto broken = said;
    broken.values[5] = std::nanf("");
    refused(voice->synthesise(broken, f0));
    auto loud = quiet(0);
    loud.noise = -1.0;
    refused(voice->synthesise(said, f0, loud));
    refused(loaded("voice_48k.pth")->synthesise(said, f0));
    std::stop_source stopped;
    stopped.request_stop();
    CHECK(voice->synthesise(said, f0, quiet(0), stopped.get_token()).error().kind == base::ErrorKind::cancelled);
}

CHECK_CASE(otherFilesAreExplained)
{
    const auto told = [](const std::string& name, const std::string& reason) {
        const auto voice = Rvc::load(conversionGolden(name), cpu());
        CHECK(!voice.ok());
        checkInputRefused(voice.error());
        if (voice.error().message.find(reason) == std::string::npos)
            reportFailure(__FILE__, __LINE__, name + ": " + voice.error().message);
    };
    told("G_40.pth", "unfinished training");
    told("D_40.pth", "judge of a training");
    told("rmvpe.pt", "no voice of RVC");
    told("make_rvc.py", "not one of torch.save");
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
