// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/groove_net/groove_net.h"

namespace melisma::ml::groove
{

GrooveNetImpl::GrooveNetImpl()
    : m_genre(register_module("genre", torch::nn::Embedding(static_cast<int>(kGenres.size()), kGenreWidth)))
    , m_gru(register_module("gru", torch::nn::GRU(torch::nn::GRUOptions(kInputs, kHidden).batch_first(true))))
    , m_out(register_module("out", torch::nn::Linear(kHidden, kFeatures)))
{
}

GrooveNetImpl::Output GrooveNetImpl::forward(const torch::Tensor& played, const torch::Tensor& places,
                                             const torch::Tensor& genre, const torch::Tensor& tempo,
                                             const torch::Tensor& state)
{
    const auto steps = played.size(1);
    const auto wide = [steps](const torch::Tensor& perSong) { return perSong.unsqueeze(1).expand({-1, steps, -1}); };
    const auto place = torch::one_hot(places, kStepsPerBar).to(played.dtype());
    const auto input = torch::cat({played, place, wide(m_genre(genre)), wide(tempo.unsqueeze(1))}, 2);
    const auto [hidden, last] = m_gru(input, state);
    const auto parts = m_out(hidden).split(kVoices, 2);
    return {parts[0], torch::sigmoid(parts[1]), 0.5 * torch::tanh(parts[2]), last};
}

} // namespace melisma::ml::groove
