// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/render_plan.h"

#include <atomic>
#include <cstdint>
#include <memory>

namespace melisma::audio {

/// Seconds of sound read ahead of the playhead, and kept behind it for a quick step back.
inline constexpr double kReadAheadSeconds = 2.0;
inline constexpr double kReadBehindSeconds = 0.5;

/// Brings the file blocks that `plan` needs around `position` into memory. Blocks on the disk; never the callback's
/// thread. What cannot be read is logged once and silent.
void readAhead(const RenderPlan& plan, std::int64_t position);

/// Drops blocks far from `position` and frees what the callback can no longer see.
void dropFarBlocks(const RenderPlan& plan, std::int64_t position, const std::atomic<std::uint64_t>& passes);

} // namespace melisma::audio
