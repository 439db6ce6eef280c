// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/attention.h"

#include <algorithm>

namespace melisma::ml {

void inBlocks(std::int64_t rows, std::int64_t block, const std::function<void(std::int64_t, std::int64_t)>& work)
{
    for (std::int64_t first = 0; first < rows; first += block)
        work(first, std::min(block, rows - first));
}

torch::Tensor attend(const torch::Tensor& queries, const torch::Tensor& keys, const torch::Tensor& values)
{
    auto answer = torch::empty_like(queries, queries.options(), torch::MemoryFormat::Contiguous);
    const auto turned = keys.transpose(1, 2);
    inBlocks(queries.size(1), kQueriesAtOnce, [&](std::int64_t first, std::int64_t count) {
        const auto weights = torch::softmax(torch::matmul(queries.narrow(1, first, count), turned), 2);
        answer.narrow(1, first, count).copy_(torch::matmul(weights, values));
    });
    return answer;
}

} // namespace melisma::ml
