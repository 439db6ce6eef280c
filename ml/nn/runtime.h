// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

namespace melisma::ml
{

/// Where nets run in this process.
struct Runtime {
    std::string device; ///< "cpu" or "cuda:N", never "auto"
    int threads = 1;    ///< for the work inside one op
};

/// Chooses the device (`auto`, `cpu`, `cuda`, `cuda:N`) and the number of threads (0: one a core). This is the first
/// touch of libtorch in a process: its thread pool answers 1 until told otherwise, and keeps the count it had at
/// its first op. Call from the thread that will run the nets; later calls may change both.
base::Result<Runtime> prepareRuntime(const std::string& device, int threads);

} // namespace melisma::ml
