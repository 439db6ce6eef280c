// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/io/safetensors.h"
#include "ml/io/torch_pickle.h"

#include <functional>

namespace melisma::ml {

/// Which tensors of a file a net wants, by their names; an empty function wants all.
using WantsTensor = std::function<bool(std::string_view name)>;

/// The floating-point tensors below `from` as F32, named as by TorchFile::namedTensors. Weight norm (Salimans and
/// Kingma 2016) is folded: weight_g and weight_v, or parametrizations.weight.original0 and 1, become "weight" = g * v /
/// |v|, the norm taken over all dimensions but the one that g keeps. Whole numbers (counters of batches) are left out.
/// ErrorKind::input when a name appears twice, half of a weight is missing, or a number is not finite.
base::Result<Safetensors> stateDict(const TorchFile& file, const PickleNode& from, const WantsTensor& wants = {});

/// The same from a file of torch.save, below the members `path` of its root ("model_state"), or from a safetensors file
/// as it is but for the folding. Errors name the file.
base::Result<Safetensors> readStateDict(const std::filesystem::path& file, std::string_view path = {},
                                        const WantsTensor& wants = {});

} // namespace melisma::ml
