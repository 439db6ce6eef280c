// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/io/pickle_tree.h"

#include <span>

namespace melisma::ml {

/// Reads a pickle as PyTorch writes it inside its zip files (data.pkl) into plain values. Nothing of it is executed:
/// the only calls are those that state a dict or a tensor, and they become data. All names are checked before the first
/// value is built. Errors say what was refused. `length` gets the bytes up to the pickle's STOP; what follows is not
/// looked at.
base::Result<PickleTree> readPickle(std::span<const std::byte> pickle, std::size_t* length = nullptr);

} // namespace melisma::ml
