// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "ml/io/safetensors.h"
#include "ml/models/kokoro/kokoro.h"
#include "tests/support/check.h"
#include "tests/support/scratch_dir.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <map>

// Kokoro's network against the reference classes, made small: tests/golden/make_kokoro.py.

using namespace melisma;
using namespace melisma::ml::kokoro;

namespace {

/// Where to check: MELISMA_TEST_DEVICE, cuda:0 where there is a GPU.
std::string testDevice()
{
    const char* device = std::getenv("MELISMA_TEST_DEVICE");
    return device ? device : "cpu";
}

/// cuDNN sums in another order.
double usualTolerance()
{
    return testDevice() == "cpu" ? 1e-4 : 3e-4;
}

std::uint64_t scattered(std::uint64_t value)
{
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

/// As hashed() in make_kokoro.py, scaled.
std::vector<float> numbersOf(const std::string& name, std::size_t count, double offset, double amplitude)
{
    std::uint64_t seed = 0xCBF29CE484222325U;
    for (const char letter : name)
        seed = (seed ^ static_cast<unsigned char>(letter)) * 0x100000001B3U;
    std::vector<float> numbers(count);
    for (std::size_t place = 0; place < count; ++place) {
        const std::uint64_t bits = scattered(seed + (place + 1) * 0x9E3779B97F4A7C15U) >> 40U;
        numbers[place] = static_cast<float>(offset + amplitude * (static_cast<double>(bits) / 8388608.0 - 1.0));
    }
    return numbers;
}

const ml::Safetensors& golden()
{
    static const ml::Safetensors file = [] {
        auto read =
            ml::Safetensors::read(std::string(std::getenv("MELISMA_SOURCE_DIR")) + "/tests/golden/kokoro.safetensors");
        CHECK(read.ok());
        return *std::move(read);
    }();
    return file;
}

std::vector<float> expected(const std::string& name)
{
    auto numbers = golden().floats(name);
    CHECK(numbers.ok());
    return numbers ? *numbers : std::vector<float>();
}

std::vector<int> whole(const std::vector<float>& numbers)
{
    return {numbers.begin(), numbers.end()};
}

std::vector<int> ids()
{
    return base::parseJson(golden().metadata().at("ids"), "ids")->get<std::vector<int>>();
}

std::vector<ml::TensorToWrite> weights()
{
    std::vector<ml::TensorToWrite> tensors;
    const auto table = base::parseJson(golden().metadata().at("weights"), "weights");
    CHECK(table.ok());
    for (const base::Json& row : *table) {
        const auto shape = row[1].get<std::vector<std::int64_t>>();
        std::size_t count = 1;
        for (const std::int64_t size : shape)
            count *= static_cast<std::size_t>(size);
        const auto name = row[0].get<std::string>();
        tensors.push_back(
            ml::floatTensor(name, shape, numbersOf(name, count, row[2].get<double>(), row[3].get<double>())));
    }
    return tensors;
}

base::Result<Kokoro> loaded(std::vector<ml::TensorToWrite> tensors, int threads = 2)
{
    const tests::ScratchDir scratch;
    const auto runtime = ml::prepareRuntime(testDevice(), threads);
    CHECK(runtime.ok());
    CHECK(ml::writeSafetensors(scratch.path() / "weights", std::move(tensors)).ok());
    return Kokoro::load(scratch.path() / "weights", *runtime);
}

Kokoro model(int threads = 2)
{
    auto kokoro = loaded(weights(), threads);
    if (!kokoro)
        std::fprintf(stderr, "%s\n", kokoro.error().sentence().c_str());
    CHECK(kokoro.ok());
    return *std::move(kokoro);
}

double farthest(const std::vector<float>& numbers, const std::vector<float>& others)
{
    if (numbers.size() != others.size())
        return std::numeric_limits<double>::infinity();
    double most = 0.0;
    for (std::size_t index = 0; index < numbers.size(); ++index)
        most = std::max(most, std::abs(static_cast<double>(numbers[index]) - static_cast<double>(others[index])));
    return most;
}

void compare(const std::string& name, const std::vector<float>& numbers, double tolerance = usualTolerance())
{
    const double distance = farthest(numbers, expected(name));
    std::printf("  %s: %zu numbers, at most %.2e apart\n", name.c_str(), numbers.size(), distance);
    const auto right = expected(name);
    std::size_t first = 0;
    while (first < std::min(numbers.size(), right.size()) && std::abs(numbers[first] - right[first]) < tolerance)
        ++first;
    if (!(distance < tolerance))
        std::printf("  the first that is off is number %zu\n", first);
    if (!(distance < tolerance))
        tests::reportFailure(__FILE__, __LINE__, name + " is " + std::to_string(distance) + " off");
}

/// The noise of make_kokoro.py.
DecodeOptions seeded()
{
    DecodeOptions options;
    options.seed = 5;
    return options;
}

Curves melody()
{
    return {expected("melody"), expected("sung_energy")};
}

std::vector<int> sungDurations()
{
    return whole(expected("sung_durations"));
}

std::vector<float> sung(const Kokoro& kokoro, const DecodeOptions& options)
{
    const auto samples = kokoro.decode(ids(), sungDurations(), melody(), expected("style"), options);
    CHECK(samples.ok());
    return samples ? *samples : std::vector<float>();
}

} // namespace

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

CHECK_CASE(statisticsOfOnePassServeAnother)
{
    const Kokoro kokoro = model();
    AdaInStatistics statistics;
    auto options = seeded();
    options.captured = &statistics;
    const auto plain = sung(kokoro, options);
    compare("statistics", statistics.values, 1e-3); // up to 300
    options.captured = nullptr;
    options.frozen = &statistics;
    CHECK(farthest(sung(kokoro, options), plain) < 1e-5);

    // Those of the spoken pass in the sung one.
    Curves spoken{expected("spoken_f0"), expected("spoken_energy")};
    options = seeded();
    options.captured = &statistics;
    CHECK(kokoro.decode(ids(), whole(expected("spoken_durations")), spoken, expected("style"), options).ok());
    options.captured = nullptr;
    options.frozen = &statistics;
    compare("frozen_samples", sung(kokoro, options));
}

CHECK_CASE(theTwoHalvesMakeTheWhole)
{
    const Kokoro kokoro = model();
    const auto style = expected("style");
    const auto features = kokoro.features(ids(), sungDurations(), melody(), style);
    CHECK(features.ok());
    compare("sung_decoder", features->values);
    const auto samples = kokoro.generate(*features, melody().f0, style, seeded());
    CHECK(samples.ok() && farthest(*samples, sung(kokoro, seeded())) == 0.0);
}

/// A frame's content as often as its symbol lasts, which is what decode() makes of text.
CHECK_CASE(contentThatIsGivenIsDecodedAsThatOfText)
{
    const Kokoro kokoro = model();
    const auto symbols = kokoro.content(ids());
    CHECK(symbols.ok() && symbols->rows == ids().size());
    Features frames{0, symbols->width, {}};
    const auto durations = sungDurations();
    for (std::size_t symbol = 0; symbol < durations.size(); ++symbol)
        for (int frame = 0; frame < durations[symbol]; ++frame, ++frames.rows)
            frames.values.insert(frames.values.end(),
                                 symbols->values.begin() + static_cast<std::ptrdiff_t>(symbol * symbols->width),
                                 symbols->values.begin() + static_cast<std::ptrdiff_t>((symbol + 1) * symbols->width));
    const auto features = kokoro.features(frames, melody(), expected("style"));
    CHECK(features.ok());
    compare("sung_decoder", features->values);
    frames.values.pop_back();
    CHECK(!kokoro.features(frames, melody(), expected("style")).ok());
}

/// The second half of a sound, made alone where the first has brought the excitation.
CHECK_CASE(aPieceContinuesWhatWentBefore)
{
    const Kokoro kokoro = model();
    const auto style = expected("style");
    const auto features = kokoro.features(ids(), sungDurations(), melody(), style);
    CHECK(features.ok());
    AdaInStatistics statistics;
    auto options = seeded();
    options.captured = &statistics;
    const auto whole = kokoro.generate(*features, melody().f0, style, options);
    options.captured = nullptr;
    options.frozen = &statistics;

    const auto melodyPitch = melody().f0;
    const std::size_t first = features->rows / 2;
    const std::span<const float> before(melodyPitch.data(), first);
    const std::span<const float> rest(melodyPitch.data() + first, melodyPitch.size() - first);
    const Features half{
        rest.size(),
        features->width,
        {features->values.begin() + static_cast<std::ptrdiff_t>(first * features->width), features->values.end()}};
    const auto apart = [&](const DecodeOptions& how) {
        const auto piece = kokoro.generate(half, rest, style, how);
        CHECK(whole.ok() && piece.ok());
        constexpr std::size_t kReach = 24 * 300; // of the convolutions, which see an edge here
        double most = 0.0;
        for (std::size_t at = kReach; at < piece->size(); ++at)
            most = std::max(most, static_cast<double>(std::abs((*piece)[at] - (*whole)[first * 300 + at])));
        return most;
    };
    const double without = apart(options);
    options.place.pass(before);
    const double with = apart(options);
    std::printf("  a piece is %.2e from the whole, %.2e when it begins anew\n", with, without);
    CHECK(with < 1e-4);
    CHECK(without > 10.0 * with);
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
