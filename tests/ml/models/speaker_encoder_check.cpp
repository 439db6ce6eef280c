// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/speaker_encoder/speaker_encoder.h"

#include "ml/models/speaker_encoder/windows.h"
#include "tests/ml/conversion/support.h"

// The encoder against Resemblyzer: tests/golden/conversion/make_speaker_encoder.py.

using namespace melisma;
using namespace melisma::tests;

namespace {

const Golden& golden()
{
    static const Golden file("speaker_encoder.safetensors");
    return file;
}

std::vector<float> sound(const std::string& name)
{
    if (name == "low")
        return sungNote(3.1, 110.0, 1.2);
    if (name == "high")
        return sungNote(2.0, 330.0, 0.7);
    if (name == "long")
        return sungNote(7.3, 147.0, 0.9);
    auto soft = sungNote(1.0, 196.0, 1.0);
    for (float& sample : soft)
        sample *= 0.02F;
    return soft;
}

void checkAll(const std::filesystem::path& weights, const std::string& kind)
{
    const auto encoder = ml::SpeakerEncoder::load(weights, cpu());
    CHECK(encoder.ok());
    if (!encoder)
        return;
    for (const std::string name : {"low", "high", "soft", "long"}) {
        const auto voice = encoder->embed(sound(name));
        const auto windows = encoder->embedWindows(sound(name));
        CHECK(voice.ok() && windows.ok());
        std::vector<float> joined;
        for (const auto& window : *windows)
            joined.insert(joined.end(), window.begin(), window.end());
        compare(kind + "." + name, *voice, golden()[kind + "." + name], 1e-5);
        compare(kind + "." + name + ".windows", joined, golden()[kind + "." + name + ".windows"], 1e-5);
        CHECK_NEAR(ml::cosine(*voice, *voice), 1.0, 1e-6);
    }
}

} // namespace

CHECK_CASE(hearsAsResemblyzerWithSmallWeights)
{
    checkAll(conversionGolden("speaker_encoder.pt"), "small");
}

CHECK_CASE(hearsAsResemblyzerWithThePublishedWeights)
{
    const auto weights = installedWeights("resemblyzer", "pretrained.pt");
    if (weights.empty())
        std::printf("  left out: the model resemblyzer is not installed\n");
    else
        checkAll(weights, "published");
}

CHECK_CASE(windowsLieWhereTheReferencePutsThem)
{
    // n samples -> starts in frames, by compute_partial_slices(n, 1.3, 0.75).
    using Starts = std::vector<std::size_t>;
    CHECK(ml::speaker_encoder::windowStarts(400) == Starts({0}));
    CHECK(ml::speaker_encoder::windowStarts(25600) == Starts({0}));
    CHECK(ml::speaker_encoder::windowStarts(77 * 160 + 19199) == Starts({0}));
    CHECK(ml::speaker_encoder::windowStarts(77 * 160 + 19200) == Starts({0, 77}));
    CHECK(ml::speaker_encoder::windowStarts(80000) == Starts({0, 77, 154, 231, 308}));
}

CHECK_CASE(softVoicesAreRaisedAndLoudOnesLeft)
{
    const auto raised = ml::speaker_encoder::raised(sound("soft"));
    double power = 0.0;
    for (const float sample : raised)
        power += static_cast<double>(sample) * sample;
    CHECK_NEAR(10.0 * std::log10(power / static_cast<double>(raised.size())), -30.0, 1e-3);
    CHECK(ml::speaker_encoder::raised(sound("low")) == sound("low"));
    const std::vector<float> silence(1000);
    CHECK(ml::speaker_encoder::raised(silence) == silence);
}

CHECK_CASE(whatIsNoVoiceIsRefused)
{
    const auto encoder = ml::SpeakerEncoder::load(conversionGolden("speaker_encoder.pt"), cpu());
    CHECK(encoder.ok());
    auto broken = sound("low");
    broken[100] = std::nanf("");
    for (const auto& samples : {std::vector<float>(), std::vector<float>(399, 0.1F), broken}) {
        const auto heard = encoder->embed(samples);
        CHECK(!heard.ok());
        checkInputRefused(heard.error());
    }
    std::stop_source stopped;
    stopped.request_stop();
    const auto heard = encoder->embed(sound("low"), stopped.get_token());
    CHECK(!heard.ok() && heard.error().kind == base::ErrorKind::cancelled);
    const std::vector<float> one{1.0F, 0.0F}, other{0.0F, 2.0F}, longer{1.0F, 0.0F, 0.0F};
    CHECK(ml::cosine(one, other) == 0.0 && ml::cosine(one, longer) == 0.0 && ml::cosine({}, {}) == 0.0);
    CHECK_NEAR(ml::cosine(one, std::vector<float>{-3.0F, 0.0F}), -1.0, 1e-12);
}

CHECK_CASE(otherFilesAreRefused)
{
    for (const char* name : {"speaker_encoder.safetensors", "signals.py", "nowhere.pt"}) {
        const auto encoder = ml::SpeakerEncoder::load(conversionGolden(name), cpu());
        CHECK(!encoder.ok() && encoder.error().message.find(name) != std::string::npos);
    }
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
