// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/mix_levels.h"

#include "audio/export/loudness_profile.h"
#include "audio/files/file_errors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace melisma::audio {

using base::Result;

namespace {

constexpr std::size_t kBlockSamples = 2 * 16384;

double headroomDb(double peak)
{
    return peak > 0.0 ? kSamplePeakDb - 20.0 * std::log10(peak) : HUGE_VAL;
}

Result<LoudnessProfile> profileOf(FloatSpool& spool, int sampleRate, const std::stop_token& stop)
{
    LoudnessProfile profile(sampleRate);
    std::vector<float> block(kBlockSamples);
    for (;;) {
        if (stop.stop_requested())
            return cancelled("The export");
        const auto count = spool.read(block);
        if (!count)
            return count.error();
        if (*count == 0)
            break;
        profile.add(std::span(block).first(*count));
    }
    if (auto turned = spool.restart(); !turned)
        return turned.error();
    return profile;
}

MixLevels withoutClipping(const PeakFacts& peaks)
{
    MixLevels levels;
    const double loudest = peaks.wholeNumbers ? std::max(peaks.mix, peaks.loudestStem) : peaks.mix;
    levels.mix.gainDb = levels.stemGainDb = std::min(0.0, headroomDb(loudest));
    return levels;
}

} // namespace

Result<MixLevels> chooseLevels(FloatSpool& mix, int sampleRate, const PeakFacts& peaks, const ExportRequest& request,
                               const std::stop_token& stop)
{
    if (!request.loudnessLufs)
        return withoutClipping(peaks);
    const auto profile = profileOf(mix, sampleRate, stop);
    if (!profile)
        return profile.error();
    const LoudnessGain found = gainFor(*profile, *request.loudnessLufs, request.truePeakDb);
    MixLevels levels;
    levels.mix.gainDb = found.gainDb;
    if (found.limited)
        levels.mix.ceilingDb = request.truePeakDb;
    return levels;
}

void settleStems(MixLevels& levels, const PeakFacts& peaks, const ExportRequest& request)
{
    if (!request.loudnessLufs || peaks.loudestStem == 0.0)
        return;
    levels.stemGainDb =
        peaks.wholeNumbers ? std::min(levels.mix.gainDb, headroomDb(peaks.loudestStem)) : levels.mix.gainDb;
    if (levels.stemGainDb < levels.mix.gainDb)
        levels.notes.push_back(fmt::format("The stems are {:.1f} dB quieter than in the mix, because whole numbers "
                                           "could not hold them; 32 bit floats can.",
                                           levels.mix.gainDb - levels.stemGainDb));
    if (levels.mix.ceilingDb)
        levels.notes.push_back("The limiter works on the mix alone, so the stems add up to the mix before it.");
}

} // namespace melisma::audio
