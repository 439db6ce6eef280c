// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/kernels/parallel.h"

namespace melisma::ml::kernels {

void parallelFor(std::size_t count, [[maybe_unused]] int threads, const std::function<void(std::size_t)>& work)
{
    // Dynamic: on a machine with other work a core may fall behind.
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1)
    for (std::size_t index = 0; index < count; ++index)
        work(index);
}

} // namespace melisma::ml::kernels
