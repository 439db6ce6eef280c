// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/speaker_encoder/speaker_net.h"

#include "ml/io/state_dict.h"
#include "ml/models/speaker_encoder/speaker_encoder.h"
#include "ml/models/speaker_encoder/windows.h"
#include "ml/nn/plain_data.h"

namespace melisma::ml::speaker_encoder {

namespace {

constexpr std::int64_t kPoints = 400;

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

/// Rows of length 1; rows of zeros stay.
torch::Tensor ofLengthOne(const torch::Tensor& rows)
{
    const auto length = rows.square().sum(1, true).sqrt();
    return rows / length.clamp_min(1e-12);
}

} // namespace

SpeakerNet::SpeakerNet(const WeightReader& weights, torch::Device on) : m_device(on)
{
    const auto lstm = weights.at("lstm");
    const auto first = weights.shape("lstm.weight_ih_l0");
    const auto out = weights.shape("linear.weight");
    const std::int64_t bands = first.size() == 2 && first[1] > 0 && first[1] <= 512 ? first[1] : 40;
    m_hidden = first.size() == 2 ? first[0] / 4 : 0;
    for (m_layers = 0; lstm.has("weight_ih_l" + std::to_string(m_layers)); ++m_layers) {
        const std::string end = "_l" + std::to_string(m_layers);
        m_parameters.push_back(lstm.take("weight_ih" + end, {4 * m_hidden, m_layers == 0 ? bands : m_hidden}));
        m_parameters.push_back(lstm.take("weight_hh" + end, {4 * m_hidden, m_hidden}));
        m_parameters.push_back(lstm.take("bias_ih" + end, {4 * m_hidden}));
        m_parameters.push_back(lstm.take("bias_hh" + end, {4 * m_hidden}));
    }
    const std::int64_t width = out.size() == 2 ? out[0] : 0;
    m_weight = weights.at("linear").take("weight", {width, m_hidden});
    m_bias = weights.at("linear").take("bias", {width});
    m_mel = MelSpectrogram(melShape(bands), on);
}

base::Result<std::unique_ptr<SpeakerNet>> SpeakerNet::load(const std::filesystem::path& path, const Runtime& runtime)
{
    const auto file = readStateDict(path, "model_state", belongsToNet);
    if (!file)
        return file.error();
    try { // not where no gradient is kept: tensors made there could never be part of one
        const WeightReader reader(*file, torch::Device(runtime.device));
        auto net = std::make_unique<SpeakerNet>(reader, torch::Device(runtime.device));
        auto complete = reader.finish();
        if (complete && net->layers() == 0)
            complete = base::Error{base::ErrorKind::input, "The file holds no LSTM", "Fetch the model resemblyzer", {}};
        if (complete)
            return net;
        auto error = complete.error();
        error.message = path.string() + ": " + error.message;
        return error;
    } catch (const std::exception& problem) {
        return base::Error{base::ErrorKind::internal, "The speaker encoder could not be made",
                           "Close other programs if memory is short", problem.what()};
    }
}

torch::Tensor SpeakerNet::forward(const torch::Tensor& windows) const
{
    const auto zero = torch::zeros({m_layers, windows.size(0), m_hidden}, windows.options());
    const auto answer = at::lstm(windows, {zero, zero}, m_parameters, /*has_biases=*/true, m_layers, /*dropout=*/0.0,
                                 /*train=*/false, /*bidirectional=*/false, /*batch_first=*/true);
    return ofLengthOne(torch::relu(torch::linear(std::get<1>(answer)[m_layers - 1], m_weight, m_bias)));
}

} // namespace melisma::ml::speaker_encoder
