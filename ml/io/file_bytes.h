// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml {

/// A weights file above this is refused before memory for it exists.
inline constexpr std::uint64_t kMaxWeightsFileBytes = 2'000'000'000;

/// A whole file. ErrorKind::notFound when it cannot be read, ErrorKind::input when it is longer than `atMost` bytes.
base::Result<std::vector<std::byte>> readFileBytes(const std::filesystem::path& path,
                                                   std::uint64_t atMost = kMaxWeightsFileBytes);

/// `error` with the file's name before its message.
base::Error inFile(base::Error error, const std::filesystem::path& path);

/// `text` in quotes for a message: cut at 80 bytes, with "?" for what is not printable ASCII.
std::string quotedForMessage(std::string_view text);

} // namespace melisma::ml
