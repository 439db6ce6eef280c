// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/vocal_balance.h"

#include "ml/compose/master_bus.h"
#include "ml/compose/part_levels.h"
#include "ml/compose/rooms.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml {

namespace {

constexpr double kUsualOver = 2.6, kLeastOver = 2.0, kMostOver = 4.0; ///< dB, of the lead: a second voice adds half one
constexpr double kHighestFader = 6.0, kMostMakeUp = 18.0;             ///< dB
constexpr double kStyleShare = 0.2;                                   ///< of what the style asks for its lead
constexpr double kUnmeasuredUnder = 2.0; ///< LU below the whole, where nothing was measured
constexpr double kSounds = 0.05;         ///< of the loudest window: quieter ones are breath and room

const music::SoundLevels kUsualVocal{{}, -23.0, -6.0};
constexpr double kUsualShare = 0.5;

/// What the voice and the band have in the windows in which the voice sounds.
struct Presence {
    double voice = 0.0;
    double band = 0.0;
};

bool sounds(const music::SoundLevels& sung, std::size_t window)
{
    return sung.presence[window] > kSounds * std::ranges::max(sung.presence);
}

/// Of the song's time.
double sungShare(const music::SoundLevels& sung, const music::Score& score)
{
    if (sung.presence.empty())
        return kUsualShare;
    std::size_t count = 0;
    for (std::size_t i = 0; i < sung.presence.size(); ++i)
        count += sounds(sung, i) ? 1 : 0;
    const double windows = score.tempoMap.secondsAt(score.length).value / music::SongMeter::kWindowSeconds;
    return std::clamp(static_cast<double>(count) / std::max(1.0, windows), 0.0, 1.0);
}

Presence presenceOf(const music::SoundLevels& sung, const music::SongLevels& levels)
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

base::EffectSetting lightCompressor(double truePeakDb)
{
    constexpr double kReach = 7.0; ///< dB under the highest peak: only what sticks out
    base::EffectSetting setting{"compressor", {}, 1.0};
    setting.params.set("threshold", held(std::clamp(truePeakDb - kReach, kLowestGain, -0.5)));
    setting.params.set("ratio", 2.5);
    setting.params.set("attack", 8.0);
    setting.params.set("release", 120.0);
    setting.params.set("knee", 6.0);
    return setting;
}

std::vector<base::EffectSetting> effectsFor(double truePeakDb, const GenreMix& mix)
{
    std::vector<base::EffectSetting> effects{lightCompressor(truePeakDb)};
    if (const auto* room = roomWishOf(mix, Role::lead); room && room->amount > 0.0)
        effects.push_back(roomOf(*room));
    return effects;
}

/// What is sung, behind the effects that `level` gets; where nothing measures, a usual vocal.
base::Result<music::SoundLevels> measureSung(const std::vector<base::TaskFile>& files, const GenreMix& mix,
                                             VocalLevel& level, music::SoundMeter* meter, const std::stop_token& stop)
{
    std::vector<music::PlacedSound> placed;
    for (const auto& file : files)
        if (file.place)
            placed.push_back({file.path, file.place->start});
    const auto levelsBehind = [&](const std::vector<base::EffectSetting>& effects) -> base::Result<music::SoundLevels> {
        return meter ? meter->measure(placed, effects, stop) : kUsualVocal;
    };
    const auto dry = levelsBehind({});
    if (!dry)
        return dry;
    level.effects = effectsFor(dry->truePeakDb, mix);
    return levelsBehind(level.effects);
}

/// Lifts the voice by its fader; what that has no room for is the compressor's make-up.
void lift(double liftDb, VocalLevel& level)
{
    level.liftDb = std::round(10.0 * std::clamp(liftDb, kLowestGain, kHighestFader + kMostMakeUp)) / 10.0;
    level.gainDb = std::min(level.liftDb, kHighestFader);
    level.effects.front().params.set("makeUp", level.liftDb - level.gainDb);
}

/// Without a meter: the master gives way by what the voice adds.
void makeRoomUnmeasured(music::Score& score, const music::SoundLevels& sung, double liftDb)
{
    const double voice = power(sung.loudnessLufs + liftDb + liftOf(score)) * sungShare(sung, score);
    const double added = decibels(power(kSongLufs) + voice) - kSongLufs;
    score.masterGainDb = std::round(10.0 * (score.masterGainDb - added)) / 10.0;
}

/// Lets the written melody stand in for the voice, as loud as that, and fits the whole with it: the meter plays notes
/// and no files, and a master that sees the voice coming is set by what it does and not by guesses. `liftDb` moves with
/// the other faders.
base::Result<BalanceFacts> fitWithStandIn(music::Score& score, const music::Part& melody,
                                          const music::SoundLevels& sung, double& liftDb, music::SongMeter& meter,
                                          const std::stop_token& stop)
{
    music::Score song = score;
    song.parts.push_back(melody);
    auto& standIn = song.parts.back();
    standIn.muted = false;
    standIn.gainDb = 0.0;
    const auto alone = meter.measure(song, stop);
    if (!alone)
        return alone.error();
    const double loudness = alone->parts.back().loudnessLufs;
    if (!std::isfinite(loudness))
        return base::Error{base::ErrorKind::unsupported, "The melody cannot be played", {}, {}};
    standIn.gainDb = sung.loudnessLufs + liftDb - loudness;
    const double before = standIn.gainDb;
    auto facts = fitWhole(song, meter, stop);
    if (!facts)
        return facts;
    liftDb += song.parts.back().gainDb - before;
    song.parts.pop_back();
    score = std::move(song);
    return facts;
}

base::Result<void> levelByMeter(music::Score& score, const music::Part& melody, const music::SoundLevels& sung,
                                const GenreMix& mix, VocalLevel& level, BalanceFacts& facts, music::SongMeter& meter,
                                const std::stop_token& stop)
{
    const auto levels = meter.measure(score, stop);
    if (!levels)
        return levels.error();
    const auto presence = presenceOf(sung, *levels);
    if (presence.band <= 0.0)
        return base::Error{base::ErrorKind::unsupported, "Nobody plays while the voice sounds", {}, {}};
    const double aim = std::clamp(kUsualOver + kStyleShare * mix.leadOverDb, kLeastOver, kMostOver);
    double liftDb = aim - decibels(presence.voice / presence.band);
    auto fitted = fitWithStandIn(score, melody, sung, liftDb, meter, stop);
    if (!fitted)
        return fitted.error();
    fitted->leadOverBandDb = facts.leadOverBandDb;
    facts = *fitted;
    lift(liftDb, level);
    level.overBandDb = aim + level.liftDb - liftDb;
    return {};
}

} // namespace

base::Result<VocalLevel> levelVocal(music::Score& score, const music::Part& melody,
                                    const std::vector<base::TaskFile>& sung, const GenreMix& mix, BalanceFacts& facts,
                                    const VocalMeters& meters, const std::stop_token& stop)
{
    VocalLevel level;
    const auto levels = measureSung(sung, mix, level, meters.sound, stop);
    if (!levels)
        return levels.error();
    const bool hasPresence = !levels->presence.empty() && std::ranges::max(levels->presence) > 0.0;
    if (meters.song && hasPresence) {
        const auto done = levelByMeter(score, melody, *levels, mix, level, facts, *meters.song, stop);
        if (done)
            return level;
        if (done.error().kind == base::ErrorKind::cancelled)
            return done.error();
    }
    lift(kSongLufs - kUnmeasuredUnder - liftOf(score) - levels->loudnessLufs, level);
    makeRoomUnmeasured(score, *levels, level.liftDb);
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
