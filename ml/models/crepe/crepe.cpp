// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/crepe/crepe.h"

#include "ml/features/pitch_bins.h"
#include "ml/io/state_dict.h"
#include "ml/models/crepe/pitch_path.h"
#include "ml/nn/attention.h"
#include "ml/nn/plain_data.h"

#include <array>

namespace melisma::ml {

namespace {

constexpr const char* kName = "The pitch tracker CREPE";
constexpr std::int64_t kWindow = 1024;
constexpr std::int64_t kHop = 160;
constexpr std::int64_t kFramesAtOnce = 256;
constexpr std::size_t kLayers = 6;
constexpr double kEpsilon = 0.0010000000474974513; ///< of Keras, where the net was trained
constexpr std::int64_t kFirstTaps = 512, kTaps = 64;

base::Error refused(std::string message, std::string hint)
{
    return {base::ErrorKind::input, std::move(message), std::move(hint), {}};
}

struct Layer {
    torch::Tensor weight, bias;
    torch::Tensor scale, shift; ///< what batch normalisation learnt

    /// [frames, inputs, samples] -> [frames, outputs, half as many]
    torch::Tensor forward(const torch::Tensor& frames, bool first) const
    {
        const auto padded = torch::constant_pad_nd(frames, first ? torch::IntArrayRef({254, 254})
                                                                 : torch::IntArrayRef({kTaps / 2 - 1, kTaps / 2}));
        auto now = at::conv1d(padded, weight, bias, torch::IntArrayRef{first ? std::int64_t{4} : std::int64_t{1}});
        now = at::relu_(now) * scale + shift;
        return at::max_pool1d(now, torch::IntArrayRef{std::int64_t{2}}, torch::IntArrayRef{std::int64_t{2}});
    }
};

/// Each of length 1 in standard deviations around its mean; the deviation is that of a sample.
torch::Tensor normalised(const torch::Tensor& frames)
{
    const auto centred = frames - frames.mean(1, true);
    const auto deviation = (centred.square().sum(1, true) / static_cast<double>(kWindow - 1)).sqrt();
    return centred / deviation.clamp_min(1e-10);
}

} // namespace

struct Crepe::Net {
    Net(const WeightReader& weights, torch::Device on, const CrepeOptions& how) : device(on), options(how)
    {
        std::int64_t inputs = 1;
        for (std::size_t index = 1; index <= kLayers; ++index) {
            const std::string name = "conv" + std::to_string(index);
            const auto outputs = outputsOf(weights, name + ".weight");
            layers.push_back(takeLayer(weights, name, inputs, outputs, index == 1 ? kFirstTaps : kTaps));
            inputs = outputs;
        }
        const auto bins = static_cast<std::int64_t>(kPitchBins);
        const auto last = kWindow / 4 / (1 << kLayers); // samples that are left
        weight = weights.take("classifier.weight", {bins, last * inputs});
        bias = weights.take("classifier.bias", {bins});
    }

    static std::int64_t outputsOf(const WeightReader& weights, const std::string& name)
    {
        const auto shape = weights.shape(name);
        return shape.size() == 4 && shape[0] > 0 && shape[0] <= 4096 ? shape[0] : 1;
    }

    static Layer takeLayer(const WeightReader& weights, const std::string& name, std::int64_t inputs,
                           std::int64_t outputs, std::int64_t taps)
    {
        const auto norm = weights.at(name + "_BN");
        const auto scale = norm.take("weight", {outputs}) / torch::sqrt(norm.take("running_var", {outputs}) + kEpsilon);
        const auto shift = norm.take("bias", {outputs}) - norm.take("running_mean", {outputs}) * scale;
        return {weights.take(name + ".weight", {outputs, inputs, taps, 1}).squeeze(3),
                weights.take(name + ".bias", {outputs}), scale.view({-1, 1}), shift.view({-1, 1})};
    }

    /// [frames, 1024] -> [frames, 360]
    torch::Tensor forward(const torch::Tensor& frames) const
    {
        auto now = normalised(frames).unsqueeze(1);
        for (std::size_t index = 0; index < layers.size(); ++index)
            now = layers[index].forward(now, index == 0);
        const auto flat = now.transpose(1, 2).reshape({frames.size(0), -1});
        return torch::sigmoid(torch::linear(flat, weight, bias));
    }

    torch::Device device;
    CrepeOptions options;
    std::vector<Layer> layers;
    torch::Tensor weight, bias;
};

Crepe::Crepe(std::unique_ptr<Net> net) : m_net(std::move(net)) {}
Crepe::~Crepe() = default;
Crepe::Crepe(Crepe&&) noexcept = default;
Crepe& Crepe::operator=(Crepe&&) noexcept = default;

base::Result<Crepe> Crepe::load(const std::filesystem::path& path, const Runtime& runtime, const CrepeOptions& options)
{
    if (!(options.lowest >= 32.0 && options.highest <= 2006.0 && options.lowest < options.highest))
        return refused("The pitch tracker hears from 32 to 2006 Hz", "Choose a range within that");
    const auto file = readStateDict(path);
    if (!file)
        return file.error();
    auto net = builtNet<Net>(kName, path, *file, runtime, [&](const WeightReader& weights, torch::Device device) {
        return std::make_unique<Net>(weights, device, options);
    });
    if (!net)
        return net.error();
    return Crepe(std::move(*net));
}

base::Result<FeatureRows> Crepe::salience(std::span<const float> samples, const std::stop_token& stop) const
{
    if (samples.empty() || samples.size() > kLongest)
        return refused("The pitch tracker takes up to 90 s at once, not " + std::to_string(samples.size()) + " samples",
                       "Track the recording in pieces");
    if (!allWithin(samples, 1e4F))
        return refused("The sound holds numbers that are not finite or far too large", "Decode the file again");
    return guardedRun(kName, [&]() -> base::Result<FeatureRows> {
        const auto padded = torch::constant_pad_nd(tensorOf(samples, m_net->device), {kWindow / 2, kWindow / 2});
        const auto frames = padded.unfold(0, kWindow, kHop);
        FeatureRows rows{static_cast<std::size_t>(frames.size(0)), kPitchBins, {}};
        inBlocks(frames.size(0), kFramesAtOnce, [&](std::int64_t first, std::int64_t count) {
            if (stop.stop_requested())
                return;
            const auto heard = plainFloats(m_net->forward(frames.narrow(0, first, count)));
            rows.values.insert(rows.values.end(), heard.begin(), heard.end());
        });
        if (stop.stop_requested())
            return base::Error{base::ErrorKind::cancelled, "Tracking the pitch was stopped", {}, {}};
        return rows;
    });
}

base::Result<std::vector<float>> Crepe::track(std::span<const float> samples, const std::stop_token& stop) const
{
    const auto heard = salience(samples, stop);
    if (!heard)
        return heard.error();
    return pitchOfSalience(*heard, m_net->options);
}

std::vector<float> pitchOfSalience(const FeatureRows& salience, const CrepeOptions& options)
{
    const BinRange range = binsBetween(options.lowest, options.highest);
    const auto bins =
        options.reading == CrepeReading::path ? likeliestBins(salience, range) : strongestBins(salience, range);
    std::vector<float> pitch(salience.rows);
    for (std::size_t row = 0; row < salience.rows; ++row) {
        const auto values = std::span(salience.values).subspan(row * salience.width, salience.width);
        if (values[bins[row]] >= options.threshold)
            pitch[row] = static_cast<float>(hertzOfCents(centsAround(values, bins[row])));
    }
    return pitch;
}

} // namespace melisma::ml
