// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/io/onnx_graph.h"

#include <onnx/onnx_pb.h>

namespace melisma::ml {

/// A tensor of an ONNX file with its bytes, moved out of `proto` where that is possible. Its length is compared with
/// its shape before memory is taken.
base::Result<OnnxTensor> takeTensor(onnx::TensorProto& proto);

/// Why an ONNX file is refused, as an error.
base::Error refusedOnnx(std::string why);

} // namespace melisma::ml
