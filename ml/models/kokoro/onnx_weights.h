// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/io/onnx_graph.h"
#include "ml/io/safetensors.h"
#include "ml/models/kokoro/weight_names.h"

#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml {

/// The weights of Kokoro-82M out of its int8 ONNX file (kokoro-v1.0.int8.onnx), as floats, with the names and layouts
/// of `wanted`. Weights without a name of their own get that of the module whose node takes them. Quantised
/// weights become (q - zero point) * scale; what the file keeps transposed or in the gate order of ONNX is put into
/// PyTorch's. Errors when a constant that looks like a weight is taken by nothing or by two modules, or when a tensor
/// is missing.
base::Result<std::vector<TensorToWrite>> kokoroFromOnnx(const OnnxGraph& graph,
                                                        const std::vector<KokoroTensor>& wanted = kokoroTensors());

/// The module of the published model that a node of the ONNX file belongs to:
/// "/encoder/F0.1/conv1/Conv_quant" is of "predictor.F0.1.conv1".
std::string kokoroModule(std::string_view nodeName);

} // namespace melisma::ml
