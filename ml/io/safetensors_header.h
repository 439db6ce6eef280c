// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml
{

/// Element types of the safetensors format that Melisma reads.
enum class DType { boolean, u8, i8, u16, i16, f16, bf16, u32, i32, f32, u64, i64, f64 };

std::string_view toString(DType dtype); ///< as in the file: "BOOL", "F32", ...
std::optional<DType> dtypeFromString(std::string_view text);
std::size_t bytesPerElement(DType dtype);

/// One tensor as the header states it; `begin` and `end` are byte offsets into the data behind the header.
struct TensorEntry {
    std::string name;
    DType dtype = DType::f32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    bool operator==(const TensorEntry&) const = default;
};

struct SafetensorsHeader {
    std::vector<TensorEntry> tensors; ///< in the order of their data
    std::map<std::string, std::string> metadata;
    bool operator==(const SafetensorsHeader&) const = default;
};

/// Longest header that is read, as in the reference implementation.
inline constexpr std::uint64_t kMaxHeaderBytes = 100'000'000;

/// Parses and checks the JSON header of a safetensors file whose data part is `dataBytes` long. Everything the
/// format forbids is refused here, before memory for the data exists: unknown or repeated keys, other nesting, text
/// that is not UTF-8, sizes that overflow, a length that does not fit dtype and shape, gaps, overlaps, bytes left over.
base::Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view json, std::uint64_t dataBytes);

} // namespace melisma::ml
