// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/io/safetensors.h"
#include "ml/io/torch_pickle.h"
#include "ml/models/kokoro/weight_names.h"

#include <string>
#include <vector>

namespace melisma::ml {

struct KokoroFromTorch {
    std::vector<TensorToWrite> tensors; ///< the wanted ones
    std::vector<std::string> ignored;   ///< tensors of the file that the network does not need
};

/// The weights of Kokoro-82M out of the published file (kokoro-v1_0.pth): "module." dropped from the names, weight norm
/// (weight_g and weight_v, or parametrizations.weight.original0 and 1) folded as g * v / |v|. Scale and shift of an
/// InstanceNorm must be 1 and 0, which is what leaving them out means.
base::Result<KokoroFromTorch> kokoroFromTorch(const TorchFile& file,
                                              const std::vector<KokoroTensor>& wanted = kokoroTensors());

} // namespace melisma::ml
