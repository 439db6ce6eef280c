// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/io/safetensors_header.h"

#include <span>

namespace melisma::ml {

/// Elements of a shape, or nothing when a dimension is negative or the product exceeds 63 bits.
std::optional<std::uint64_t> elementsOf(std::span<const std::int64_t> shape);

/// A float16 (IEEE 754 binary16) as float: exact.
float fromHalf(std::uint16_t bits);

/// Elements of type `dtype` as floats: F16, BF16, F32 and whole numbers of up to 16 bits exactly, others rounded.
std::vector<float> floatsOf(DType dtype, std::span<const std::byte> bytes);

} // namespace melisma::ml
