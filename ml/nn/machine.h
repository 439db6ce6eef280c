// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

namespace melisma::ml
{

/// What nets have to run on, as `melisma-worker --report` and `melisma doctor` show it:
///   torch: version; threads: what the runtime is set to; cores;
///   blas: {"name": "openblas-openmp|openblas-pthread|openblas-serial|mkl|reference|unknown", "library", "detail"};
///   cpu: {"model", "features": [...]}; gpus: [{"device", "model"}]; memory: {"totalBytes", "availableBytes"};
///   missing: [{"what", "command"}], where something that makes nets many times slower can be put right.
/// Runs no kernel.
base::Json describeMachine();

/// The `blas.name` above.
std::string blasName();

} // namespace melisma::ml
