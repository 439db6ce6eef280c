// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/io/pickle_tree.h"
#include "ml/io/safetensors_header.h"

#include <map>
#include <optional>
#include <span>
#include <string>

namespace melisma::ml {

/// What a file in the form of torch.save before PyTorch 1.6 says. Points into the file.
struct LegacyTorch {
    PickleTree tree;
    std::map<std::string, std::span<const std::byte>> storages; ///< by key
};

/// Whether the file begins as that form does.
bool isLegacyTorch(std::span<const std::byte> file);

/// Reads that form: pickles of a magic number, a version, facts on the machine, the values and the keys of the
/// storages, and then each storage with its count of elements before it. Nothing of it is executed. Refused are other
/// machines, storages that nothing names, lengths on which pickle and storage differ, and bytes left over.
base::Result<LegacyTorch> readLegacyTorch(std::span<const std::byte> file);

/// The type of the elements in a storage of PyTorch's class "FloatStorage" and the like.
std::optional<DType> storageType(std::string_view className);

} // namespace melisma::ml
