// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/bi_lstm.h"

namespace melisma::ml {

BiLstm::BiLstm(const WeightReader& weights, std::int64_t inputs, std::int64_t hidden) : m_hidden(hidden)
{
    for (const char* direction : {"", "_reverse"}) {
        const auto take = [&](const std::string& name, torch::IntArrayRef shape) {
            m_parameters.push_back(weights.take(name + "_l0" + direction, shape));
        };
        take("weight_ih", {4 * hidden, inputs});
        take("weight_hh", {4 * hidden, hidden});
        take("bias_ih", {4 * hidden});
        take("bias_hh", {4 * hidden});
    }
    if (at::cudnn_is_acceptable(m_parameters.front())) {
        // cuDNN wants its weights in one piece, and would copy them together at every call.
        constexpr std::int64_t kModeLstm = 2, kTensorsOfADirection = 4;
        const torch::NoGradGuard noGradients;
        at::_cudnn_rnn_flatten_weight(m_parameters, kTensorsOfADirection, inputs, kModeLstm, hidden, /*proj_size=*/0,
                                      /*num_layers=*/1, /*batch_first=*/false, /*bidirectional=*/true);
    }
}

torch::Tensor BiLstm::forward(const torch::Tensor& rows) const
{
    const auto zero = torch::zeros({2, 1, m_hidden}, rows.options());
    const auto answer = at::lstm(rows.unsqueeze(1), {zero, zero}, m_parameters, /*has_biases=*/true, /*num_layers=*/1,
                                 /*dropout=*/0.0, /*train=*/false, /*bidirectional=*/true, /*batch_first=*/false);
    return std::get<0>(answer).squeeze(1);
}

} // namespace melisma::ml
