// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/export/tag_sheet.h"
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
    std::optional<std::filesystem::path> mix;         ///< its extension chooses the container
    std::optional<std::filesystem::path> stemsFolder; ///< one file per audible track; made if absent
    std::optional<std::filesystem::path> midi;        ///< Standard MIDI File, format 1
    Container stemContainer = Container::wav;
    std::string stemNames = "{n} {track}";     ///< stem_names.h says what it may hold
    SampleFormat format = SampleFormat::int24; ///< WAV and FLAC
    Dither dither = Dither::automatic;
    int kbps = 0;              ///< lossy containers; 0: their usual rate
    bool variableRate = false; ///< MP3
    int sampleRate = 0;        ///< 0: the project's, or 48000 where the container cannot hold that
    std::optional<base::Frames> rangeStart;
    std::optional<base::Frames> rangeEnd;
    std::optional<double> loudnessLufs; ///< integrated loudness of the mix; none: as it is, lowered if it would clip
    double truePeakDb = -1.0;           ///< ceiling of the mix when a loudness is asked for
    SongTags tags;
    bool overwrite = false;
    bool includePrompts = true;
    std::int64_t largestWav = WriteSpec::kLargestWav; ///< bytes above which a WAV is an RF64
};

struct ExportedFile {
    std::filesystem::path path;
    std::string kind;  ///< "mix", "stem", "midi", "record"
    std::string track; ///< stems: the track's name
    double seconds = 0.0;
    int sampleRate = 0;
    base::Frames frames;
    double integratedLufs = 0.0;
    double truePeakDb = 0.0;
    double rangeLu = 0.0;
    double maxMomentaryLufs = 0.0; ///< -infinity where the file is too short for the window
    double maxShortTermLufs = 0.0;
    std::string pcmSha256;
};

struct ExportReport {
    std::vector<ExportedFile> files;
    double gainDb = 0.0;            ///< applied to the mix: for its loudness, or so that it does not clip
    double stemGainDb = 0.0;        ///< applied to every stem: the same, unless whole numbers could not hold it
    double limitedDb = 0.0;         ///< the most that the limiter took off the mix; stems have no limiter
    std::vector<std::string> notes; ///< what a person should know, in sentences
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
