// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/hubert/hubert.h"

#include "ml/io/state_dict.h"
#include "ml/models/hubert/network.h"
#include "ml/nn/plain_data.h"

namespace melisma::ml {

using namespace hubert;

namespace {

constexpr const char* kName = "The listener";
constexpr std::int64_t kProjectedLayer = 9;
constexpr double kEpsilon = 1e-5;

base::Error refused(std::string message, std::string hint)
{
    return {base::ErrorKind::input, std::move(message), std::move(hint), {}};
}

/// A vector for masked rows is of use in training alone.
bool belongsToNet(std::string_view name)
{
    return !name.ends_with("masked_spec_embed") && !name.starts_with("label_embs");
}

std::int64_t sizeOf(const WeightReader& weights, std::string_view name, std::size_t axis)
{
    const auto shape = weights.shape(name);
    constexpr std::int64_t kLargest = 16384;
    return axis < shape.size() && shape[axis] > 0 && shape[axis] <= kLargest ? shape[axis] : 0;
}

base::Result<Listener::Shape> shapeOf(const WeightReader& weights)
{
    Listener::Shape shape;
    shape.width = sizeOf(weights, "encoder.layer_norm.weight", 0);
    shape.inner = sizeOf(weights, "encoder.layers.0.feed_forward.intermediate_dense.weight", 0);
    shape.layers = weights.at("encoder.layers").count();
    const auto inGroup = sizeOf(weights, "encoder.pos_conv_embed.conv.weight", 1);
    shape.placeTaps = sizeOf(weights, "encoder.pos_conv_embed.conv.weight", 2);
    if (shape.width == 0 || shape.width % Listener::kHeadWidth != 0 || shape.inner == 0 || shape.layers == 0 ||
        inGroup == 0 || shape.width % inGroup != 0 || shape.placeTaps == 0 || shape.placeTaps % 2 != 0)
        return refused("These are not the weights of a HuBERT of the base shape",
                       "Choose pytorch_model.bin of hubert_base or contentvec in the form of the library transformers");
    shape.placeGroups = shape.width / inGroup;
    return shape;
}

} // namespace

struct Hubert::Net {
    Net(const WeightReader& weights, const Listener::Shape& shape, torch::Device on)
        : device(on)
        , channels(std::max<std::int64_t>(1, sizeOf(weights, "feature_projection.projection.weight", 1)))
        , ear(weights.at("feature_extractor.conv_layers"), channels)
        , listener(weights.at("encoder"), shape)
    {
        const auto entry = weights.at("feature_projection");
        norm = {entry.take("layer_norm.weight", {channels}), entry.take("layer_norm.bias", {channels})};
        widen = {entry.take("projection.weight", {shape.width, channels}),
                 entry.take("projection.bias", {shape.width})};
        const auto last = weights.at("final_proj");
        if (!last.has("weight"))
            return;
        const auto projected = std::max<std::int64_t>(1, sizeOf(weights, "final_proj.weight", 0));
        project = {last.take("weight", {projected, shape.width}), last.take("bias", {projected})};
    }

    torch::Tensor forward(std::span<const float> samples, HubertOutput output, const std::stop_token& stop) const
    {
        const auto heard = ear.forward(tensorOf(samples, device));
        const auto entered = torch::linear(torch::layer_norm(heard, {channels}, norm.weight, norm.bias, kEpsilon),
                                           widen.weight, widen.bias);
        if (output == HubertOutput::last)
            return listener.forward(entered, listener.layers(), stop);
        const auto rows = listener.forward(entered, std::min(kProjectedLayer, listener.layers()), stop);
        return torch::linear(rows, project.weight, project.bias);
    }

    torch::Device device;
    std::int64_t channels;
    Ear ear;
    Listener listener;
    Affine norm, widen, project;
};

Hubert::Hubert(std::unique_ptr<Net> net) : m_net(std::move(net)) {}
Hubert::~Hubert() = default;
Hubert::Hubert(Hubert&&) noexcept = default;
Hubert& Hubert::operator=(Hubert&&) noexcept = default;

bool Hubert::projects() const
{
    return m_net->project.weight.defined();
}

base::Result<Hubert> Hubert::load(const std::filesystem::path& path, const Runtime& runtime)
{
    const auto file = readStateDict(path, {}, belongsToNet);
    if (!file)
        return file.error();
    auto net = builtByShape<Net>(kName, path, *file, runtime, shapeOf);
    if (!net)
        return net.error();
    return Hubert(std::move(*net));
}

base::Result<FeatureRows> Hubert::features(std::span<const float> samples, HubertOutput output,
                                           const std::stop_token& stop) const
{
    if (samples.size() < kShortest || samples.size() > kLongest)
        return refused("The listener takes 25 ms to 90 s at once, not " + std::to_string(samples.size()) + " samples",
                       "Convert the recording in pieces");
    if (!allWithin(samples, 1e4F))
        return refused("The sound holds numbers that are not finite or far too large", "Decode the file again");
    if (output == HubertOutput::projected && !projects())
        return refused("This listener has no projection, which voices of RVC v1 need",
                       "Use hubert_base, or a voice of RVC v2");
    return guardedRun(kName, [&]() -> base::Result<FeatureRows> {
        const auto rows = m_net->forward(samples, output, stop);
        if (stop.stop_requested())
            return base::Error{base::ErrorKind::cancelled, "Listening was stopped", {}, {}};
        return FeatureRows{static_cast<std::size_t>(rows.size(0)), static_cast<std::size_t>(rows.size(1)),
                           plainFloats(rows)};
    });
}

} // namespace melisma::ml
