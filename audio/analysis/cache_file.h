// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <bit>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace melisma::audio {

static_assert(std::endian::native == std::endian::little, "cache files hold numbers as they lie in memory");

/// A throw-away file that belongs to a key: a line of kind and version, the key, the payload's hash, the payload.
/// Nothing is answered when it is absent, damaged, of another version or made for another key.
std::optional<std::string> readCacheFile(const std::filesystem::path& file, std::string_view kind,
                                         std::string_view key);
/// Appears whole or not at all.
base::Result<void> writeCacheFile(const std::filesystem::path& file, std::string_view kind, std::string_view key,
                                  std::string_view payload);

template <class T>
void appendRaw(std::string& bytes, const T& value)
{
    static_assert(std::is_trivially_copyable_v<T>);
    bytes.append(reinterpret_cast<const char*>(&value), sizeof(T));
}

/// Takes a T from the front of `bytes`; false when there are too few.
template <class T>
bool takeRaw(std::string_view& bytes, T& value)
{
    static_assert(std::is_trivially_copyable_v<T>);
    if (bytes.size() < sizeof(T))
        return false;
    std::memcpy(&value, bytes.data(), sizeof(T));
    bytes.remove_prefix(sizeof(T));
    return true;
}

} // namespace melisma::audio
