// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/kernels/row_kernels.h"

#include <cstdlib>
#include <cstring>

namespace melisma::ml::kernels {

namespace {

#ifdef MELISMA_X86_KERNELS
const RowKernels* bestKernels(const char* wish)
{
    const auto wished = [wish](const RowKernels& kernels) { return !wish || std::strcmp(wish, kernels.name) == 0; };
    const bool avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
    if (avx512 && wished(kAvx512Kernels))
        return &kAvx512Kernels;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && wished(kAvx2Kernels))
        return &kAvx2Kernels;
    return nullptr;
}
#else
const RowKernels* bestKernels(const char*)
{
    return nullptr;
}
#endif

} // namespace

const RowKernels* rowKernels()
{
    static const RowKernels* const chosen = bestKernels(std::getenv("MELISMA_KERNELS"));
    return chosen;
}

} // namespace melisma::ml::kernels
