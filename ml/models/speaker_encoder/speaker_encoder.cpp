// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/speaker_encoder/speaker_encoder.h"

#include "ml/io/state_dict.h"
#include "ml/models/speaker_encoder/windows.h"
#include "ml/nn/mel_spectrogram.h"
#include "ml/nn/plain_data.h"

#include <numeric>

namespace melisma::ml {

using namespace speaker_encoder;

namespace {

constexpr const char* kName = "The speaker encoder";
constexpr std::int64_t kPoints = 400;
constexpr std::int64_t kBatch = 32; ///< windows at once

base::Error refused(std::string message, std::string hint)
{
    return {base::ErrorKind::input, std::move(message), std::move(hint), {}};
}

/// Training left two numbers of its loss in the file.
bool belongsToNet(std::string_view name)
{
    return name.starts_with("lstm.") || name.starts_with("linear.");
}

MelSpectrogram::Shape melShape(std::int64_t bands)
{
    MelSpectrogram::Shape shape;
    shape.filters = {static_cast<double>(kSpeakerEncoderRate),
                     kPoints,
                     static_cast<int>(bands),
                     0.0,
                     kSpeakerEncoderRate / 2.0,
                     MelScale::slaney};
    shape.hop = kHop;
    shape.reflects = false;
    shape.power = true;
    return shape;
}

base::Result<void> checkSamples(std::span<const float> samples)
{
    if (samples.size() < static_cast<std::size_t>(kPoints))
        return refused("The sound is too short to tell whose voice it is",
                       "Give at least 25 ms; a few seconds are better");
    if (!allWithin(samples, 1e4F))
        return refused("The sound holds numbers that are not finite or far too large", "Decode the file again");
    return {};
}

/// Rows of length 1; rows of zeros stay.
torch::Tensor ofLengthOne(const torch::Tensor& rows)
{
    const auto length = rows.square().sum(1, true).sqrt();
    return rows / length.clamp_min(1e-12);
}

} // namespace

struct SpeakerEncoder::Net {
    Net(const WeightReader& weights, torch::Device on) : device(on)
    {
        const auto lstm = weights.at("lstm");
        const auto first = weights.shape("lstm.weight_ih_l0");
        const auto out = weights.shape("linear.weight");
        const std::int64_t bands = first.size() == 2 && first[1] > 0 && first[1] <= 512 ? first[1] : 40;
        hidden = first.size() == 2 ? first[0] / 4 : 0;
        for (layers = 0; lstm.has("weight_ih_l" + std::to_string(layers)); ++layers) {
            const std::string end = "_l" + std::to_string(layers);
            parameters.push_back(lstm.take("weight_ih" + end, {4 * hidden, layers == 0 ? bands : hidden}));
            parameters.push_back(lstm.take("weight_hh" + end, {4 * hidden, hidden}));
            parameters.push_back(lstm.take("bias_ih" + end, {4 * hidden}));
            parameters.push_back(lstm.take("bias_hh" + end, {4 * hidden}));
        }
        const std::int64_t width = out.size() == 2 ? out[0] : 0;
        weight = weights.at("linear").take("weight", {width, hidden});
        bias = weights.at("linear").take("bias", {width});
        mel = MelSpectrogram(melShape(bands), on);
    }

    /// [windows, frames, bands] -> [windows, width]
    torch::Tensor forward(const torch::Tensor& windows) const
    {
        const auto zero = torch::zeros({layers, windows.size(0), hidden}, windows.options());
        const auto answer = at::lstm(windows, {zero, zero}, parameters, /*has_biases=*/true, layers, /*dropout=*/0.0,
                                     /*train=*/false, /*bidirectional=*/false, /*batch_first=*/true);
        return ofLengthOne(torch::relu(torch::linear(std::get<1>(answer)[layers - 1], weight, bias)));
    }

    torch::Tensor windows(std::span<const float> samples, const std::vector<std::size_t>& starts) const
    {
        auto heard = raised(samples);
        heard.resize(std::max(heard.size(), (starts.back() + kWindowFrames) * kHop));
        const auto frames = mel.forward(tensorOf(heard, device));
        std::vector<torch::Tensor> each;
        for (const std::size_t start : starts)
            each.push_back(frames.narrow(0, static_cast<std::int64_t>(start), kWindowFrames));
        return torch::stack(each);
    }

    torch::Device device;
    std::int64_t hidden = 0, layers = 0;
    std::vector<torch::Tensor> parameters;
    torch::Tensor weight, bias;
    MelSpectrogram mel;
};

SpeakerEncoder::SpeakerEncoder(std::unique_ptr<Net> net) : m_net(std::move(net)) {}
SpeakerEncoder::~SpeakerEncoder() = default;
SpeakerEncoder::SpeakerEncoder(SpeakerEncoder&&) noexcept = default;
SpeakerEncoder& SpeakerEncoder::operator=(SpeakerEncoder&&) noexcept = default;

base::Result<SpeakerEncoder> SpeakerEncoder::load(const std::filesystem::path& path, const Runtime& runtime)
{
    const auto file = readStateDict(path, "model_state", belongsToNet);
    if (!file)
        return file.error();
    auto net =
        builtNet<Net>(kName, path, *file, runtime,
                      [](const WeightReader& weights, torch::Device device) -> base::Result<std::unique_ptr<Net>> {
                          auto made = std::make_unique<Net>(weights, device);
                          if (made->layers == 0)
                              return refused("The file holds no LSTM", "Fetch the model resemblyzer");
                          return made;
                      });
    if (!net)
        return net.error();
    return SpeakerEncoder(std::move(*net));
}

base::Result<std::vector<std::vector<float>>> SpeakerEncoder::embedWindows(std::span<const float> samples,
                                                                           const std::stop_token& stop) const
{
    if (const auto checked = checkSamples(samples); !checked)
        return checked.error();
    return guardedRun(kName, [&]() -> base::Result<std::vector<std::vector<float>>> {
        const auto windows = m_net->windows(samples, windowStarts(samples.size()));
        std::vector<std::vector<float>> embedded;
        for (std::int64_t first = 0; first < windows.size(0); first += kBatch) {
            if (stop.stop_requested())
                return base::Error{base::ErrorKind::cancelled, "Listening to the voice was stopped", {}, {}};
            const auto rows = m_net->forward(windows.narrow(0, first, std::min(kBatch, windows.size(0) - first)));
            for (std::int64_t row = 0; row < rows.size(0); ++row)
                embedded.push_back(plainFloats(rows[row]));
        }
        return embedded;
    });
}

base::Result<std::vector<float>> SpeakerEncoder::embed(std::span<const float> samples,
                                                       const std::stop_token& stop) const
{
    const auto windows = embedWindows(samples, stop);
    if (!windows)
        return windows.error();
    std::vector<double> sum(windows->front().size(), 0.0);
    for (const auto& window : *windows)
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] += window[i];
    const double length = std::sqrt(std::inner_product(sum.begin(), sum.end(), sum.begin(), 0.0));
    if (!(length > 0.0) || !allWithin(windows->front(), 1.0F + 1e-3F))
        return refused("No voice is heard in the sound", "Choose a recording in which the voice is alone");
    std::vector<float> mean(sum.size());
    for (std::size_t i = 0; i < sum.size(); ++i)
        mean[i] = static_cast<float>(sum[i] / length);
    return mean;
}

double cosine(std::span<const float> one, std::span<const float> other)
{
    if (one.size() != other.size())
        return 0.0;
    const auto product = [](std::span<const float> a, std::span<const float> b) {
        double sum = 0.0;
        for (std::size_t i = 0; i < a.size(); ++i)
            sum += static_cast<double>(a[i]) * b[i];
        return sum;
    };
    const double lengths = std::sqrt(product(one, one) * product(other, other));
    return lengths > 0.0 ? product(one, other) / lengths : 0.0;
}

} // namespace melisma::ml
