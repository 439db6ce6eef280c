// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/heard_recording.h"

#include "ml/conversion/loudest_stretch.h"
#include "ml/conversion/mixdown.h"
#include "ml/io/mono_file.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml {

namespace {

constexpr double kMostSeconds = 4.0 * 3600.0;
constexpr float kSilence = 1e-4F;

} // namespace

base::Result<std::vector<float>> heardRecording(const std::filesystem::path& recording, const base::RunContext& context)
{
    const auto file = MonoFile::make(recording, kSpeakerEncoderRate, context.folder, kMostSeconds, context.stop);
    if (!file)
        return file.error();
    auto heard = conversion::loudestStretch(conversion::partOf(*file, {0, file->samples()}), kListened, context.stop);
    if (heard && std::ranges::all_of(*heard, [](float sample) { return std::abs(sample) < kSilence; }))
        return base::Error{base::ErrorKind::input,
                           "No voice is heard in " + recording.filename().string(),
                           "Choose a recording in which the voice is alone",
                           {}};
    return heard;
}

} // namespace melisma::ml
