// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/export/export_plan.h"
#include "audio/export/float_spool.h"

#include <functional>
#include <stop_token>

namespace melisma::audio {

/// Writes what `spool` holds, times `gain`, to `staged` and measures it on the way. The `path` of the answer is where
/// the file will be in the end. `wrote` is told of every block's frames.
base::Result<ExportedFile> writeAudio(FloatSpool& spool, const AudioTarget& target, const std::filesystem::path& staged,
                                      float gain, const std::function<void(std::int64_t)>& wrote,
                                      const std::stop_token& stop);

/// What the records of one export have in common.
struct RecordContext {
    const project::Project* project = nullptr;
    std::string exportId;
    std::string created;
    base::Frames start;
    base::Frames end;
    bool includePrompts = true;
};

/// A fresh random UUID (RFC 4122, version 4).
std::string newExportId();

/// The record of a finished file: `kind` "mix", "stem" or "midi".
base::Json recordOf(const RecordContext& context, const ExportedFile& file, const std::string& title,
                    std::optional<project::TrackId> track);

/// Writes the record as indented JSON.
base::Result<void> writeSidecar(const std::filesystem::path& staged, const base::Json& record);

/// Where the record of `file` lies: the same name with .ai.json behind it.
std::filesystem::path sidecarOf(const std::filesystem::path& file);

} // namespace melisma::audio
