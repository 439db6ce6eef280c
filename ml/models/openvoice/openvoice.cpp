// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/openvoice/openvoice.h"

#include "ml/io/state_dict.h"
#include "ml/models/openvoice/reference_encoder.h"
#include "ml/nn/coupling_flow.h"
#include "ml/nn/harmonic_source.h"
#include "ml/nn/hifi_gan.h"
#include "ml/nn/plain_data.h"

namespace melisma::ml::openvoice {

namespace {

constexpr const char* kName = "OpenVoice";
constexpr std::int64_t kPoints = 1024;
constexpr std::int64_t kBins = kPoints / 2 + 1;
constexpr std::int64_t kReflected = (kPoints - kHop) / 2;
constexpr double kSoftest = 1e-6;

base::Error refused(std::string message, std::string hint)
{
    return {base::ErrorKind::input, std::move(message), std::move(hint), {}};
}

std::int64_t sizeOf(const WeightReader& weights, std::string_view name, std::size_t axis)
{
    const auto shape = weights.shape(name);
    constexpr std::int64_t kLargest = 4096;
    return axis < shape.size() && shape[axis] > 0 && shape[axis] <= kLargest ? shape[axis] : 0;
}

struct Shape {
    std::int64_t channels = 192, hidden = 192, conditions = 256, initial = 512;
    std::int64_t listenerLayers = 16, flowLayers = 4;
};

base::Result<Shape> shapeOf(const WeightReader& weights)
{
    Shape shape;
    shape.channels = sizeOf(weights, "enc_q.proj.weight", 0) / 2;
    shape.hidden = sizeOf(weights, "enc_q.pre.weight", 0);
    shape.conditions = sizeOf(weights, "ref_enc.proj.weight", 0);
    shape.initial = sizeOf(weights, "dec.conv_pre.weight", 0);
    shape.listenerLayers = weights.at("enc_q.enc.in_layers").count();
    shape.flowLayers = weights.at("flow.flows.0.enc.in_layers").count();
    if (shape.channels == 0 || shape.channels % 2 != 0 || shape.hidden == 0 || shape.conditions == 0 ||
        shape.initial == 0 || shape.initial % 16 != 0 || shape.listenerLayers == 0 || shape.flowLayers == 0)
        return refused("These are not the weights of OpenVoice's converter",
                       "Choose converter/checkpoint.pth of OpenVoice v2");
    return shape;
}

HifiGan::Shape decoderShape(const Shape& shape)
{
    HifiGan::Shape decoder;
    decoder.inputs = shape.channels;
    decoder.initial = shape.initial;
    decoder.rates = {8, 8, 2, 2};
    decoder.upTaps = {16, 16, 4, 4};
    decoder.blockTaps = {3, 7, 11};
    decoder.dilations = {{1, 3, 5}, {1, 3, 5}, {1, 3, 5}};
    decoder.conditions = shape.conditions;
    return decoder;
}

/// [samples] -> [samples / 256, 513]
torch::Tensor spectrogram(const torch::Tensor& samples)
{
    const auto padded = torch::reflection_pad1d(samples.view({1, 1, -1}), {kReflected, kReflected}).view({-1});
    const auto window = torch::hann_window(kPoints, samples.options());
    const auto bins = torch::view_as_real(torch::fft::rfft(padded.unfold(0, kPoints, kHop) * window));
    return torch::sqrt(bins.square().sum(2) + kSoftest);
}

base::Result<void> checkSamples(std::span<const float> samples)
{
    if (samples.size() < OpenVoice::kShortest || samples.size() > OpenVoice::kLongest)
        return refused("OpenVoice takes 47 ms to 60 s at once, not " + std::to_string(samples.size()) + " samples",
                       "Convert the recording in pieces");
    if (!allWithin(samples, 1e4F))
        return refused("The sound holds numbers that are not finite or far too large", "Decode the file again");
    return {};
}

base::Error cancelled()
{
    return {base::ErrorKind::cancelled, "The conversion was stopped", {}, {}};
}

} // namespace

struct OpenVoice::Net {
    Net(const WeightReader& weights, const Shape& sizes, torch::Device on)
        : device(on)
        , shape(sizes)
        , colour(weights.at("ref_enc"), kBins, sizes.conditions)
        , listener(weights.at("enc_q.enc"), {sizes.hidden, 5, sizes.listenerLayers, sizes.conditions})
        , flow(weights.at("flow"), {sizes.channels, 4, {sizes.hidden, 5, sizes.flowLayers, sizes.conditions}})
        , decoder(weights.at("dec"), decoderShape(sizes))
    {
        const auto encoder = weights.at("enc_q");
        preWeight = encoder.take("pre.weight", {sizes.hidden, kBins, 1}).squeeze(2);
        preBias = encoder.take("pre.bias", {sizes.hidden});
        latentWeight = encoder.take("proj.weight", {2 * sizes.channels, sizes.hidden, 1}).squeeze(2);
        latentBias = encoder.take("proj.bias", {2 * sizes.channels});
    }

    void show(std::string_view name, const torch::Tensor& rows) const
    {
        if (probe)
            probe(name, plainFloats(rows), static_cast<std::size_t>(rows.size(1)));
    }

    /// [frames, bins] -> [frames, channels]; listener and vocoder of version 2 are not told whose voice it is
    torch::Tensor latent(const torch::Tensor& spectrum, const torch::Tensor& nobody,
                         const ConvertOptions& options) const
    {
        const auto heard = listener.forward(torch::linear(spectrum, preWeight, preBias), nobody);
        const auto told = torch::linear(heard, latentWeight, latentBias);
        const auto mean = told.narrow(1, 0, shape.channels);
        if (!(options.noise > 0.0))
            return mean;
        const auto normals = seededNormals(options.seed, mean.numel()).view(mean.sizes()).to(device);
        return mean + normals * torch::exp(told.narrow(1, shape.channels, shape.channels)) * options.noise;
    }

    torch::Tensor convert(std::span<const float> samples, std::span<const float> from, std::span<const float> to,
                          const ConvertOptions& options, const std::stop_token& stop) const
    {
        const auto nobody = torch::zeros({shape.conditions}, torch::TensorOptions(device));
        const auto spectrum = spectrogram(tensorOf(samples, device));
        show("spectrogram", spectrum);
        const auto own = latent(spectrum, nobody, options);
        show("latent", own);
        if (stop.stop_requested())
            return own;
        const auto shared = flow.forward(own, tensorOf(from, device));
        show("shared", shared);
        const auto other = flow.reverse(shared, tensorOf(to, device), stop);
        show("other", other);
        return decoder.forward(other, nobody, {}, stop);
    }

    torch::Device device;
    Shape shape;
    ReferenceEncoder colour;
    WaveNet listener;
    CouplingFlow flow;
    HifiGan decoder;
    torch::Tensor preWeight, preBias, latentWeight, latentBias;
    Probe probe;
};

OpenVoice::OpenVoice(std::unique_ptr<Net> net) : m_net(std::move(net)) {}
OpenVoice::~OpenVoice() = default;
OpenVoice::OpenVoice(OpenVoice&&) noexcept = default;
OpenVoice& OpenVoice::operator=(OpenVoice&&) noexcept = default;

void OpenVoice::setProbe(Probe probe)
{
    m_net->probe = std::move(probe);
}

base::Result<OpenVoice> OpenVoice::load(const std::filesystem::path& path, const Runtime& runtime)
{
    const auto file = readStateDict(path, "model");
    if (!file)
        return file.error();
    auto net = builtByShape<Net>(kName, path, *file, runtime, shapeOf);
    if (!net)
        return net.error();
    return OpenVoice(std::move(*net));
}

base::Result<std::vector<float>> OpenVoice::toneColour(std::span<const float> samples,
                                                       const std::stop_token& stop) const
{
    if (const auto checked = checkSamples(samples); !checked)
        return checked.error();
    return guardedRun(kName, [&]() -> base::Result<std::vector<float>> {
        if (stop.stop_requested())
            return cancelled();
        return plainFloats(m_net->colour.forward(spectrogram(tensorOf(samples, m_net->device))));
    });
}

base::Result<std::vector<float>> OpenVoice::convert(std::span<const float> samples, std::span<const float> from,
                                                    std::span<const float> to, const ConvertOptions& options,
                                                    const std::stop_token& stop) const
{
    if (const auto checked = checkSamples(samples); !checked)
        return checked.error();
    const auto width = static_cast<std::size_t>(m_net->shape.conditions);
    for (const auto colour : {from, to})
        if (colour.size() != width || !allWithin(colour, 1e4F))
            return refused("A tone colour is not made of " + std::to_string(width) + " finite numbers",
                           "Take one that this converter told");
    if (!(options.noise >= 0.0 && options.noise <= 10.0))
        return refused("The share of noise must lie in 0 .. 10", "0.3 is usual");
    return guardedRun(kName, [&]() -> base::Result<std::vector<float>> {
        auto made = plainFloats(m_net->convert(samples, from, to, options, stop));
        if (stop.stop_requested())
            return cancelled();
        if (!allWithin(made, 1.5F))
            return refused("The converter made samples that are not numbers", "Its file may be damaged: get it again");
        return made;
    });
}

} // namespace melisma::ml::openvoice
