// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/planner.h"

#include "ml/compose/chord_wishes.h"
#include "ml/compose/ensemble.h"
#include "ml/compose/form.h"
#include "ml/compose/rng.h"
#include "ml/compose/song_length.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <optional>

namespace melisma::ml {

namespace {

constexpr const char* kDefaultGenre = "pop";
constexpr std::size_t kTitleLength = 48;
constexpr int kMostLoopUnit = 8; ///< bars; longer asked progressions do not shape the sections

std::string chooseGenre(const Library& library, const Wishes& wishes)
{
    if (wishes.genre)
        return *wishes.genre;
    for (const auto index : wishes.moods)
        if (const auto& genres = library.lexicon.moods[index].genres; !genres.empty())
            return genres.front();
    return kDefaultGenre;
}

void applyMoods(const Library& library, const Wishes& wishes, Plan& plan)
{
    for (const auto index : wishes.moods) {
        const Mood& mood = library.lexicon.moods[index];
        plan.mood += (plan.mood.empty() ? "" : ", ") + mood.name;
        plan.density += mood.density;
        plan.brightness += mood.brightness;
    }
    plan.density = std::clamp(plan.density, -1.0, 1.0);
    plan.brightness = std::clamp(plan.brightness, -1.0, 1.0);
}

/// How well a key explains the chords: tones in the scale, with weight on the first chord being the tonic.
double keyFit(const music::Key& key, const std::vector<music::Chord>& chords)
{
    double fit = 0.0;
    for (const auto& chord : chords) {
        if (chord.isNone())
            continue;
        for (const int tone : chord.pitchClasses())
            fit += key.contains(tone) ? 1.0 : -1.0;
        const bool isTonic = chord.root.pitchClass() == key.tonic.pitchClass() && chord.isMinor() == key.isMinor();
        fit += isTonic ? 1.0 : 0.0;
    }
    const auto first = std::ranges::find_if(chords, [](const music::Chord& chord) { return !chord.isNone(); });
    const bool opens = first != chords.end() && first->root.pitchClass() == key.tonic.pitchClass() &&
                       first->isMinor() == key.isMinor();
    return fit + (opens ? 1.5 : 0.0);
}

music::Key keyOfChords(const std::vector<music::Chord>& chords)
{
    music::Key best;
    double bestFit = -1e9;
    for (int pitchClass = 0; pitchClass < 12; ++pitchClass)
        for (const auto mode : {music::Mode::major, music::Mode::minor}) {
            music::Key key{music::PitchName::of(pitchClass, false), mode};
            if (std::abs(key.signature()) > 6)
                key.tonic = music::PitchName::of(pitchClass, true);
            if (const double fit = keyFit(key, chords); fit > bestFit + 1e-9) {
                bestFit = fit;
                best = key;
            }
        }
    return best;
}

/// The tonic spelled so that the signature has no more than seven accidentals.
music::Key readable(music::Key key)
{
    if (std::abs(key.signature()) > 7)
        key.tonic = music::PitchName::of(key.tonic.pitchClass(), key.signature() > 0);
    return key;
}

music::Key chooseKey(const Library& library, const Genre& genre, const Wishes& wishes, Rng rng)
{
    if (wishes.key)
        return *wishes.key;
    if (!wishes.chords.empty())
        return keyOfChords(wishes.chords);
    std::optional<bool> minor;
    for (const auto index : wishes.moods)
        if (const auto wanted = library.lexicon.moods[index].minor; wanted && !minor)
            minor = wanted;
    std::vector<double> weights;
    for (const auto& [mode, weight] : genre.modes) {
        const bool fits = !minor || music::Key{{}, mode}.isMinor() == *minor;
        weights.push_back(fits ? weight : weight * 1e-6);
    }
    const auto mode = genre.modes[rng.weighted(weights)].first;
    return readable({rng.pick(genre.tonics), mode});
}

double chooseTempo(const Library& library, const Genre& genre, const Wishes& wishes, Rng rng)
{
    if (wishes.bpm)
        return *wishes.bpm;
    const double usualPlace = (genre.usualTempo - genre.slowest) / std::max(1.0, genre.fastest - genre.slowest);
    double place = wishes.tempoPlace.value_or(usualPlace + 0.1 * rng.normal());
    for (const auto index : wishes.moods)
        place += 0.5 * library.lexicon.moods[index].tempo;
    place = std::clamp(place, wishes.tempoPlace ? -0.3 : 0.0, wishes.tempoPlace ? 1.3 : 1.0);
    const double bpm = std::round(genre.slowest + place * (genre.fastest - genre.slowest));
    return std::clamp(bpm, music::TempoMap::kSlowest, music::TempoMap::kFastest);
}

/// Asked chords repeat whole as often as possible, so sections come in multiples of their loop.
int sectionUnit(const Wishes& wishes)
{
    if (!wishes.chordSheet.empty())
        return loopUnit(wishes.chordSheet);
    const int count = static_cast<int>(wishes.chords.size());
    if (count == 0 || count > kMostLoopUnit)
        return 4;
    return count < 3 ? 4 : count;
}

/// Bars of the genre's form that comes closest to `bars`, in whole loops of the asked chords.
int nearestForm(const Genre& genre, double bars, int unit)
{
    int best = 1;
    double bestDistance = 1e9;
    for (const auto& form : genre.forms) {
        const int total = totalBars(form);
        if (const double distance = std::abs(std::log(total / bars)); distance < bestDistance) {
            bestDistance = distance;
            best = total;
        }
    }
    return std::max(1, static_cast<int>(std::lround(static_cast<double>(best) / unit))) * unit;
}

std::map<std::string, int> loopsOf(const Wishes& wishes)
{
    std::map<std::string, int> loops;
    for (const auto& kind : wishes.form)
        loops[kind] = loopBars(wishes.chordSheet, kind);
    return loops;
}

/// The key a few semitones away whose tonic lies best in the range: low in it, with room below and an octave above.
music::Key fittedKey(music::Key key, Register range)
{
    constexpr int kFarthest = 3;
    constexpr double kTonicPlace = 0.25;
    const double wanted = range.low + kTonicPlace * (range.high - range.low);
    int best = 0;
    double bestCost = 1e9;
    for (int shift = -kFarthest; shift <= kFarthest; ++shift) {
        const double off = std::remainder(key.tonic.pitchClass() + shift - wanted, 12.0);
        if (const double cost = std::abs(off) + 0.5 * std::abs(shift); cost < bestCost - 1e-9) {
            best = shift;
            bestCost = cost;
        }
    }
    if (best != 0)
        key.tonic = music::PitchName::of((key.tonic.pitchClass() + best + 12) % 12, false);
    return readable(key);
}

/// The form that the lyrics give, where no form and no chords by section were asked.
std::vector<FormEntry> sungForm(const Genre& genre, const Wishes& wishes, const MeterGrid& grid, double bpm,
                                const SungWishes* sung)
{
    return sung && wishes.form.empty() ? formOf(sung->stretches, genre, grid, bpm) : std::vector<FormEntry>{};
}

SongLength chooseLength(const Genre& genre, const Wishes& wishes, const MeterGrid& grid, double bpm,
                        const std::vector<FormEntry>& sung)
{
    const int unit = sectionUnit(wishes);
    if (wishes.seconds)
        return fillSeconds(grid, *wishes.seconds, wishes.bpm, bpm, unit);
    if (wishes.bars)
        return wholeBars(grid, *wishes.bars, bpm);
    if (!sung.empty())
        return wholeBars(grid, totalBars(sung), bpm);
    if (!wishes.form.empty())
        return wholeBars(grid, usualBars(genre, wishes.form, loopsOf(wishes)), bpm);
    return wholeBars(grid, nearestForm(genre, genre.usualSeconds * bpm / 60.0 / grid.barLength().value(), unit), bpm);
}

std::string titleOf(const std::string& prompt)
{
    std::string title = prompt.substr(prompt.find_first_not_of(" \t\r\n"));
    if (const auto end = title.find_first_of("\r\n"); end != std::string::npos)
        title.resize(end);
    if (title.size() > kTitleLength) {
        const auto blank = title.rfind(' ', kTitleLength);
        title.resize(blank == std::string::npos || blank < 8 ? kTitleLength : blank);
        while (!title.empty() && (title.back() & 0x80) != 0)
            title.pop_back(); // the cut may lie inside a UTF-8 character
    }
    if (!title.empty())
        title.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(title.front())));
    return title;
}

std::vector<std::string> likeKinds(const Lexicon& lexicon, const std::string& kind)
{
    const auto found = lexicon.sectionsLike.find(kind);
    return found == lexicon.sectionsLike.end() ? std::vector<std::string>{} : found->second;
}

/// "genre: lofi" with the name a person reads.
std::vector<Understood> withGenreName(std::vector<Understood> entries, const Genre& genre)
{
    for (auto& entry : entries)
        if (entry.as.starts_with("genre") && entry.as.ends_with(' ' + genre.id))
            entry.as.replace(entry.as.size() - genre.id.size(), genre.id.size(), genre.name);
    return entries;
}

base::Error crowded(std::size_t chords, int bars, const music::Meter& meter)
{
    return {
        base::ErrorKind::usage,
        fmt::format("{} chords do not fit into {} {} of {}", chords, bars, bars == 1 ? "bar" : "bars", meter.text()),
        "Ask for a longer song or fewer chords",
        {}};
}

base::Result<void> checkChordBars(const Plan& plan, const MeterGrid& grid)
{
    for (const auto& part : plan.chordSheet)
        for (const auto& bar : part.bars)
            if (bar.size() > grid.pulses.size())
                return crowded(bar.size(), 1, plan.meter);
    return {};
}

/// Chords by section that have to share bars must fit, and what a section has no room for is said.
base::Result<void> checkSectionChords(const Lexicon& lexicon, const MeterGrid& grid, Plan& plan)
{
    std::map<std::string, int> seen;
    for (const auto& section : plan.sections) {
        if (plan.chordSheet.empty())
            break;
        const auto& part = chordsFor(plan.chordSheet, lexicon, section.kind, seen[section.kind]++);
        const int count = static_cast<int>(part.bars.size());
        if (part.kind.empty() || count <= section.bars)
            continue;
        if (part.barred)
            plan.ignored.push_back(fmt::format("the last {} bars of the chords of {} (it has {} bars)",
                                               count - section.bars, section.name, section.bars));
        else if (count > section.bars * static_cast<int>(grid.pulses.size()))
            return crowded(part.bars.size(), section.bars, plan.meter);
    }
    return {};
}

base::Result<void> checkChordCount(const Plan& plan, const MeterGrid& grid)
{
    if (!plan.chordSheet.empty())
        return checkChordBars(plan, grid);
    const auto most = static_cast<std::size_t>(plan.bars) * grid.pulses.size();
    if (plan.chords.size() <= most)
        return {};
    return crowded(plan.chords.size(), plan.bars, plan.meter);
}

} // namespace

void styleSections(const Lexicon& lexicon, Plan& plan)
{
    std::map<std::string, int> seen;
    for (auto& section : plan.sections) {
        if (!plan.genre->sections.contains(section.style)) {
            section.style = plan.genre->sections.begin()->first;
            for (const auto& kind : likeKinds(lexicon, section.kind))
                if (plan.genre->sections.contains(kind)) {
                    section.style = kind;
                    break;
                }
        }
        const double rise = 0.04 * seen[section.kind]++;
        section.energy = std::clamp(plan.genre->sections.at(section.style).energy + rise, 0.0, 1.0);
    }
}

base::Result<Plan> makePlan(const Library& library, const Wishes& wishes, std::uint64_t seed, const SungWishes* sung)
{
    const Rng rng(seed);
    Plan plan;
    plan.seed = seed;
    plan.genre = library.genre(chooseGenre(library, wishes));
    if (!plan.genre)
        return base::Error{
            base::ErrorKind::missing, "There is no genre 'pop' among the resources", "Restore resources/compose", {}};
    const Genre& genre = *plan.genre;
    applyMoods(library, wishes, plan);
    plan.title = titleOf(wishes.prompt);
    plan.key = chooseKey(library, genre, wishes, rng.fork("key"));
    plan.meter = wishes.meter.value_or(genre.meters.front());
    const auto grid = MeterGrid::of(plan.meter);
    if (!grid)
        return grid.error();
    if (sung && !wishes.key && wishes.chords.empty())
        plan.key = fittedKey(plan.key, sung->range);
    const double tempo = chooseTempo(library, genre, wishes, rng.fork("tempo"));
    const auto form = sungForm(genre, wishes, *grid, tempo, sung);
    const auto length = chooseLength(genre, wishes, *grid, tempo, form);
    plan.bpm = length.bpm;
    plan.bars = length.bars;
    plan.length = length.length;
    plan.chords = wishes.chords;
    plan.chordSheet = wishes.chordSheet;
    plan.lexicon = &library.lexicon;
    if (auto checked = checkChordCount(plan, *grid); !checked)
        return checked.error();
    auto sections =
        form.empty() ? makeForm(genre, wishes.form, plan.bars, sectionUnit(wishes), rng.fork("form"), loopsOf(wishes))
                     : layOutForm(form, plan.bars, sectionUnit(wishes));
    if (!sections)
        return sections.error();
    plan.sections = std::move(*sections);
    styleSections(library.lexicon, plan);
    auto players = makeEnsemble(genre, wishes);
    if (!players)
        return players.error();
    plan.players = std::move(*players);
    plan.understood = withGenreName(wishes.understood, genre);
    plan.ignored = wishes.ignored;
    if (auto checked = checkSectionChords(library.lexicon, *grid, plan); !checked)
        return checked.error();
    return plan;
}

} // namespace melisma::ml
