// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/play_piece.h"
#include "audio/graph/render_plan.h"

#include <atomic>
#include <cstdint>
#include <memory>

namespace melisma::audio {

/// Seconds of sound read ahead of the playhead, and kept behind it for a quick step back.
inline constexpr double kReadAheadSeconds = 2.0;
inline constexpr double kReadBehindSeconds = 0.5;

/// Seconds from where playback may begin that are kept in memory: at the start, the loop, every section and every clip
/// within kHeadReachSeconds of the playhead. Also what a jump waits for at most.
inline constexpr double kHeadSeconds = 0.2;
inline constexpr double kHeadReachSeconds = 60.0;
/// The heads of clips may take this much memory; those nearest to the playhead come first.
inline constexpr std::int64_t kHeadBudgetBytes = std::int64_t{64} << 20;

// A piece that is not empty says where playback goes from `position` on; else the plan's loop does.

/// Brings the file blocks that a start at `position` needs at once into memory. Blocks on the disk, like the two
/// below; never the callback's thread. What cannot be read is logged once and silent.
void readHead(const RenderPlan& plan, std::int64_t position, const PlayPiece& piece = {});

/// Brings what `plan` needs around `position` into memory, the most urgent first.
void readAhead(const RenderPlan& plan, std::int64_t position, const PlayPiece& piece = {});

/// Drops blocks far from `position` and frees what the callback can no longer see.
void dropFarBlocks(const RenderPlan& plan, std::int64_t position, const std::atomic<std::uint64_t>& passes,
                   const PlayPiece& piece = {});

} // namespace melisma::audio
