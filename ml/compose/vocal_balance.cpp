// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/vocal_balance.h"

#include "ml/compose/master_bus.h"
#include "ml/compose/part_levels.h"
#include "ml/compose/rooms.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace melisma::ml {

namespace {

constexpr double kUsualOver = 3.0, kLeastOver = 2.0, kMostOver = 4.0; ///< dB
constexpr double kHighestFader = 6.0, kMostMakeUp = 18.0;             ///< dB
constexpr double kStyleShare = 0.2;                                   ///< of what the style asks for its lead
constexpr double kUnmeasuredUnder = 2.0; ///< LU below the whole, where nothing was measured
constexpr double kSounds = 0.05;         ///< of the loudest window: quieter ones are breath and room
constexpr double kPeakMargin = 1.0;      ///< dB; voice and band seldom peak together, but takes differ

/// What the voice and the band have in the windows in which the voice sounds.
struct Presence {
    double voice = 0.0;
    double band = 0.0;
};

bool sounds(const SungVocal& sung, std::size_t window)
{
    return sung.presence[window] > kSounds * std::ranges::max(sung.presence);
}

double sungShare(const SungVocal& sung, const music::Score& score)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < sung.presence.size(); ++i)
        count += sounds(sung, i) ? 1 : 0;
    const double windows = score.tempoMap.secondsAt(score.length).value / music::SongMeter::kWindowSeconds;
    return std::clamp(static_cast<double>(count) / std::max(1.0, windows), 0.0, 1.0);
}

Presence presenceOf(const SungVocal& sung, const music::SongLevels& levels)
{
    Presence sum;
    for (std::size_t i = 0; i < sung.presence.size(); ++i) {
        if (!sounds(sung, i))
            continue;
        sum.voice += sung.presence[i];
        for (const auto& part : levels.parts)
            sum.band += i < part.presence.size() ? part.presence[i] : 0.0;
    }
    return sum;
}

/// `makeUpDb` is what the fader has no room for.
base::EffectSetting lightCompressor(double loudnessLufs, double makeUpDb)
{
    constexpr double kAbove = 3.0;    ///< dB over the mean: only what sticks out
    constexpr double kTakenOff = 1.0; ///< dB in the mean
    base::EffectSetting setting{"compressor", {}, 1.0};
    setting.params.set("threshold", held(std::clamp(loudnessLufs + kAbove, kLowestGain, -0.5)));
    setting.params.set("ratio", 2.5);
    setting.params.set("attack", 8.0);
    setting.params.set("release", 120.0);
    setting.params.set("knee", 6.0);
    setting.params.set("makeUp", kTakenOff + makeUpDb);
    return setting;
}

/// Fader and effects by which the voice, as it was sung, becomes louder by `gainDb`.
void setLevel(double gainDb, const SungVocal& sung, const GenreMix& mix, VocalLevel& level)
{
    level.liftDb = std::round(10.0 * std::clamp(gainDb, kLowestGain, kHighestFader + kMostMakeUp)) / 10.0;
    level.gainDb = std::min(level.liftDb, kHighestFader);
    level.effects = {lightCompressor(sung.loudnessLufs, level.liftDb - level.gainDb)};
    if (const auto* room = roomWishOf(mix, Role::lead); room && room->amount > 0.0)
        level.effects.push_back(roomOf(*room));
}

/// Two peaks at once.
double together(double firstDb, double secondDb)
{
    return 20.0 * std::log10(std::pow(10.0, firstDb / 20.0) + std::pow(10.0, secondDb / 20.0));
}

/// The master under the voice as well: lower by what the voice adds, its compressor down to where peaks stay below.
void fitMaster(music::Score& score, const SungVocal& sung, double gainDb, BalanceFacts& facts)
{
    const double lift = liftOf(score);
    const double voice = power(sung.loudnessLufs + gainDb + lift) * sungShare(sung, score);
    const double drop = std::max(0.0, decibels(power(facts.loudnessLufs) + voice) - kSongLufs);
    score.masterGainDb = std::round(10.0 * (score.masterGainDb - drop)) / 10.0;
    facts.loudnessLufs = decibels(power(facts.loudnessLufs) + voice) - drop;
    const double peak = together(facts.truePeakDb, sung.truePeakDb + gainDb + lift) - drop;
    const double excess = peak - (kSongPeakDb - kPeakMargin);
    facts.truePeakDb = std::min(peak, kSongPeakDb);
    if (excess <= 0.0)
        return;
    double makeUp = 0.0;
    double threshold = peak - excess / (1.0 - 1.0 / kTamerRatio) - (lift - drop); // as it is before the master
    for (const auto& effect : score.masterEffects) {
        makeUp = effect.params.number("makeUp").value_or(0.0);
        threshold = std::min(threshold, effect.params.number("threshold").value_or(0.0));
    }
    score.masterEffects = {peakTamer(threshold, makeUp)};
}

} // namespace

base::Result<VocalLevel> levelVocal(music::Score& score, const SungVocal& sung, const GenreMix& mix,
                                    BalanceFacts& facts, music::SongMeter* meter, const std::stop_token& stop)
{
    VocalLevel level;
    setLevel(kSongLufs - kUnmeasuredUnder - liftOf(score) - sung.loudnessLufs, sung, mix, level);
    const bool hasPresence = !sung.presence.empty() && std::ranges::max(sung.presence) > 0.0;
    if (meter && hasPresence) {
        const auto levels = meter->measure(score, stop);
        if (!levels && levels.error().kind == base::ErrorKind::cancelled)
            return levels.error();
        const auto presence = levels ? presenceOf(sung, *levels) : Presence{};
        if (presence.band > 0.0) {
            const double aim = std::clamp(kUsualOver + kStyleShare * mix.leadOverDb, kLeastOver, kMostOver);
            const double over = decibels(presence.voice / presence.band);
            setLevel(aim - over, sung, mix, level);
            level.overBandDb = over + level.liftDb;
        }
    }
    if (hasPresence)
        fitMaster(score, sung, level.liftDb, facts);
    return level;
}

void applyLevel(const VocalLevel& level, std::vector<base::TaskFile>& files)
{
    for (auto& file : files)
        if (file.place) {
            file.place->gainDb = level.gainDb;
            file.place->effects = level.effects;
        }
}

} // namespace melisma::ml
