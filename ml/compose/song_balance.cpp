// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/song_balance.h"

#include "ml/compose/genre_names.h"
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

constexpr double kMostRaised = 4.0, kMostLowered = 7.0; ///< dB, for the lead's sake
/// A new part may cost a lead that was not freer than its style asks this many dB.
constexpr double kLeadLoss = 1.0;

const Part* named(const Score& score, const std::string& name)
{
    const auto found = std::ranges::find(score.parts, name, &Part::name);
    return found == score.parts.end() ? nullptr : &*found;
}

/// The song as it will sound: its parts, with what `made` adds to them at the end, and then the new parts at 0 dB.
struct Whole {
    Score score;
    std::size_t firstNew = 0;
};

Whole wholeOf(const Score& made, const Score& song, const SongPlan& plan)
{
    Whole whole{song, song.parts.size()};
    whole.score.sections = made.sections;
    whole.score.length = std::max(made.length, song.length);
    for (std::size_t i = 0; i < song.parts.size(); ++i) {
        whole.score.parts[i].role = toString(plan.plan.players[i].parts.front().role);
        if (const Part* more = named(made, song.parts[i].name))
            for (const auto& clip : more->clips)
                if (clip.start >= song.length)
                    whole.score.parts[i].clips.push_back(clip);
    }
    for (const auto& part : made.parts)
        if (!named(song, part.name)) {
            whole.score.parts.push_back(part);
            whole.score.parts.back().gainDb = 0.0;
        }
    return whole;
}

double targetOf(const GenreMix& mix, const Part& part)
{
    return ml::targetOf(mix, roleNamed(part.role).value_or(Role::comp));
}

/// Gains for the new parts from how loud every part is at the gain it has. What the song's parts have in sum against
/// what their roles would have is what the new ones have against their own.
void levelNewParts(Whole& whole, const GenreMix& mix, const std::vector<double>& loudness)
{
    double sounding = 0.0;
    double wanted = 0.0;
    for (std::size_t i = 0; i < whole.firstNew; ++i) {
        if (loudness[i] <= kSilentLufs)
            continue;
        sounding += power(loudness[i]);
        wanted += power(targetOf(mix, whole.score.parts[i]));
    }
    const double offset = wanted > 0.0 ? decibels(sounding / wanted) : kSongLufs;
    for (std::size_t i = whole.firstNew; i < whole.score.parts.size(); ++i) {
        auto& part = whole.score.parts[i];
        const double own = loudness[i] > kSilentLufs ? loudness[i] : programLoudness(part.instrument);
        part.gainDb = offset + targetOf(mix, part) - own;
    }
}

/// Energies of the measured parts, whose gains in `whole` may be moved afterwards.
std::vector<music::PartLevels> atUnity(const Whole& whole, std::vector<music::PartLevels> levels)
{
    for (std::size_t i = 0; i < whole.firstNew; ++i)
        for (double& window : levels[i].presence)
            window /= power(whole.score.parts[i].gainDb);
    return levels;
}

/// How far the lead has to stand out beside the new parts: as the style asks, or nearly as it did without them.
double leadAim(Whole& whole, const Spotlight& spotlight, double styleAim)
{
    std::vector<double> gains;
    for (std::size_t i = whole.firstNew; i < whole.score.parts.size(); ++i) {
        gains.push_back(whole.score.parts[i].gainDb);
        if (!spotlight.isLead(i))
            whole.score.parts[i].gainDb = -200.0;
    }
    const auto before = spotlight.leadOverBand();
    for (std::size_t i = 0; i < gains.size(); ++i)
        whole.score.parts[whole.firstNew + i].gainDb = gains[i];
    return before ? std::min(styleAim, *before - kLeadLoss) : styleAim;
}

/// Lowers the new parts that cover the lead, and raises a lead that is new, in turns and within bounds.
void freeTheLead(Whole& whole, const Spotlight& spotlight, double aim)
{
    constexpr double kStep = 0.5;
    auto& parts = whole.score.parts;
    std::vector<double> moved(parts.size());
    for (auto over = spotlight.leadOverBand(); over && *over < aim; over = spotlight.leadOverBand()) {
        std::size_t masker = parts.size();
        bool raised = false;
        for (std::size_t i = whole.firstNew; i < parts.size(); ++i) {
            if (spotlight.isLead(i) && moved[i] < kMostRaised) {
                parts[i].gainDb += kStep;
                moved[i] += kStep;
                raised = true;
            } else if (!spotlight.isLead(i) && moved[i] < kMostLowered &&
                       (masker == parts.size() || spotlight.energy(i) > spotlight.energy(masker))) {
                masker = i;
            }
        }
        if (masker < parts.size()) {
            parts[masker].gainDb -= kStep;
            moved[masker] += kStep;
        } else if (!raised) {
            return;
        }
    }
}

base::Result<BalanceFacts> balanceByMeter(Whole& whole, const GenreMix& mix, music::SongMeter& meter,
                                          const std::stop_token& stop)
{
    const auto levels = meter.measure(digest(whole.score, kDigestSeconds), stop);
    if (!levels)
        return levels.error();
    std::vector<double> loudness;
    for (const auto& part : levels->parts)
        loudness.push_back(part.loudnessLufs);
    levelNewParts(whole, mix, loudness);
    const Spotlight spotlight(whole.score, atUnity(whole, levels->parts));
    freeTheLead(whole, spotlight, leadAim(whole, spotlight, mix.leadOverDb + kLeadMargin));
    for (std::size_t i = whole.firstNew; i < whole.score.parts.size(); ++i)
        whole.score.parts[i].gainDb = held(whole.score.parts[i].gainDb);
    const auto after = meter.measure(digest(whole.score, kDigestSeconds), stop);
    if (!after)
        return after.error();
    return BalanceFacts{true, after->loudnessLufs, after->truePeakDb, spotlight.leadOverBand()};
}

void balanceByTable(Whole& whole, const GenreMix& mix)
{
    std::vector<double> loudness;
    for (const auto& part : whole.score.parts)
        loudness.push_back(part.clips.empty() ? kSilentLufs : programLoudness(part.instrument) + part.gainDb);
    levelNewParts(whole, mix, loudness);
    for (std::size_t i = whole.firstNew; i < whole.score.parts.size(); ++i)
        whole.score.parts[i].gainDb = held(whole.score.parts[i].gainDb);
}

void keepOwnSettings(Score& made, const Score& song)
{
    for (auto& part : made.parts)
        if (const Part* own = named(song, part.name)) {
            part.gainDb = own->gainDb;
            part.pan = own->pan;
            part.effects = own->effects;
            if (std::ranges::find(part.effects, "reverb", &music::EffectSetting::effect) != part.effects.end())
                leaveOwnRoom(part);
        }
}

} // namespace

base::Result<BalanceFacts> balanceIntoSong(Score& made, const Score& song, const SongPlan& plan,
                                           music::SongMeter* meter, const std::stop_token& stop)
{
    const GenreMix& mix = plan.plan.genre->mix;
    for (auto& part : made.parts)
        if (!named(song, part.name))
            placeInRoom(part, mix);
    keepOwnSettings(made, song);
    Whole whole = wholeOf(made, song, plan);
    BalanceFacts facts;
    if (whole.firstNew == whole.score.parts.size())
        return facts;
    bool measured = false;
    if (meter) {
        auto read = balanceByMeter(whole, mix, *meter, stop);
        if (!read && read.error().kind == base::ErrorKind::cancelled)
            return read;
        measured = read.ok();
        if (read)
            facts = *read;
    }
    if (!measured)
        balanceByTable(whole, mix);
    for (auto& part : made.parts)
        if (!named(song, part.name))
            part.gainDb = named(whole.score, part.name)->gainDb;
    return facts;
}

void copyPartBalance(const Score& from, Score& to)
{
    for (auto& part : to.parts)
        if (const Part* own = named(from, part.name)) {
            part.gainDb = own->gainDb;
            part.pan = own->pan;
            part.effects = own->effects;
            if (std::ranges::find(part.effects, "reverb", &music::EffectSetting::effect) != part.effects.end())
                leaveOwnRoom(part);
        }
}

} // namespace melisma::ml
