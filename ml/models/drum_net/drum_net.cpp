// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/drum_net/drum_net.h"

namespace melisma::ml::drums {

DrumNetImpl::DrumNetImpl()
    : m_genre(register_module("genre", torch::nn::Embedding(static_cast<int>(groove::kGenres.size()), kGenreWidth)))
    , m_gru(register_module("gru", torch::nn::GRU(torch::nn::GRUOptions(kInputs, kHidden).batch_first(true))))
    , m_deep(register_module("deep", torch::nn::Linear(kHidden, kDeep)))
    , m_heard(register_parameter("heard", 0.1 * torch::randn({kVoices, 3, kDeep})))
    , m_tell(register_parameter("tell", 0.1 * torch::randn({kVoices, kOutputs, kDeep})))
    , m_default(register_parameter("default", torch::tensor({-2.0F, 0.5F, -1.5F, 0.0F, -1.5F}).repeat({kVoices, 1})))
{}

torch::Tensor DrumNetImpl::forward(const torch::Tensor& played, const torch::Tensor& places, const torch::Tensor& genre,
                                   const torch::Tensor& tempo, const torch::Tensor& asked, const torch::Tensor& target)
{
    const auto batch = played.size(0);
    const auto steps = played.size(1);
    const auto wide = [steps](const torch::Tensor& perSong) { return perSong.unsqueeze(1).expand({-1, steps, -1}); };
    const auto place = torch::one_hot(places, kStepsPerBar).to(played.dtype());
    const auto input = torch::cat({played, place, wide(m_genre(genre)), wide(tempo.unsqueeze(1)), asked}, 2);
    const auto deep = m_deep(torch::dropout(std::get<0>(m_gru(input)), kDropout, is_training()));
    const auto strokes = target.view({batch * steps, 3, kVoices}).permute({2, 0, 1});
    const auto heard = torch::bmm(strokes, m_heard); // [voices, batch * steps, deep]
    const auto before = heard.cumsum(0) - heard;
    const auto known = torch::tanh(deep.view({1, batch * steps, kDeep}) + before);
    const auto told = torch::bmm(known, m_tell.transpose(1, 2)) + m_default.unsqueeze(1);
    return told.permute({1, 0, 2}).view({batch, steps, kVoices, kOutputs});
}

} // namespace melisma::ml::drums
