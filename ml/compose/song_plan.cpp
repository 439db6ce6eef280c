// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/song_plan.h"

#include "ml/compose/ensemble.h"
#include "ml/compose/form.h"
#include "ml/compose/harmonise.h"
#include "ml/compose/planner.h"
#include "ml/compose/theme_reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace melisma::ml {
namespace {

using base::Beats;

base::Error usage(std::string message, std::string hint)
{
    return {base::ErrorKind::usage, std::move(message), std::move(hint), {}};
}

std::string lowered(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// "Verse 2" is a verse.
std::string kindOf(const std::string& name, const Lexicon& lexicon)
{
    std::string kind = lowered(name);
    while (!kind.empty() && (std::isdigit(static_cast<unsigned char>(kind.back())) || kind.back() == ' '))
        kind.pop_back();
    const auto* meaning = lexicon.find(kind);
    return meaning && meaning->kind == Meaning::Kind::section ? lexicon.sections[meaning->index] : "verse";
}

int barNear(Beats at, const MeterGrid& grid)
{
    const auto bar = grid.barLength().ticks;
    return static_cast<int>((at.ticks + bar / 2) / bar);
}

/// Sections in whole bars that cover the song; stretches outside all of them continue the one before.
std::vector<PlanSection> sectionsOf(const music::Score& song, const Plan& plan, const MeterGrid& grid,
                                    const Lexicon& lexicon)
{
    std::vector<PlanSection> sections;
    for (const auto& section : song.sections) {
        PlanSection made;
        made.kind = made.style = kindOf(section.name, lexicon);
        made.name = section.name;
        made.firstBar = sections.empty() ? 0 : barNear(section.start, grid);
        if (made.firstBar < plan.bars && (sections.empty() || made.firstBar > sections.back().firstBar))
            sections.push_back(std::move(made));
    }
    if (sections.empty()) {
        PlanSection whole;
        whole.kind = whole.style = "verse";
        whole.name = "Song";
        sections.push_back(whole);
    }
    for (std::size_t i = 0; i < sections.size(); ++i)
        sections[i].bars = (i + 1 < sections.size() ? sections[i + 1].firstBar : plan.bars) - sections[i].firstBar;
    return sections;
}

/// Further sections behind the song, named on from those it has.
base::Result<void> addFurther(const std::vector<std::string>& kinds, const Genre& genre, const Rng& rng, Plan& plan)
{
    if (kinds.empty())
        return {};
    const int bars = usualBars(genre, kinds);
    auto more = makeForm(genre, kinds, bars, 4, rng.fork("further"));
    if (!more)
        return more.error();
    std::map<std::string, int> seen;
    for (const auto& section : plan.sections)
        ++seen[section.kind];
    for (auto& section : *more) {
        section.firstBar += plan.bars;
        section.name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(section.kind[0])));
        section.name = section.name.substr(0, 1) + section.kind.substr(1);
        if (const int count = ++seen[section.kind]; count > 1)
            section.name += fmt::format(" {}", count);
        plan.sections.push_back(std::move(section));
    }
    plan.bars += bars;
    return {};
}

/// The notes that the harmony must suit: the part that sings, else all pitched parts.
music::NoteSequence melodyOf(const music::Score& song, const std::string& theme)
{
    const auto sings = [](const music::Part& part) { return part.role == "lead" || part.role == "vocals"; };
    const bool anyLead = std::ranges::any_of(song.parts, sings);
    music::NoteSequence melody;
    for (const auto& part : song.parts) {
        const bool wanted = theme.empty() ? !anyLead || sings(part) : part.name == theme;
        if (part.instrument.isDrums() || !wanted)
            continue;
        for (const auto& clip : part.clips)
            for (music::Note note : clip.notes.notes) {
                note.start += clip.start;
                melody.notes.push_back(note);
            }
    }
    music::sortEvents(melody);
    melody.length = song.length;
    return melody;
}

/// The song's chords held until the next, from the song's start to `end`.
std::vector<music::ChordEvent> heldChords(std::vector<music::ChordEvent> events, Beats end)
{
    std::erase_if(events, [end](const auto& event) { return event.start >= end; });
    if (events.empty())
        return events;
    events.front().start = {};
    for (std::size_t i = 0; i < events.size(); ++i)
        events[i].length = (i + 1 < events.size() ? events[i + 1].start : end) - events[i].start;
    return events;
}

/// Chords for a section that is new: those of the first of its kind, come round as often as needed; the genre's where
/// the song has none of that kind.
void extendChords(const Plan& plan, const MeterGrid& grid, std::size_t oldSections, const Rng& rng,
                  std::vector<music::ChordEvent>& events)
{
    const auto own = makeHarmony(plan, grid, rng.fork("harmony")).events();
    const ChordTrack held(events);
    const ChordTrack written(own);
    for (std::size_t i = oldSections; i < plan.sections.size(); ++i) {
        const auto& section = plan.sections[i];
        const auto model =
            std::find_if(plan.sections.begin(), plan.sections.begin() + static_cast<std::ptrdiff_t>(oldSections),
                         [&](const auto& old) { return old.kind == section.kind; });
        const bool known = model != plan.sections.begin() + static_cast<std::ptrdiff_t>(oldSections);
        const Beats start = grid.barLength() * section.firstBar;
        const Beats end = grid.barLength() * (section.firstBar + section.bars);
        for (Beats at = start; at < end;) {
            const Beats from = known ? grid.barLength() * model->firstBar +
                                           Beats{(at - start).ticks % (grid.barLength() * model->bars).ticks}
                                     : at;
            const auto& event = known ? held.at(from) : written.at(at);
            const Beats left = event.start + event.length - from;
            const Beats round = known ? grid.barLength() * (model->firstBar + model->bars) - from : left;
            const Beats length = std::max(std::min({left, round, end - at}), Beats{1});
            events.push_back({at, length, event.chord});
            at += length;
        }
    }
}

std::vector<std::string> namesOf(const music::Score& song)
{
    std::vector<std::string> names;
    for (const auto& part : song.parts)
        names.push_back(part.name);
    return names;
}

base::Result<std::set<std::size_t>> findParts(const music::Score& song, const std::vector<std::string>& wanted)
{
    std::set<std::size_t> found;
    for (const auto& name : wanted) {
        const auto before = found.size();
        for (std::size_t i = 0; i < song.parts.size(); ++i)
            if (lowered(song.parts[i].name) == lowered(name))
                found.insert(i);
        if (found.size() == before)
            return usage(fmt::format("The song has no part '{}'", name),
                         song.parts.empty() ? "Add instruments instead"
                                            : fmt::format("It has {}", fmt::join(namesOf(song), ", ")));
    }
    return found;
}

/// Builds a SongPlan step by step.
class SongPlanner {
public:
    SongPlanner(const Library& library, const music::Score& song, const ArrangeWishes& wishes, std::uint64_t seed)
        : m_library(library)
        , m_song(song)
        , m_wishes(wishes)
        , m_rng(seed)
    {
        m_result.plan.seed = seed;
    }

    base::Result<SongPlan> plan()
    {
        for (const auto step : {&SongPlanner::readFrame, &SongPlanner::readForm, &SongPlanner::readPlayers,
                                &SongPlanner::readChords, &SongPlanner::readTheme})
            if (auto done = (this->*step)(); !done)
                return done.error();
        return std::move(m_result);
    }

private:
    Plan& target() { return m_result.plan; }

    base::Result<void> readFrame()
    {
        if (m_song.tempoMap.meters().size() > 1)
            return usage("The song changes its meter, and the composer writes in one meter only",
                         "Make the meter the same throughout, or write the part by hand");
        auto styled = makePlan(m_library, m_wishes.style, target().seed);
        if (!styled)
            return styled.error();
        Plan& plan = target();
        plan = std::move(*styled);
        plan.title = m_song.title;
        plan.key = m_song.key;
        plan.bpm = m_song.tempoMap.bpmAt({});
        plan.meter = m_song.tempoMap.meterAtBar(0);
        plan.chords.clear();
        auto grid = MeterGrid::of(plan.meter);
        if (!grid)
            return grid.error();
        m_grid = std::move(*grid);
        const auto bar = m_grid.barLength().ticks;
        if (m_song.length.ticks <= 0)
            return usage("There is no song to arrange yet", "Draw or import some notes first, or make a sketch");
        plan.bars = static_cast<int>((m_song.length.ticks + bar - 1) / bar);
        return {};
    }

    base::Result<void> readForm()
    {
        Plan& plan = target();
        const int songBars = plan.bars;
        plan.sections = sectionsOf(m_song, plan, m_grid, m_library.lexicon);
        m_oldSections = plan.sections.size();
        if (auto added = addFurther(m_wishes.further, *plan.genre, m_rng, plan); !added)
            return added;
        styleSections(m_library.lexicon, plan);
        plan.length = m_wishes.further.empty() ? m_song.length : m_grid.barLength() * plan.bars;
        const bool extends = !m_wishes.further.empty();
        m_result.firstBar = extends ? songBars : m_wishes.firstBar;
        m_result.endBar = extends || m_wishes.endBar == 0 ? plan.bars : std::min(m_wishes.endBar, plan.bars);
        if (m_result.firstBar >= m_result.endBar)
            return usage(fmt::format("Bar {} lies behind the song's end", m_wishes.firstBar + 1),
                         fmt::format("The song has {} bars", songBars));
        return {};
    }

    base::Result<void> readPlayers()
    {
        const auto rewritten = findParts(m_song, m_wishes.rewrite);
        if (!rewritten)
            return rewritten.error();
        Plan& plan = target();
        plan.players = playersOf(*plan.genre, m_library.lexicon, m_song.parts);
        for (const auto& part : m_song.parts)
            m_result.trackRoles.push_back(part.role);
        const bool further = !m_wishes.further.empty();
        for (std::size_t i = 0; i < plan.players.size(); ++i)
            m_result.writes.push_back(further || m_wishes.rewriteAll || rewritten->contains(i));
        if (!m_wishes.add.empty())
            addPlayers(askedPlayers(*plan.genre, m_wishes.add));
        const bool nothingAsked = !further && !m_wishes.rewriteAll && m_wishes.rewrite.empty() && m_wishes.add.empty();
        if (nothingAsked)
            accompany();
        if (std::ranges::find(m_result.writes, true) == m_result.writes.end())
            return usage("There is nothing to write", "Name parts to rewrite or instruments to add");
        return {};
    }

    void addPlayers(std::vector<Player> players)
    {
        auto& all = target().players;
        for (auto& player : players) {
            const std::string name = player.name;
            for (int number = 2; std::ranges::find(all, player.name, &Player::name) != all.end(); ++number)
                player.name = fmt::format("{} {}", name, number);
            all.push_back(std::move(player));
            m_result.writes.push_back(true);
        }
    }

    /// The rest of the style's band; a full band plays all anew.
    void accompany()
    {
        std::set<Role> roles;
        for (const auto& player : target().players)
            for (const auto& part : player.parts)
                roles.insert(part.role);
        auto band = makeEnsemble(*target().genre, m_wishes.style);
        if (!band)
            return;
        std::erase_if(*band, [&](const Player& player) { return roles.contains(player.parts.front().role); });
        if (band->empty())
            m_result.writes.assign(m_result.writes.size(), true);
        addPlayers(std::move(*band));
    }

    base::Result<void> readChords()
    {
        Plan& plan = target();
        const Beats songEnd = m_song.length;
        auto events = heldChords(m_song.chords, m_wishes.further.empty() ? songEnd : m_grid.barLength() * songBars());
        if (events.empty()) {
            m_result.chords = harmonise(plan, m_grid, melodyOf(m_song, m_wishes.theme));
            return {};
        }
        extendChords(plan, m_grid, m_oldSections, m_rng, events);
        m_result.chords = ChordTrack(std::move(events));
        return {};
    }

    int songBars() const
    {
        const auto& last = m_result.plan.sections[m_oldSections - 1];
        return last.firstBar + last.bars;
    }

    /// nullptr when none of the part's clips sounds in the bar that was named.
    const music::PartClip* themeClip(const music::Part& part) const
    {
        if (!m_wishes.themeBar)
            return &part.clips.front();
        const Beats from = m_grid.barLength() * *m_wishes.themeBar;
        const auto found = std::ranges::find_if(part.clips, [&](const auto& clip) {
            return clip.start < from + m_grid.barLength() && from < clip.start + clip.notes.length;
        });
        return found == part.clips.end() ? nullptr : &*found;
    }

    base::Result<void> readTheme()
    {
        if (m_wishes.theme.empty())
            return {};
        const auto found = findParts(m_song, {m_wishes.theme});
        if (!found)
            return found.error();
        const auto& part = m_song.parts[*found->begin()];
        if (part.instrument.isDrums() || part.clips.empty())
            return usage(fmt::format("The part '{}' has no melody", part.name), "Choose a part with notes");
        const auto* clip = themeClip(part);
        if (!clip)
            return usage(fmt::format("The part '{}' has no clip in bar {}", part.name, *m_wishes.themeBar + 1),
                         "Choose a bar that one of its clips reaches into");
        music::NoteSequence melody = clip->notes;
        const auto bar = m_grid.barLength().ticks;
        for (auto& note : melody.notes)
            note.start += Beats{clip->start.ticks % bar};
        target().theme = themeOf(melody, target().key, m_grid);
        if (target().theme->call.rhythm.empty())
            return usage(fmt::format("The part '{}' has no melody", part.name), "Choose a part with notes");
        return {};
    }

    const Library& m_library;
    const music::Score& m_song;
    const ArrangeWishes& m_wishes;
    Rng m_rng;
    MeterGrid m_grid;
    std::size_t m_oldSections = 0;
    SongPlan m_result;
};

} // namespace

base::Result<SongPlan> planSong(const Library& library, const music::Score& song, const ArrangeWishes& wishes,
                                std::uint64_t seed)
{
    return SongPlanner(library, song, wishes, seed).plan();
}

} // namespace melisma::ml
