// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>

namespace melisma::audio {

static_assert(std::endian::native == std::endian::little, "samples are packed as they lie in memory");

/// Overwrites `bytes` with the low `bits` (8, 16, 20, 24 or 32) of each sample, little-endian, in whole bytes.
inline void packPcm(std::string& bytes, std::span<const std::int32_t> samples, int bits)
{
    const auto width = static_cast<std::size_t>((bits + 7) / 8);
    bytes.resize(samples.size() * width);
    char* to = bytes.data();
    const auto pack = [&](auto bytesEach) {
        for (const std::int32_t sample : samples) {
            std::memcpy(to, &sample, bytesEach); // little-endian: the low bytes lie first
            to += bytesEach;
        }
    };
    switch (width) {
    case 1:
        return pack(std::integral_constant<std::size_t, 1>());
    case 2:
        return pack(std::integral_constant<std::size_t, 2>());
    case 3:
        return pack(std::integral_constant<std::size_t, 3>());
    default:
        return pack(std::integral_constant<std::size_t, 4>());
    }
}

} // namespace melisma::audio
