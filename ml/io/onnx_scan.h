// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <span>

namespace melisma::ml {

/// Most fields (protobuf.dev/programming-guides/encoding) that an ONNX file may have, and how deep messages may nest.
inline constexpr std::size_t kMostOnnxFields = 600'000;
inline constexpr int kDeepestOnnx = 24;

/// Walks over the fields of an ONNX file before protobuf makes objects of them: an empty message takes two bytes in the
/// file and hundreds in memory, so that a few megabytes could fill the machine. Allocates nothing.
base::Result<void> scanOnnx(std::span<const std::byte> file);

} // namespace melisma::ml
