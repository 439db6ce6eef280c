// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ml/models/small_kokoro.h"

using namespace melisma;
using namespace melisma::ml::kokoro;
using namespace melisma::tests;

CHECK_CASE(speaksAsTheReferenceStepByStep)
{
    Kokoro kokoro = model();
    std::map<std::string, std::vector<float>> seen;
    kokoro.setProbe([&seen](std::string_view name, std::span<const float> values, std::size_t) {
        seen[std::string(name)] = {values.begin(), values.end()};
    });
    const auto speech = kokoro.synthesise(ids(), expected("style"), 1.25, seeded());
    CHECK(speech.ok());
    if (!speech)
        return;
    for (const char* name : {"bert", "duration_encoder", "text_encoder"})
        compare(name, seen[name]);
    compare("exact_durations", speech->prosody.exactDurations);
    CHECK(speech->prosody.durations == whole(expected("spoken_durations")));
    compare("spoken_f0", speech->prosody.curves.f0, 1e-3); // of 160 Hz
    compare("spoken_energy", speech->prosody.curves.energy);
    compare("spoken_decoder", seen["decoder"]);
    compare("spoken_samples", speech->samples);
}

CHECK_CASE(singsGivenDurationsAndPitchAsTheReference)
{
    const Kokoro kokoro = model();
    const auto curves = kokoro.f0AndEnergy(ids(), expected("style"), sungDurations());
    CHECK(curves.ok());
    compare("sung_f0", curves->f0, 1e-3);
    compare("sung_energy", curves->energy);
    compare("sung_samples", sung(kokoro, seeded()));
}

CHECK_CASE(seedsAreHeardAndRepeat)
{
    const Kokoro two = model(2);
    const auto first = sung(two, seeded());
    CHECK(farthest(first, sung(two, seeded())) == 0.0);
    auto options = seeded();
    options.seed = 8;
    CHECK(farthest(first, sung(two, options)) > 1e-4);
    options = seeded();
    options.phase = 1.0;
    CHECK(farthest(first, sung(two, options)) > 1e-4);
    options.noise = options.phase = 0.0;
    const auto quiet = sung(two, options);
    options.seed = 8;
    CHECK(farthest(first, quiet) > 1e-4 && farthest(quiet, sung(two, options)) == 0.0);
    const Kokoro one = model(1);
    CHECK(farthest(first, sung(one, seeded())) < 1e-5);
}

CHECK_CASE(badArgumentsAreRefused)
{
    const Kokoro kokoro = model();
    const auto good = expected("style");
    const auto refused = [](const auto& result) {
        CHECK(!result.ok() && result.error().kind == base::ErrorKind::input && !result.error().hint.empty());
    };
    const std::vector<std::vector<int>> texts = {{}, {0}, {0, 0}, {3, 4, 0}, {0, 3, 4}, {0, 20, 0}, {0, -1, 0}};
    for (const auto& text : texts)
        refused(kokoro.prosody(text, good, 1.0));
    std::vector<int> tooLong(64 - 2 + 3, 1); // this small model has 64 positions
    tooLong.front() = tooLong.back() = 0;
    refused(kokoro.prosody(tooLong, good, 1.0));
    for (const float bad : {std::nanf(""), std::numeric_limits<float>::infinity(), 1e20F}) {
        auto style = good;
        style[5] = bad;
        refused(kokoro.prosody(ids(), style, 1.0));
        auto curves = melody();
        curves.f0[3] = bad;
        refused(kokoro.decode(ids(), sungDurations(), curves, good));
        curves = melody();
        curves.energy[3] = bad;
        refused(kokoro.decode(ids(), sungDurations(), curves, good));
    }
    refused(kokoro.prosody(ids(), std::span(good).first(31), 1.0));
    for (const double speed : {0.0, -1.0, 0.1, 9.0, std::nan("")})
        refused(kokoro.prosody(ids(), good, speed));
    for (const auto& durations : std::vector<std::vector<int>>{
             {}, {1, 1}, {2, 1, 0, 3, 1, 12, 2, 2}, {2, 1, -9, 3, 1, 12, 2, 2}, {2, 1, 4000, 3, 1, 12, 2, 2}})
        refused(kokoro.f0AndEnergy(ids(), good, durations));
    auto curves = melody();
    curves.f0.pop_back();
    refused(kokoro.decode(ids(), sungDurations(), curves, good));
    auto options = seeded();
    options.noise = -1.0;
    refused(kokoro.decode(ids(), sungDurations(), melody(), good, options));
    const AdaInStatistics tooFew{{1.0F, 2.0F}};
    options = seeded();
    options.frozen = &tooFew;
    refused(kokoro.decode(ids(), sungDurations(), melody(), good, options));
    refused(kokoro.generate(Features{4, 64, std::vector<float>(5)}, melody().f0, good));
}

CHECK_CASE(stoppingIsHeard)
{
    const Kokoro kokoro = model();
    std::stop_source source;
    source.request_stop();
    const auto stop = source.get_token();
    const auto style = expected("style");
    const auto cancelled = [](const auto& result) {
        CHECK(!result.ok() && result.error().kind == base::ErrorKind::cancelled);
    };
    cancelled(kokoro.prosody(ids(), style, 1.0, stop));
    cancelled(kokoro.decode(ids(), sungDurations(), melody(), style, {}, stop));
    cancelled(kokoro.synthesise(ids(), style, 1.0, {}, stop));
    cancelled(kokoro.features(ids(), sungDurations(), melody(), style, {}, stop));
}

CHECK_CASE(otherWeightsAreRefused)
{
    using Change = std::function<void(std::vector<ml::TensorToWrite>&)>;
    const auto named = [](std::vector<ml::TensorToWrite>& tensors, const std::string& name) {
        return std::find_if(tensors.begin(), tensors.end(), [&name](const auto& each) { return each.name == name; });
    };
    const Change changes[] = {
        [](auto& tensors) { tensors.clear(); },
        [](auto& tensors) { tensors.push_back(ml::floatTensor("more", {1}, std::vector<float>{1.0F})); },
        [&](auto& tensors) { tensors.erase(named(tensors, "decoder.generator.ups.1.bias")); },
        [&](auto& tensors) { tensors.erase(named(tensors, "decoder.generator.ups.1.weight")); },
        [&](auto& tensors) {
            named(tensors, "predictor.lstm.bias_hh_l0")->shape = {1, 64};
        },
        [&](auto& tensors) { named(tensors, "bert_encoder.weight")->dtype = ml::DType::i32; }};
    for (const Change& change : changes) {
        auto tensors = weights();
        change(tensors);
        const auto refused = loaded(std::move(tensors));
        CHECK(!refused.ok() && refused.error().kind == base::ErrorKind::input);
    }
    auto damaged = weights();
    std::memset(named(damaged, "decoder.generator.conv_post.bias")->bytes.data(), 0xFF, 4);
    const auto kokoro = loaded(std::move(damaged));
    CHECK(kokoro.ok());
    const auto noise = kokoro->decode(ids(), sungDurations(), melody(), expected("style"));
    CHECK(!noise.ok() && noise.error().kind == base::ErrorKind::input);
    const auto absent = Kokoro::load("/nowhere/kokoro.safetensors", *ml::prepareRuntime("cpu", 1));
    CHECK(!absent.ok() && absent.error().message.find("/nowhere/kokoro.safetensors") != std::string::npos);
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
