// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/balance.h"

#include "ml/compose/genre_names.h"
#include "ml/compose/master_bus.h"
#include "ml/compose/part_levels.h"
#include "ml/compose/program_loudness.h"
#include "ml/compose/rooms.h"
#include "ml/compose/song_digest.h"
#include "ml/compose/spotlight.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml {

namespace {

using music::Part;
using music::Score;

constexpr int kMostRounds = 10;       ///< the meter plays the notes once only
constexpr double kUsualHighest = 6.0; ///< dB; where parts would stand higher, the master lifts them all
constexpr double kMasterRoom = 6.0, kMostLift = 24.0;
constexpr double kMostCarved = 5.0; ///< dB up and down
/// The digest may miss the song's highest peak.
constexpr double kPeakMargin = 2.2;
/// Nor does a meter that plays notes hear how a voice peaks.
constexpr double kUnheardPeakMargin = 4.0;

/// None of the master's compressors looks ahead: of an attack that rises within a tenth of a millisecond one lets a
/// part pass, two in a row a part of that part. Thresholds in dB at the output, each against the one before it.
constexpr double kNextTamer = 0.6;
constexpr double kLastTamer = -2.0; ///< dB; from here on there is nothing left to tame

/// Makes all louder by `db`, by the parts' faders as far as these have room, else by the master's. `thresholdDb`: from
/// where, at the output, the master's compressors work; 0 is nowhere.
void shiftGains(Score& score, double db, double thresholdDb = 0.0)
{
    const double before = liftOf(score);
    double highest = kLowestGain;
    for (const auto& part : score.parts)
        highest = std::max(highest, part.gainDb + db + before);
    const double lift = std::round(10.0 * std::clamp(highest - kUsualHighest, 0.0, kMostLift)) / 10.0;
    for (auto& part : score.parts)
        part.gainDb = held(part.gainDb + db + before - lift);
    score.masterGainDb = std::min(lift, kMasterRoom);
    const double makeUp = lift - score.masterGainDb;
    score.masterEffects.clear();
    if (thresholdDb < 0.0 || makeUp > 0.0)
        score.masterEffects = {peakTamer(thresholdDb - lift, makeUp)};
    for (double next = kNextTamer * thresholdDb; next < kLastTamer; next *= kNextTamer)
        score.masterEffects.push_back(peakTamer(next - score.masterGainDb, 0.0));
}

/// Raises the lead and lowers whoever covers it most, in turns and within bounds, until it stands out.
void freeTheLead(Score& score, const Spotlight& spotlight, double aim)
{
    constexpr double kStep = 0.5;
    constexpr double kMostRaised = 4.0, kMostLowered = 7.0;
    double raised = 0.0;
    std::vector<double> lowered(score.parts.size());
    for (int turn = 0; turn < 100; ++turn) {
        const auto over = spotlight.leadOverBand();
        if (!over || *over >= aim)
            return;
        std::size_t masker = score.parts.size();
        for (std::size_t i = 0; i < score.parts.size(); ++i)
            if (!spotlight.isLead(i) && lowered[i] < kMostLowered &&
                (masker == score.parts.size() || spotlight.energy(i) > spotlight.energy(masker)))
                masker = i;
        const bool mayRaise = raised < kMostRaised;
        if (!mayRaise && masker == score.parts.size())
            return;
        if (mayRaise && (turn % 2 == 0 || masker == score.parts.size())) {
            for (std::size_t i = 0; i < score.parts.size(); ++i)
                score.parts[i].gainDb += spotlight.isLead(i) ? kStep : 0.0;
            raised += kStep;
        } else if (masker < score.parts.size()) {
            score.parts[masker].gainDb -= kStep;
            lowered[masker] += kStep;
        }
    }
}

/// An equaliser that lifts or lowers 1 to 4 kHz, about `db` in the mean over that band.
music::EffectSetting presence(double db)
{
    music::EffectSetting setting{"eq", {}, 1.0};
    setting.params.set("peak2", 2000.0);
    setting.params.set("peak2Q", 0.6);
    setting.params.set("peak2Gain", std::round(12.0 * db) / 10.0);
    return setting;
}

/// Makes room where the lead's overtones are, half by lifting it, half by lowering the band.
void carveForTheLead(Score& score, double db)
{
    for (auto& part : score.parts)
        if (part.role != "bass")
            part.effects.insert(part.effects.begin(), presence(part.role == "lead" ? db / 2.0 : -db / 2.0));
}

/// Gains by which every part would have its target, from how loud each is at 0 dB; the whole comes near kSongLufs.
void levelParts(Score& score, const GenreMix& mix, const std::vector<double>& loudness)
{
    double whole = 0.0;
    for (std::size_t i = 0; i < score.parts.size(); ++i) {
        auto& part = score.parts[i];
        const double target = targetOf(mix, roleNamed(part.role).value_or(Role::comp));
        part.gainDb = target - std::max(loudness[i], kSilentLufs);
        whole += power(target);
    }
    for (auto& part : score.parts)
        part.gainDb += kSongLufs - decibels(whole);
}

void balanceByTable(Score& score, const GenreMix& mix)
{
    std::vector<double> loudness;
    for (const auto& part : score.parts)
        loudness.push_back(programLoudness(part.instrument));
    levelParts(score, mix, loudness);
    shiftGains(score, 0.0);
}

/// What compressors cannot hold back within the loudness that is promised (kSongLufs +- 1 LU) the master's fader does.
void giveWay(Score& score, BalanceFacts& facts)
{
    constexpr double kMostGiven = 0.6;
    constexpr double kKept = 0.4; ///< dB; what the whole may peak above the digest
    const double over = std::clamp(facts.truePeakDb - (kSongPeakDb - kKept), 0.0, kMostGiven);
    const double given = std::ceil(10.0 * over) / 10.0;
    score.masterGainDb -= given;
    facts.loudnessLufs -= given;
    facts.truePeakDb -= given;
}

/// Brings the whole to kSongLufs and its peaks below kSongPeakDb, by `marginDb` more than that: measures, shifts,
/// tames, measures again.
base::Result<BalanceFacts> fitBySteps(Score& score, music::SongMeter& meter, double marginDb,
                                      const std::stop_token& stop)
{
    BalanceFacts facts;
    facts.measured = true;
    constexpr double kNear = 0.15;
    constexpr double kLowestThreshold = -9.0; ///< at the output: lower, and the body sinks while attacks pass
    constexpr int kTamingRounds = 6;          ///< the rest only find the loudness
    double threshold = 0.0;
    for (int round = 0; round < kMostRounds; ++round) {
        const auto levels = meter.measure(digest(score, kDigestSeconds), stop);
        if (!levels)
            return levels.error();
        const double shift = kSongLufs - levels->loudnessLufs;
        if (!std::isfinite(shift))
            return facts;
        facts.loudnessLufs = levels->loudnessLufs;
        facts.truePeakDb = levels->truePeakDb;
        const double excess = levels->truePeakDb + shift - (kSongPeakDb - marginDb);
        if ((excess <= kNear || round >= kTamingRounds) && std::abs(shift) < kNear)
            break;
        if (excess > 0.0 && round < kTamingRounds)
            threshold = threshold == 0.0 ? levels->truePeakDb + shift - excess / (1.0 - 1.0 / kTamerRatio)
                                         : std::max(threshold - 0.7 * excess, kLowestThreshold);
        shiftGains(score, shift, threshold);
    }
    giveWay(score, facts);
    return facts;
}

base::Result<BalanceFacts> balanceByMeter(Score& score, const GenreMix& mix, music::SongMeter& meter,
                                          const std::stop_token& stop)
{
    const auto dry = meter.measure(digest(score, kDigestSeconds), stop);
    if (!dry)
        return dry.error();
    std::vector<double> loudness;
    for (std::size_t i = 0; i < score.parts.size(); ++i)
        loudness.push_back(dry->parts[i].loudnessLufs > kSilentLufs ? dry->parts[i].loudnessLufs
                                                                    : programLoudness(score.parts[i].instrument));
    levelParts(score, mix, loudness);
    const Spotlight spotlight(score, dry->parts);
    const double aim = mix.leadOverDb + kLeadMargin;
    freeTheLead(score, spotlight, aim);
    const auto over = spotlight.leadOverBand();
    const double carved = over && *over < aim ? std::min(aim - *over, 2.0 * kMostCarved) : 0.0;
    if (carved > 0.5)
        carveForTheLead(score, carved);
    shiftGains(score, 0.0);
    auto facts = fitBySteps(score, meter, kPeakMargin, stop);
    if (facts)
        facts->leadOverBandDb = spotlight.leadOverBand();
    if (facts && facts->leadOverBandDb && carved > 0.5)
        *facts->leadOverBandDb += carved;
    return facts;
}

} // namespace

base::Result<BalanceFacts> balance(Score& score, const GenreMix& mix, music::SongMeter* meter,
                                   const std::stop_token& stop)
{
    placeInRooms(score, mix);
    for (auto& part : score.parts)
        part.gainDb = 0.0;
    if (meter) {
        auto facts = balanceByMeter(score, mix, *meter, stop);
        if (facts || facts.error().kind == base::ErrorKind::cancelled)
            return facts;
        score.masterEffects.clear();
    }
    balanceByTable(score, mix);
    return BalanceFacts{};
}

base::Result<BalanceFacts> fitWhole(Score& score, music::SongMeter& meter, const std::stop_token& stop)
{
    shiftGains(score, 0.0);
    return fitBySteps(score, meter, kUnheardPeakMargin, stop);
}

void copyBalance(const Score& from, Score& to)
{
    for (std::size_t i = 0; i < std::min(from.parts.size(), to.parts.size()); ++i) {
        to.parts[i].gainDb = from.parts[i].gainDb;
        to.parts[i].effects = from.parts[i].effects;
    }
    to.masterEffects = from.masterEffects;
    to.masterGainDb = from.masterGainDb;
}

} // namespace melisma::ml
