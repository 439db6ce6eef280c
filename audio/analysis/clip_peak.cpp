// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/clip_peak.h"

#include "audio/files/audio_file.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace melisma::audio {

base::Result<float> peakOf(const std::filesystem::path& file, base::Frames start, base::Frames length,
                           const std::stop_token& stop)
{
    constexpr std::int64_t kBlockFrames = 1 << 14;
    const auto reader = openAudioFile(file);
    if (!reader)
        return reader.error();
    if (const auto sought = (*reader)->seek(start); !sought)
        return sought.error();
    const auto channels = static_cast<std::size_t>((*reader)->info().channels);
    std::vector<float> block(static_cast<std::size_t>(kBlockFrames) * channels);
    float peak = 0.0f;
    for (auto left = length.count; left > 0;) {
        if (stop.stop_requested())
            return base::Error{base::ErrorKind::cancelled, "Cancelled before the sound was measured", {}, {}};
        const auto count = (*reader)->read(block.data(), static_cast<int>(std::min(left, kBlockFrames)));
        if (!count)
            return count.error();
        if (*count == 0)
            break;
        for (std::size_t i = 0; i < static_cast<std::size_t>(*count) * channels; ++i)
            peak = std::max(peak, std::abs(block[i]));
        left -= *count;
    }
    return peak;
}

} // namespace melisma::audio
