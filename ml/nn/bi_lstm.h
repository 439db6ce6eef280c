// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/weight_reader.h"

namespace melisma::ml {

/// One layer of LSTM in both directions over one recording. Immutable; any thread.
class BiLstm {
public:
    BiLstm() = default;
    /// Takes weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0 and the same with "_reverse".
    BiLstm(const WeightReader& weights, std::int64_t inputs, std::int64_t hidden);

    /// [rows, inputs] -> [rows, 2 * hidden]
    torch::Tensor forward(const torch::Tensor& rows) const;

private:
    std::int64_t m_hidden = 0;
    std::vector<torch::Tensor> m_parameters;
};

} // namespace melisma::ml
