// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace melisma::ml::kernels {

/// Calls `work` with 0 .. count - 1 on the calling thread and up to `threads` - 1 helpers, and returns when all is
/// done. Unlike an OpenMP region it waits only for work begun, never for a helper to wake up, so a core that is busy
/// with something else delays nothing. `work` must not throw. Calls from several threads share the helpers.
void parallelFor(std::size_t count, int threads, const std::function<void(std::size_t)>& work);

} // namespace melisma::ml::kernels
