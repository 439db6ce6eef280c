// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/kokoro/kokoro.h"

#include "ml/models/kokoro/checks.h"
#include "ml/models/kokoro/decoder.h"
#include "ml/models/kokoro/generator.h"
#include "ml/models/kokoro/prosody_predictor.h"
#include "ml/models/kokoro/text_encoder.h"
#include "ml/nn/plain_data.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml::kokoro {

namespace {

torch::Tensor toTensor(std::span<const int> numbers, torch::Device device)
{
    const std::vector<std::int64_t> wide(numbers.begin(), numbers.end());
    return torch::tensor(wide, torch::kInt64).to(device);
}

/// Half to even, as the reference rounds.
std::vector<int> rounded(const std::vector<float>& durations)
{
    std::vector<int> whole(durations.size());
    std::transform(durations.begin(), durations.end(), whole.begin(),
                   [](float frames) { return std::max(1, static_cast<int>(std::nearbyint(frames))); });
    return whole;
}

/// Runs `work` where no gradient is kept; what libtorch throws becomes an Error.
template <class Work>
auto guarded(const Work& work) -> decltype(work())
{
    try {
        const c10::InferenceMode inference;
        return work();
    } catch (const std::exception& problem) {
        return base::Error{base::ErrorKind::internal, "The voice model could not be run",
                           "Close other programs if memory is short, or use a shorter text", problem.what()};
    }
}

StatisticsTape tapeFor(const DecodeOptions& options)
{
    if (options.captured)
        options.captured->values.clear();
    auto tape = options.frozen     ? StatisticsTape::replaying(options.frozen->values)
                : options.captured ? StatisticsTape::recording(options.captured->values)
                                   : StatisticsTape();
    tape.adapt(options.adapted);
    return tape;
}

Limits limitsOf(const Config& config)
{
    Limits limits;
    limits.symbols = static_cast<int>(config.albert.symbols);
    limits.styleWidth = static_cast<std::size_t>(2 * config.style);
    limits.maxSymbols = static_cast<std::size_t>(std::min(kMaxSymbols, config.albert.positions - 2));
    limits.maxFrames = static_cast<std::size_t>(kMaxFrames);
    limits.contentWidth = static_cast<std::size_t>(config.width);
    limits.featureWidth = static_cast<std::size_t>(config.decoderOutput);
    const auto seen = config.decoderWidth + config.reminder + 2;
    const auto normalised = config.width + 2 + config.decoderBlocks * (seen + config.decoderWidth) +
                            config.decoderOutput; // the encoder's second norm stands in for the last block's
    limits.decoderNumbers = static_cast<std::size_t>(2 * normalised);
    std::int64_t numbers = 0;
    for (std::size_t stage = 0; stage < config.upsampleRates.size(); ++stage)
        numbers += (config.decoderOutput >> (stage + 1)) * static_cast<std::int64_t>(config.blockTaps.size() + 1);
    limits.generatorNumbers = static_cast<std::size_t>(2 * 2 * numbers) * SnakeBlock::kDilations.size();
    return limits;
}

} // namespace

struct Kokoro::Nets {
    Nets(const WeightReader& weights, const Config& config, torch::Device on)
        : device(on)
        , limits(limitsOf(config))
        , half(config.style)
        , albert(weights.at("bert"), config.albert)
        , textWeight(weights.at("bert_encoder").take("weight", {config.width, config.albert.hidden}))
        , textBias(weights.at("bert_encoder").take("bias", {config.width}))
        , predictor(weights.at("predictor"), config)
        , textEncoder(weights.at("text_encoder"), config)
        , decoder(weights.at("decoder"), config)
        , generator(weights.at("decoder.generator"), config, on)
    {}

    void show(std::string_view name, const torch::Tensor& rows) const
    {
        if (probe)
            probe(name, plainFloats(rows), static_cast<std::size_t>(rows.dim() > 1 ? rows.size(1) : 1));
    }
    torch::Tensor soundStyle(std::span<const float> style) const { return tensorOf(style, device).narrow(0, 0, half); }
    torch::Tensor prosodyStyle(std::span<const float> style) const
    {
        return tensorOf(style, device).narrow(0, half, half);
    }

    torch::Tensor encode(std::span<const int> ids, std::span<const float> style) const;
    Curves curves(const torch::Tensor& encoded, std::span<const int> durations, std::span<const float> style) const;
    torch::Tensor features(std::span<const int> ids, std::span<const int> durations, const Curves& curves,
                           std::span<const float> style, StatisticsTape& tape, const std::stop_token& stop) const;
    torch::Tensor features(const torch::Tensor& frames, const Curves& curves, std::span<const float> style,
                           StatisticsTape& tape, const std::stop_token& stop) const;
    base::Result<std::vector<float>> generate(const torch::Tensor& features, std::span<const float> f0,
                                              std::span<const float> style, const DecodeOptions& options,
                                              StatisticsTape& tape, const std::stop_token& stop) const;

    torch::Device device;
    Limits limits;
    std::int64_t half;
    Albert albert;
    torch::Tensor textWeight, textBias;
    ProsodyPredictor predictor;
    TextEncoder textEncoder;
    Decoder decoder;
    Generator generator;
    Probe probe;
};

torch::Tensor Kokoro::Nets::encode(std::span<const int> ids, std::span<const float> style) const
{
    const auto read = albert.forward(toTensor(ids, device));
    show("bert", read);
    const auto encoded = predictor.encode(torch::linear(read, textWeight, textBias), prosodyStyle(style));
    show("duration_encoder", encoded);
    return encoded;
}

Curves Kokoro::Nets::curves(const torch::Tensor& encoded, std::span<const int> durations,
                            std::span<const float> style) const
{
    const auto frames = encoded.repeat_interleave(toTensor(durations, device), 0);
    const auto [pitch, energy] = predictor.curves(frames, prosodyStyle(style));
    return {plainFloats(pitch), plainFloats(energy)};
}

torch::Tensor Kokoro::Nets::features(std::span<const int> ids, std::span<const int> durations, const Curves& curves,
                                     std::span<const float> style, StatisticsTape& tape,
                                     const std::stop_token& stop) const
{
    const auto text = textEncoder.forward(toTensor(ids, device));
    show("text_encoder", text);
    return features(text.repeat_interleave(toTensor(durations, device), 0), curves, style, tape, stop);
}

torch::Tensor Kokoro::Nets::features(const torch::Tensor& frames, const Curves& curves, std::span<const float> style,
                                     StatisticsTape& tape, const std::stop_token& stop) const
{
    const auto answer = decoder.forward(frames, tensorOf(curves.f0, device), tensorOf(curves.energy, device),
                                        soundStyle(style), tape, stop);
    show("decoder", answer);
    return answer;
}

base::Result<std::vector<float>> Kokoro::Nets::generate(const torch::Tensor& features, std::span<const float> f0,
                                                        std::span<const float> style, const DecodeOptions& options,
                                                        StatisticsTape& tape, const std::stop_token& stop) const
{
    if (stop.stop_requested())
        return cancelled();
    const SourceChance chance{options.seed, options.noise, options.phase, options.place};
    const auto sound = generator.forward(features, tensorOf(f0, device), soundStyle(style), chance, tape, stop);
    if (stop.stop_requested())
        return cancelled();
    auto samples = plainFloats(sound);
    if (!std::all_of(samples.begin(), samples.end(), [](float sample) { return std::isfinite(sample); }))
        return base::Error{base::ErrorKind::input,
                           "The voice model made samples that are not numbers",
                           "The weights may be damaged: fetch them again",
                           {}};
    return samples;
}

Kokoro::Kokoro(std::unique_ptr<Nets> nets) : m_nets(std::move(nets)) {}
Kokoro::~Kokoro() = default;
Kokoro::Kokoro(Kokoro&&) noexcept = default;
Kokoro& Kokoro::operator=(Kokoro&&) noexcept = default;

base::Result<Kokoro> Kokoro::load(const std::filesystem::path& path, const Runtime& runtime)
{
    const auto file = Safetensors::read(path);
    if (!file)
        return file.error();
    const auto named = [&path](base::Error error) {
        error.message = path.string() + ": " + error.message;
        return error;
    };
    auto built = guarded([&]() -> base::Result<Kokoro> {
        const torch::Device device(runtime.device);
        const WeightReader weights(*file, device);
        const auto config = configOf(weights);
        if (!config)
            return config.error();
        auto nets = std::make_unique<Nets>(weights, *config, device);
        if (auto complete = weights.finish(); !complete)
            return complete.error();
        return Kokoro(std::move(nets));
    });
    if (!built)
        return named(built.error());
    return built;
}

std::size_t Kokoro::styleWidth() const
{
    return m_nets->limits.styleWidth;
}

std::size_t Kokoro::decoderStatistics() const
{
    return m_nets->limits.decoderNumbers;
}

std::size_t Kokoro::generatorStatistics() const
{
    return m_nets->limits.generatorNumbers;
}

void Kokoro::setProbe(Probe probe)
{
    m_nets->probe = std::move(probe);
}

base::Result<Prosody> Kokoro::prosody(std::span<const int> ids, std::span<const float> style, double speed,
                                      const std::stop_token& stop) const
{
    const Limits& limits = m_nets->limits;
    for (const auto& checked : {checkIds(ids, limits), checkStyle(style, limits), checkSpeed(speed)})
        if (!checked)
            return checked.error();
    return guarded([&]() -> base::Result<Prosody> {
        const auto encoded = m_nets->encode(ids, style);
        if (stop.stop_requested())
            return cancelled();
        Prosody prosody;
        prosody.exactDurations = plainFloats(m_nets->predictor.durations(encoded) / speed);
        prosody.durations = rounded(prosody.exactDurations);
        if (auto checked = checkDurations(prosody.durations, ids.size(), limits); !checked)
            return checked.error();
        if (stop.stop_requested())
            return cancelled();
        prosody.curves = m_nets->curves(encoded, prosody.durations, style);
        return prosody;
    });
}

base::Result<Curves> Kokoro::f0AndEnergy(std::span<const int> ids, std::span<const float> style,
                                         std::span<const int> durations, const std::stop_token& stop) const
{
    const Limits& limits = m_nets->limits;
    for (const auto& checked :
         {checkIds(ids, limits), checkStyle(style, limits), checkDurations(durations, ids.size(), limits)})
        if (!checked)
            return checked.error();
    return guarded([&]() -> base::Result<Curves> {
        const auto encoded = m_nets->encode(ids, style);
        if (stop.stop_requested())
            return cancelled();
        return m_nets->curves(encoded, durations, style);
    });
}

namespace {

base::Result<void> checkDecode(std::span<const int> ids, std::span<const int> durations, const Curves& curves,
                               std::span<const float> style, const Limits& limits)
{
    for (const auto& checked :
         {checkIds(ids, limits), checkStyle(style, limits), checkDurations(durations, ids.size(), limits)})
        if (!checked)
            return checked;
    std::size_t frames = 0;
    for (const int each : durations)
        frames += static_cast<std::size_t>(each);
    return checkCurves(curves, frames * kValuesPerFrame);
}

} // namespace

base::Result<std::vector<float>> Kokoro::decode(std::span<const int> ids, std::span<const int> durations,
                                                const Curves& curves, std::span<const float> style,
                                                const DecodeOptions& options, const std::stop_token& stop) const
{
    const Limits& limits = m_nets->limits;
    for (const auto& checked : {checkDecode(ids, durations, curves, style, limits),
                                checkOptions(options, limits.decoderNumbers + limits.generatorNumbers)})
        if (!checked)
            return checked.error();
    return guarded([&]() -> base::Result<std::vector<float>> {
        auto tape = tapeFor(options);
        const auto features = m_nets->features(ids, durations, curves, style, tape, stop);
        return m_nets->generate(features, curves.f0, style, options, tape, stop);
    });
}

base::Result<Speech> Kokoro::synthesise(std::span<const int> ids, std::span<const float> style, double speed,
                                        const DecodeOptions& options, const std::stop_token& stop) const
{
    auto spoken = prosody(ids, style, speed, stop);
    if (!spoken)
        return spoken.error();
    auto samples = decode(ids, spoken->durations, spoken->curves, style, options, stop);
    if (!samples)
        return samples.error();
    return Speech{std::move(*spoken), std::move(*samples)};
}

base::Result<Features> Kokoro::features(std::span<const int> ids, std::span<const int> durations, const Curves& curves,
                                        std::span<const float> style, const DecodeOptions& options,
                                        const std::stop_token& stop) const
{
    const Limits& limits = m_nets->limits;
    for (const auto& checked :
         {checkDecode(ids, durations, curves, style, limits), checkOptions(options, limits.decoderNumbers)})
        if (!checked)
            return checked.error();
    return guarded([&]() -> base::Result<Features> {
        auto tape = tapeFor(options);
        const auto rows = m_nets->features(ids, durations, curves, style, tape, stop);
        if (stop.stop_requested())
            return cancelled();
        return Features{static_cast<std::size_t>(rows.size(0)), limits.featureWidth, plainFloats(rows)};
    });
}

base::Result<Features> Kokoro::content(std::span<const int> ids, const std::stop_token& stop) const
{
    if (auto checked = checkIds(ids, m_nets->limits); !checked)
        return checked.error();
    return guarded([&]() -> base::Result<Features> {
        const auto rows = m_nets->textEncoder.forward(toTensor(ids, m_nets->device));
        if (stop.stop_requested())
            return cancelled();
        return Features{static_cast<std::size_t>(rows.size(0)), static_cast<std::size_t>(rows.size(1)),
                        plainFloats(rows)};
    });
}

base::Result<Features> Kokoro::features(const Features& content, const Curves& curves, std::span<const float> style,
                                        const DecodeOptions& options, const std::stop_token& stop) const
{
    const Limits& limits = m_nets->limits;
    for (const auto& checked : {checkContent(content, curves, limits), checkStyle(style, limits),
                                checkOptions(options, limits.decoderNumbers)})
        if (!checked)
            return checked.error();
    return guarded([&]() -> base::Result<Features> {
        auto tape = tapeFor(options);
        const auto frames = tensorOf(std::span<const float>(content.values), m_nets->device)
                                .view({static_cast<std::int64_t>(content.rows), -1});
        const auto rows = m_nets->features(frames, curves, style, tape, stop);
        if (stop.stop_requested())
            return cancelled();
        return Features{static_cast<std::size_t>(rows.size(0)), limits.featureWidth, plainFloats(rows)};
    });
}

base::Result<std::vector<float>> Kokoro::generate(const Features& features, std::span<const float> f0,
                                                  std::span<const float> style, const DecodeOptions& options,
                                                  const std::stop_token& stop) const
{
    const Limits& limits = m_nets->limits;
    for (const auto& checked : {checkStyle(style, limits), checkFeatures(features, f0, limits),
                                checkOptions(options, limits.generatorNumbers)})
        if (!checked)
            return checked.error();
    return guarded([&]() -> base::Result<std::vector<float>> {
        auto tape = tapeFor(options);
        const auto rows = tensorOf(std::span<const float>(features.values), m_nets->device)
                              .view({static_cast<std::int64_t>(features.rows), -1});
        return m_nets->generate(rows, f0, style, options, tape, stop);
    });
}

} // namespace melisma::ml::kokoro
