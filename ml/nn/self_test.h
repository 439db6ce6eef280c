// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <filesystem>
#include <string>

namespace melisma::ml
{

/// Runs one of our nets and compares it with numbers that PyTorch computed from the same weights
/// (tests/golden/make_groove_net.py), then times a matrix product. `device` and `threads` as in prepareRuntime().
/// Answers {ok, maxAbsError, tolerance, device, threads, blas, gemmGflops, seconds, net, weightsSha256}; `ok` false
/// means that this machine computes wrong numbers. An Error when the net could not be run at all.
base::Result<base::Json> runSelfTest(const std::string& device, int threads);

/// The same with the weights and numbers of another folder.
base::Result<base::Json> runSelfTest(const std::string& device, int threads, const std::filesystem::path& modelFolder);

} // namespace melisma::ml
