// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/composer.h"

#include "ml/compose/arrangement.h"
#include "ml/compose/performance.h"
#include "ml/compose/writers.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace melisma::ml {

namespace {

std::vector<int> occurrences(const Plan& plan)
{
    std::map<std::string, int> seen;
    std::vector<int> result;
    for (const auto& section : plan.sections)
        result.push_back(seen[section.kind]++);
    return result;
}

std::vector<DraftNote> write(const PartSection& context, std::vector<int>& voicing)
{
    switch (context.part.role) {
    case Role::drums:
        return writeDrums(context);
    case Role::bass:
        return writeBass(context);
    case Role::comp:
    case Role::pad:
        return writeChords(context, voicing);
    case Role::lead:
    case Role::counter:
        break;
    }
    return writeMelody(context);
}

/// A chord part lies a little higher or lower in every song, so that its inversions differ too.
BandPart withOwnRegister(BandPart part, Rng rng)
{
    constexpr int kRoom = 17;
    if (part.role != Role::comp && part.role != Role::pad)
        return part;
    const int spare = std::max(0, part.range.high - part.range.low - kRoom);
    const int low = rng.below(spare + 1);
    part.range.low += low;
    part.range.high -= rng.below(spare - low + 1);
    return part;
}

/// Writes one player's track.
class TrackWriter {
public:
    TrackWriter(const Stage& stage, const Arrangement& arrangement, std::size_t player, const Rng& rng,
                const Drummer* drummer)
        : m_stage(stage)
        , m_arrangement(arrangement)
        , m_index(player)
        , m_player(stage.plan.players[player])
        , m_rng(rng)
        , m_drummer(drummer && drummer->plays(stage.grid) ? drummer : nullptr)
        , m_voicings(m_player.parts.size())
        , m_occurrences(occurrences(stage.plan))
    {
        for (const auto& part : m_player.parts)
            m_parts.push_back(withOwnRegister(part, rng.fork(m_player.name + "/register")));
    }

    /// A short song can hit only the silent bars of a pattern; then the dice are thrown again.
    music::Part track()
    {
        constexpr int kAttempts = 12;
        music::Part part{std::string(toString(m_player.parts.front().role)),
                         m_player.name,
                         m_player.instrument,
                         m_player.gainDb,
                         m_player.pan,
                         {}};
        for (int attempt = 0; attempt < kAttempts && part.clips.empty(); ++attempt) {
            m_rng = attempt == 0 ? m_rng : m_rng.fork("attempt", attempt);
            part.clips = clips();
        }
        if (m_drummer && std::ranges::find(m_parts, Role::drums, &BandPart::role) != m_parts.end())
            part.model = m_drummer->model();
        return part;
    }

private:
    std::vector<music::PartClip> clips()
    {
        std::vector<music::PartClip> result;
        for (std::size_t i = 0; i < m_stage.plan.sections.size(); ++i)
            if (auto clip = section(i); !clip.notes.notes.empty())
                result.push_back(std::move(clip));
        return result;
    }

    music::PartClip section(std::size_t index)
    {
        const auto& section = m_stage.plan.sections[index];
        music::PartClip clip{section.name, m_stage.barStart(section.firstBar), {}};
        for (std::size_t i = 0; i < m_player.parts.size(); ++i) {
            const auto& pattern = m_arrangement.pattern(m_index, i, index);
            if (pattern.empty())
                continue;
            const auto context = partSection(i, index, pattern);
            auto played = play(context, write(context, m_voicings[i]));
            clip.notes.length = played.length;
            clip.notes.notes.insert(clip.notes.notes.end(), played.notes.begin(), played.notes.end());
        }
        if (m_player.parts.size() > 1)
            cutOverlaps(clip.notes.notes);
        music::sortEvents(clip.notes);
        return clip;
    }

    music::NoteSequence play(const PartSection& context, std::vector<DraftNote> notes) const
    {
        if (m_drummer && context.part.role == Role::drums)
            return m_drummer->play(context, std::move(notes));
        return perform(context, std::move(notes));
    }

    PartSection partSection(std::size_t part, std::size_t index, const std::string& pattern) const
    {
        const auto& sections = m_stage.plan.sections;
        const auto& band = m_parts[part];
        const std::string label = m_player.name + '/' + band.id;
        return {m_stage,
                band,
                sections[index],
                index + 1 < sections.size() ? &sections[index + 1] : nullptr,
                pattern,
                m_occurrences[index],
                m_rng.fork(label, static_cast<int>(index)),
                m_rng.fork(label + '/' + sections[index].kind)};
    }

    const Stage& m_stage;
    const Arrangement& m_arrangement;
    std::size_t m_index;
    const Player& m_player;
    Rng m_rng;
    const Drummer* m_drummer; ///< may be null
    std::vector<BandPart> m_parts;
    std::vector<std::vector<int>> m_voicings;
    std::vector<int> m_occurrences;
};

std::vector<music::Section> scoreSections(const Stage& stage)
{
    std::vector<music::Section> sections;
    for (const auto& section : stage.plan.sections) {
        const auto start = stage.barStart(section.firstBar);
        sections.push_back({section.name, start, stage.barEnd(section.firstBar + section.bars - 1) - start});
    }
    return sections;
}

} // namespace

base::Result<std::vector<music::Part>> composeParts(const Plan& plan, const ChordTrack& chords,
                                                    const std::vector<bool>& writes, int take, std::stop_token stop,
                                                    const Drummer* drummer)
{
    const auto grid = MeterGrid::of(plan.meter);
    if (!grid)
        return grid.error();
    const Stage stage{plan, *grid, chords};
    const Arrangement arrangement(plan);
    const Rng rng = Rng(plan.seed).fork("take", take);
    std::vector<music::Part> parts;
    for (std::size_t player = 0; player < plan.players.size(); ++player) {
        if (stop.stop_requested())
            return base::Error{base::ErrorKind::cancelled, "Composing was cancelled", {}, {}};
        if (writes[player])
            parts.push_back(TrackWriter(stage, arrangement, player, rng, drummer).track());
    }
    return parts;
}

ChordTrack harmonyOf(const Plan& plan, const MeterGrid& grid)
{
    return makeHarmony(plan, grid, Rng(plan.seed).fork("harmony"));
}

base::Result<music::Score> composeScore(const Plan& plan, int take, std::stop_token stop, const Drummer* drummer)
{
    const auto grid = MeterGrid::of(plan.meter);
    if (!grid)
        return grid.error();
    const auto chords = harmonyOf(plan, *grid);
    auto parts =
        composeParts(plan, chords, std::vector<bool>(plan.players.size(), true), take, std::move(stop), drummer);
    if (!parts)
        return parts.error();
    music::Score score;
    score.title = plan.title;
    score.tempoMap = music::TempoMap(plan.bpm, plan.meter);
    score.key = plan.key;
    score.length = plan.length;
    score.sections = scoreSections({plan, *grid, chords});
    score.chords = chords.events();
    score.parts = std::move(*parts);
    return score;
}

} // namespace melisma::ml
