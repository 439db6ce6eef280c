// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace melisma::ml::kernels {

/// Calls `work` with 0 .. count - 1 on up to `threads` threads of the OpenMP pool that libtorch uses too, and returns
/// when all is done. A source of its own, because libtorch's precompiled header is built without OpenMP.
void parallelFor(std::size_t count, int threads, const std::function<void(std::size_t)>& work);

} // namespace melisma::ml::kernels
