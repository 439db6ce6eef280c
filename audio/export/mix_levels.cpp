// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/mix_levels.h"

#include "audio/export/export_texts.h"
#include "audio/export/loudness_profile.h"
#include "audio/files/file_errors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace melisma::audio {

using base::Result;

namespace {

constexpr std::size_t kBlockSamples = 2 * 16384;
constexpr double kMostOvershootDb = 3.0;
constexpr double kMostMoreDb = 48.0;
constexpr double kMostLimitedDb = 15.0; ///< what the limiter may take off the highest peak before it is a distortion

double headroomDb(double peak)
{
    return peak > 0.0 ? kSamplePeakDb - 20.0 * std::log10(peak) : HUGE_VAL;
}

/// Hands the whole spool to `take` and turns it back.
template <class Take>
Result<void> lookThrough(FloatSpool& spool, const std::stop_token& stop, const Take& take)
{
    std::vector<float> block(kBlockSamples);
    for (;;) {
        if (stop.stop_requested())
            return cancelled("The export");
        const auto count = spool.read(block);
        if (!count)
            return count.error();
        if (*count == 0)
            return spool.restart();
        take(std::span<const float>(block).first(*count));
    }
}

double linear(double db)
{
    return std::pow(10.0, db / 20.0);
}

/// The gain with a limiter needs peaks, but only those that it may reach: a guess at how much more gain than without
/// one decides which, and is doubled if it was too small.
Result<double> limitedGain(LoudnessProfile& profile, FloatSpool& spool, double plainDb, const ExportRequest& request,
                           const std::stop_token& stop)
{
    for (double moreDb = 6.0;; moreDb *= 2.0) {
        const auto floor = static_cast<float>(linear(request.truePeakDb - plainDb - moreDb));
        profile.forgetPeaks();
        const auto looked = lookThrough(spool, stop, [&](std::span<const float> s) { profile.addPeaks(s, floor); });
        if (!looked)
            return looked.error();
        const double gainDb = gainFor(profile, *request.loudnessLufs, request.truePeakDb);
        if (gainDb <= plainDb + moreDb || moreDb > kMostMoreDb)
            return gainDb;
    }
}

} // namespace

Result<MixLevels> chooseLevels(FloatSpool& mix, int sampleRate, const PeakFacts& peaks, const ExportRequest& request,
                               const std::stop_token& stop)
{
    if (!request.loudnessLufs)
        return MixLevels{{std::min(0.0, headroomDb(peaks.mix)), {}}, 0.0, {}};
    LoudnessProfile profile(sampleRate);
    const auto heard = lookThrough(mix, stop, [&](std::span<const float> s) { profile.addLoudness(s); });
    if (!heard)
        return heard.error();
    MixLevels levels;
    levels.mix.gainDb = gainFor(profile, *request.loudnessLufs, request.truePeakDb);
    // Between samples a sound reaches at most kMostOvershootDb above them; mostly far less, which the writing shows.
    if (peaks.mix * linear(levels.mix.gainDb + kMostOvershootDb) <= linear(request.truePeakDb))
        return levels;
    const auto limited = limitedGain(profile, mix, levels.mix.gainDb, request, stop);
    if (!limited)
        return limited.error();
    levels.mostGainDb = request.truePeakDb - 20.0 * std::log10(peaks.mix) + kMostLimitedDb;
    levels.mix.gainDb = std::min(*limited, levels.mostGainDb);
    levels.mix.ceilingDb = request.truePeakDb;
    return levels;
}

void settleStems(MixLevels& levels, const PeakFacts& peaks, bool limited)
{
    if (peaks.loudestStem == 0.0)
        return;
    levels.stemGainDb =
        peaks.wholeNumbers ? std::min(levels.mix.gainDb, headroomDb(peaks.loudestStem)) : levels.mix.gainDb;
    if (levels.stemGainDb < levels.mix.gainDb)
        levels.notes.push_back(fmt::format(export_note::kQuieterStems, levels.mix.gainDb - levels.stemGainDb));
    if (limited)
        levels.notes.emplace_back(export_note::kLimiterAlone);
}

} // namespace melisma::audio
