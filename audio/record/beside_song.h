// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace melisma::audio {

/// CaptureRange::from of a recording that is no part of the song: it takes what comes in at once, whether the transport
/// stands, plays or leaps, in a time of its own from 0 on.
inline constexpr std::int64_t kBesideSong = -1;

} // namespace melisma::audio
