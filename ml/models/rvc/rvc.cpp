// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/rvc/rvc.h"

#include "ml/features/coarse_pitch.h"
#include "ml/models/rvc/voice_source.h"
#include "ml/nn/coupling_flow.h"
#include "ml/nn/harmonic_source.h"
#include "ml/nn/hifi_gan.h"
#include "ml/nn/plain_data.h"
#include "ml/nn/relative_encoder.h"

#include <cmath>

namespace melisma::ml::rvc {

namespace {

constexpr const char* kName = "The voice";
constexpr double kLatentNoise = 0.66666;
constexpr double kSlope = 0.1;
constexpr std::int64_t kPitchSteps = 256;

base::Error refused(std::string message, std::string hint)
{
    return {base::ErrorKind::input, std::move(message), std::move(hint), {}};
}

RelativeEncoder::Shape encoderShape(const Config& config)
{
    return {config.hidden, config.inner, config.heads, config.layers, config.taps, config.window};
}

CouplingFlow::Shape flowShape(const Config& config)
{
    return {config.channels, 4, {config.hidden, 5, 3, config.conditions}};
}

HifiGan::Shape decoderShape(const Config& config)
{
    HifiGan::Shape shape;
    shape.inputs = config.channels;
    shape.initial = config.initial;
    shape.rates = config.rates;
    shape.upTaps = config.upTaps;
    shape.blockTaps = config.blockTaps;
    shape.dilations = config.dilations;
    shape.longBlocks = config.longBlocks;
    shape.conditions = config.conditions;
    shape.sourced = config.pitched;
    return shape;
}

torch::Tensor steps(std::span<const float> f0, torch::Device device)
{
    std::vector<std::int64_t> all(f0.size());
    std::transform(f0.begin(), f0.end(), all.begin(), [](float hertz) { return coarsePitch(hertz); });
    return torch::tensor(all, torch::kInt64).to(device);
}

base::Result<void> checkOptions(const SynthesisOptions& options, const Config& config)
{
    if (options.speaker < 0 || options.speaker >= config.speakers)
        return refused("The voice has no speaker " + std::to_string(options.speaker),
                       "Its speakers are 0 to " + std::to_string(config.speakers - 1));
    if (!(options.noise >= 0.0 && options.noise <= 10.0))
        return refused("The share of noise must lie in 0 .. 10", "1 is usual");
    return {};
}

base::Result<void> checkInput(const FeatureRows& features, std::span<const float> f0, const Config& config)
{
    if (features.width != static_cast<std::size_t>(config.features) ||
        features.values.size() != features.rows * features.width)
        return refused("The voice takes features of " + std::to_string(config.features) + " numbers, not of " +
                           std::to_string(features.width),
                       "Use the listener that belongs to this version of RVC");
    if (features.rows == 0 || features.rows > kMaxRows)
        return refused("There are " + std::to_string(features.rows) + " rows of features; the voice takes 1 to " +
                           std::to_string(kMaxRows),
                       "Convert the recording in pieces");
    if (f0.size() != (config.pitched ? features.rows : 0))
        return refused("There are " + std::to_string(f0.size()) + " pitch values for " + std::to_string(features.rows) +
                           " rows of features",
                       config.pitched ? "Give one for each row" : "This voice takes no pitch");
    if (!allWithin(features.values, 1e6F) || !allWithin(f0, 1e5F))
        return refused("Features or pitch hold values that are not finite or far too large", "Correct them");
    return {};
}

} // namespace

struct Rvc::Net {
    Net(const WeightReader& weights, VoiceFile& file, torch::Device on)
        : device(on)
        , config(file.config)
        , claims(file.claims)
        , encoder(weights.at("enc_p.encoder"), encoderShape(config))
        , flow(weights.at("flow"), flowShape(config))
        , decoder(weights.at("dec"), decoderShape(config))
        , speakers(weights.at("emb_g").take("weight", {config.speakers, config.conditions}))
    {
        const auto text = weights.at("enc_p");
        featureWeight = text.take("emb_phone.weight", {config.hidden, config.features});
        featureBias = text.take("emb_phone.bias", {config.hidden});
        latentWeight = text.take("proj.weight", {2 * config.channels, config.hidden, 1}).squeeze(2);
        latentBias = text.take("proj.bias", {2 * config.channels});
        if (!config.pitched)
            return;
        pitchSteps = text.take("emb_pitch.weight", {kPitchSteps, config.hidden});
        source = VoiceSource(weights.at("dec.m_source"), config.sampleRate, config.sampleRate / kFramesPerSecond);
    }

    void show(std::string_view name, const torch::Tensor& rows) const
    {
        if (probe)
            probe(name, plainFloats(rows), static_cast<std::size_t>(rows.dim() > 1 ? rows.size(1) : 1));
    }

    /// [rows, features] -> the latent [rows, channels] of what all voices share
    torch::Tensor latent(const torch::Tensor& features, std::span<const float> f0,
                         const SynthesisOptions& options) const
    {
        auto rows = torch::linear(features, featureWeight, featureBias);
        if (config.pitched)
            rows = rows + pitchSteps.index_select(0, steps(f0, device));
        rows = torch::leaky_relu(rows * std::sqrt(static_cast<double>(config.hidden)), kSlope);
        const auto told = torch::linear(encoder.forward(rows), latentWeight, latentBias);
        show("latent", told);
        auto mean = told.narrow(1, 0, config.channels);
        if (options.noise > 0.0) {
            const auto normals = seededNormals(~options.seed, mean.numel()).view(mean.sizes()).to(device);
            mean = mean + normals * torch::exp(told.narrow(1, config.channels, config.channels)) *
                              (kLatentNoise * options.noise);
        }
        return mean;
    }

    torch::Tensor sound(const torch::Tensor& features, std::span<const float> f0, const SynthesisOptions& options,
                        const std::stop_token& stop) const
    {
        const auto condition = speakers[options.speaker];
        const auto shared = latent(features, f0, options);
        const auto own = flow.reverse(shared, condition, stop);
        show("flow", own);
        torch::Tensor excitation;
        if (config.pitched) {
            excitation = source.forward(tensorOf(f0, device), options.seed, options.noise);
            show("source", excitation);
        }
        return decoder.forward(own, condition, excitation, stop);
    }

    torch::Device device;
    Config config;
    Claims claims;
    RelativeEncoder encoder;
    CouplingFlow flow;
    HifiGan decoder;
    torch::Tensor speakers;
    torch::Tensor featureWeight, featureBias, latentWeight, latentBias, pitchSteps;
    VoiceSource source;
    Probe probe;
};

Rvc::Rvc(std::unique_ptr<Net> net) : m_net(std::move(net)) {}
Rvc::~Rvc() = default;
Rvc::Rvc(Rvc&&) noexcept = default;
Rvc& Rvc::operator=(Rvc&&) noexcept = default;

const Config& Rvc::config() const
{
    return m_net->config;
}

const Claims& Rvc::claims() const
{
    return m_net->claims;
}

void Rvc::setProbe(Probe probe)
{
    m_net->probe = std::move(probe);
}

base::Result<Rvc> Rvc::load(const std::filesystem::path& path, const Runtime& runtime)
{
    auto file = readVoiceFile(path);
    return file ? of(std::move(*file), path.string(), runtime) : file.error();
}

base::Result<Rvc> Rvc::of(VoiceFile file, const std::string& name, const Runtime& runtime)
{
    auto net =
        builtNet<Net>(kName, name, file.weights, runtime, [&](const WeightReader& weights, torch::Device device) {
            return std::make_unique<Net>(weights, file, device);
        });
    if (!net)
        return net.error();
    return Rvc(std::move(*net));
}

base::Result<std::vector<float>> Rvc::synthesise(const FeatureRows& features, std::span<const float> f0,
                                                 const SynthesisOptions& options, const std::stop_token& stop) const
{
    for (const auto& checked : {checkInput(features, f0, m_net->config), checkOptions(options, m_net->config)})
        if (!checked)
            return checked.error();
    return guardedRun(kName, [&]() -> base::Result<std::vector<float>> {
        const auto rows = tensorOf(features.values, m_net->device).view({static_cast<std::int64_t>(features.rows), -1});
        auto samples = plainFloats(m_net->sound(rows, f0, options, stop));
        if (stop.stop_requested())
            return base::Error{base::ErrorKind::cancelled, "The conversion was stopped", {}, {}};
        if (!allWithin(samples, 1.5F))
            return refused("The voice made samples that are not numbers", "Its file may be damaged: get it again");
        return samples;
    });
}

} // namespace melisma::ml::rvc
