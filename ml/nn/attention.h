// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/nn/torch.h"

#include <functional>

namespace melisma::ml {

/// Queries that are looked at together: the table of scores of a long recording would not fit into memory.
inline constexpr std::int64_t kQueriesAtOnce = 512;

/// Calls `work(first, count)` for blocks of `rows` rows.
void inBlocks(std::int64_t rows, std::int64_t block, const std::function<void(std::int64_t, std::int64_t)>& work);

/// Scaled dot-product attention (Vaswani et al. 2017): softmax(queries keys^T) values; [heads, rows, width] each, the
/// queries scaled before. -> [heads, rows, width]
torch::Tensor attend(const torch::Tensor& queries, const torch::Tensor& keys, const torch::Tensor& values);

} // namespace melisma::ml
