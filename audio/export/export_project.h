// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/audio_file.h"
#include "audio/graph/live_engine.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/project/project.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace melisma::audio {

/// What to export, as plain data; mix, stems and MIDI may be asked together and are rendered in one pass.
struct ExportRequest {
    std::optional<std::filesystem::path> mix;         ///< .wav or .flac
    std::optional<std::filesystem::path> stemsFolder; ///< "01 Drums.wav": one file per audible track; made if absent
    std::optional<std::filesystem::path> midi;        ///< Standard MIDI File, format 1
    Container stemContainer = Container::wav;
    SampleFormat format = SampleFormat::int24;
    int sampleRate = 0; ///< 0: the project's
    std::optional<base::Frames> rangeStart;
    std::optional<base::Frames> rangeEnd;
    bool overwrite = false;
    bool includePrompts = true;
};

struct ExportedFile {
    std::filesystem::path path;
    std::string kind;  ///< "mix", "stem", "midi", "record"
    std::string track; ///< stems: the track's name
    double seconds = 0.0;
    int sampleRate = 0;
    double integratedLufs = 0.0;
    double truePeakDb = 0.0;
    std::string pcmSha256;
};

struct ExportReport {
    std::vector<ExportedFile> files;
    double gainDb = 0.0; ///< applied alike to mix and stems so that the mix does not clip; 0 when it does not
    double elapsedSeconds = 0.0;
};

/// Renders and writes what `request` asks. Every audio file gets its AI-usage record as `<file>.ai.json` and in its
/// tags. On an error or a stop request nothing of this export remains on the disk.
base::Result<ExportReport> exportProject(const project::Project& project, const LiveEngine::MediaPath& mediaPath,
                                         const std::filesystem::path& soundfont, const ExportRequest& request,
                                         const std::function<void(double, const std::string& stage)>& progress = {},
                                         std::stop_token stop = {});

/// The AI-usage record that a sound file carries in its own tags; ErrorKind::notFound when it carries none.
base::Result<base::Json> readUsageRecord(const std::filesystem::path& audioFile);

} // namespace melisma::audio
