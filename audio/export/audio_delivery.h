// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/export/export_plan.h"
#include "audio/export/float_spool.h"
#include "audio/export/level_stage.h"

#include <cmath>
#include <functional>
#include <stop_token>

namespace melisma::audio {

struct Delivered {
    ExportedFile file; ///< its `path` is where the file will be in the end
    double limitedDb = 0.0;
};

/// Writes what `spool` holds, behind `level`, to `staged`, measures it on the way (a lossy file as it decodes, because
/// encoders raise peaks) and turns the spool back. `wrote` is told of every block's frames.
base::Result<Delivered> writeAudio(FloatSpool& spool, const AudioTarget& target, const std::filesystem::path& staged,
                                   const Level& level, const std::function<void(std::int64_t)>& wrote,
                                   const std::stop_token& stop);

struct LoudnessWish {
    double lufs = -14.0;
    double ceilingDb = -1.0;
    double mostGainDb = HUGE_VAL; ///< more is not given, whatever the loudness
};
/// As writeAudio, and again with a corrected `level` while the loudness is not within 0.05 LU of the target or the true
/// peak is above the ceiling; a few times at most.
base::Result<Delivered> writeToLoudness(FloatSpool& spool, const AudioTarget& target,
                                        const std::filesystem::path& staged, Level& level, const LoudnessWish& wish,
                                        const std::function<void(std::int64_t)>& wrote, const std::stop_token& stop);

/// What the records of one export have in common.
struct RecordContext {
    const project::Project* project = nullptr;
    std::string exportId;
    std::string created;
    base::Frames start;
    base::Frames end;
    bool includePrompts = true;
    std::string isrc;
};

/// A fresh random UUID (RFC 4122, version 4).
std::string newExportId();

/// The record of a finished file: `kind` "mix", "stem" or "midi".
base::Json recordOf(const RecordContext& context, const ExportedFile& file, const std::string& title,
                    std::optional<project::TrackId> track);

/// What the tags of a finished file say. `record` is its own.
TagSheet sheetOf(const RecordContext& context, const ExportRequest& request, const AudioTarget& target,
                 const ExportedFile& file, const base::Json& record);

/// Writes the record as indented JSON.
base::Result<void> writeSidecar(const std::filesystem::path& staged, const base::Json& record);

/// Where the record of `file` lies: the same name with .ai.json behind it.
std::filesystem::path sidecarOf(const std::filesystem::path& file);

} // namespace melisma::audio
