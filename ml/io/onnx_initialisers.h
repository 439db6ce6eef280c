// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/io/onnx_graph.h"

#include <filesystem>
#include <span>

namespace melisma::ml {

/// Reads the constants and operations of an ONNX file (onnx.ai, IR version 3 and later) of up to 2 GB; runs nothing.
/// Refused are data in further files, sparse and text constants, names that appear twice, lengths that do not fit the
/// shape, and files with more parts or deeper nesting than networks have. ErrorKind::missing in a build without ONNX.
base::Result<OnnxGraph> readOnnx(const std::filesystem::path& path);
/// The same for a file held in memory.
base::Result<OnnxGraph> parseOnnx(std::span<const std::byte> file);

} // namespace melisma::ml
