// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace melisma::audio {

/// Appends the low `bits` (8, 16, 20, 24 or 32) of each sample to `bytes`, little-endian, in whole bytes.
inline void appendPcm(std::string& bytes, std::span<const std::int32_t> samples, int bits)
{
    const int width = (bits + 7) / 8;
    for (const std::int32_t sample : samples)
        for (int i = 0; i < width; ++i)
            bytes.push_back(static_cast<char>((static_cast<std::uint32_t>(sample) >> (8 * i)) & 0xFF));
}

} // namespace melisma::audio
