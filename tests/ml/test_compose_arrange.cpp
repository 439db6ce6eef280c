// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Songs that are there already: writing parts anew, adding parts, going on, accompanying a melody.
#include "ml/compose/arranger.h"
#include "ml/compose/composer.h"
#include "ml/compose/harmonise.h"
#include "ml/compose/options_reader.h"
#include "ml/compose/theme_reader.h"
#include "tests/ml/compose_support.h"

#include <algorithm>
#include <set>

using namespace melisma;
using namespace melisma::ml;
using base::Beats;

namespace {

music::Score songOf(const char* prompt, std::uint64_t seed)
{
    base::ParamValues values;
    values.set("prompt", prompt);
    const auto wishes = readWishes(values, tests::library().lexicon);
    const auto plan = makePlan(tests::library(), *wishes, seed);
    return *composeScore(*plan, 0);
}

Wishes style(const char* prompt)
{
    base::ParamValues values;
    values.set("prompt", prompt);
    return *readWishes(values, tests::library().lexicon);
}

base::Result<music::Score> arranged(const music::Score& song, const ArrangeWishes& wishes, std::uint64_t seed)
{
    const auto plan = planSong(tests::library(), song, wishes, seed);
    if (!plan)
        return plan.error();
    return arrange(*plan, song.tempoMap, 0);
}

std::set<std::string> namesOf(const music::Score& score)
{
    std::set<std::string> names;
    for (const auto& part : score.parts)
        names.insert(part.name);
    return names;
}

music::Note note(double beat, double length, int pitch)
{
    return {Beats::of(beat), Beats::of(length), pitch, 96};
}

/// "Frère Jacques", eight bars of C major, as a person would draw it: no chords, no sections.
music::Score roundMelody()
{
    music::Score song;
    song.title = "Round";
    song.tempoMap = music::TempoMap(100, {});
    song.length = Beats::whole(32);
    music::NoteSequence notes;
    for (const double bar : {0.0, 4.0})
        for (const auto& [at, pitch] : {std::pair{0.0, 60}, {1.0, 62}, {2.0, 64}, {3.0, 60}})
            notes.notes.push_back(note(bar + at, 1.0, pitch));
    for (const double bar : {8.0, 12.0}) {
        notes.notes.push_back(note(bar, 1.0, 64));
        notes.notes.push_back(note(bar + 1, 1.0, 65));
        notes.notes.push_back(note(bar + 2, 2.0, 67));
    }
    for (const double bar : {16.0, 20.0})
        for (const auto& [at, length, pitch] :
             {std::tuple{0.0, 0.5, 67}, {0.5, 0.5, 69}, {1.0, 0.5, 67}, {1.5, 0.5, 65}, {2.0, 1.0, 64}, {3.0, 1.0, 60}})
            notes.notes.push_back(note(bar + at, length, pitch));
    for (const double bar : {24.0, 28.0}) {
        notes.notes.push_back(note(bar, 1.0, 60));
        notes.notes.push_back(note(bar + 1, 1.0, 55));
        notes.notes.push_back(note(bar + 2, 2.0, 60));
    }
    notes.length = song.length;
    music::Part part{"", "Melody", {"Flute", 0, 73}, 0.0, 0.0, {}};
    part.clips.push_back({"Notes", {}, notes});
    song.parts.push_back(part);
    return song;
}

std::vector<int> contour(const music::NoteSequence& notes, std::size_t count)
{
    std::vector<int> signs;
    for (std::size_t i = 1; i < std::min(count, notes.notes.size()); ++i) {
        const int move = notes.notes[i].pitch - notes.notes[i - 1].pitch;
        signs.push_back((move > 0) - (move < 0));
    }
    return signs;
}

} // namespace

CHECK_CASE(rewritesOnlyWhatIsNamed)
{
    const auto song = songOf("pop song with piano, bass and drums, 24 bars", 5);
    const std::string bass = [&] {
        for (const auto& part : song.parts)
            if (part.role == "bass")
                return part.name;
        return std::string();
    }();
    CHECK(!bass.empty());
    ArrangeWishes wishes;
    wishes.style = style("pop");
    wishes.rewrite = {bass};
    const auto made = arranged(song, wishes, 99);
    CHECK(made.ok());
    CHECK(namesOf(*made) == std::set<std::string>{bass});
    CHECK(made->chords == song.chords);
    CHECK(made->sections == song.sections);
    CHECK(made->key == song.key);
    const auto again = arranged(song, wishes, 99);
    CHECK(*again == *made);
    const auto other = arranged(song, wishes, 100);
    CHECK(!(*other == *made));
}

CHECK_CASE(staysInTheAskedBars)
{
    const auto song = songOf("rock, 32 bars", 3);
    ArrangeWishes wishes;
    wishes.style = style("rock");
    wishes.rewriteAll = true;
    const auto& section = song.sections[1];
    const auto bar = song.tempoMap.meterAtBar(0).barLength();
    wishes.firstBar = static_cast<int>(section.start.ticks / bar.ticks);
    wishes.endBar = static_cast<int>((section.start + section.length).ticks / bar.ticks);
    const auto made = arranged(song, wishes, 8);
    CHECK(made.ok());
    for (const auto& part : made->parts)
        for (const auto& clip : part.clips) {
            CHECK(clip.start == section.start);
            for (const auto& each : clip.notes.notes)
                CHECK(each.start < section.length);
        }
    wishes.firstBar = 500;
    wishes.endBar = 0;
    CHECK(!arranged(song, wishes, 8).ok());
}

CHECK_CASE(addsParts)
{
    const auto song = songOf("folk ballad with guitar and bass", 4);
    ArrangeWishes wishes;
    wishes.style = style("folk");
    wishes.add = *readInstruments("strings, flute", tests::library().lexicon);
    const auto made = arranged(song, wishes, 1);
    CHECK(made.ok());
    CHECK(made->parts.size() == 2);
    for (const auto& part : made->parts) {
        CHECK(!namesOf(song).contains(part.name));
        CHECK(!part.clips.empty());
    }
    // What is added sounds with the song: most of its long notes are tones of the chord under them.
    int fits = 0;
    int all = 0;
    const ChordTrack chords(song.chords);
    for (const auto& part : made->parts)
        for (const auto& clip : part.clips)
            for (const auto& each : clip.notes.notes) {
                if (each.length < Beats::whole(1))
                    continue;
                const auto tones = chordTones(chords.at(clip.start + each.start + Beats{60}).chord);
                fits += tones.test(static_cast<std::size_t>(each.pitch % 12)) ? 1 : 0;
                ++all;
            }
    CHECK(all > 10);
    CHECK(fits > all * 8 / 10);
}

CHECK_CASE(goesOn)
{
    const auto song = songOf("pop, intro verse chorus, 24 bars", 6);
    ArrangeWishes wishes;
    wishes.style = style("pop");
    wishes.further = {"chorus", "outro"};
    const auto made = arranged(song, wishes, 12);
    CHECK(made.ok());
    CHECK(made->sections.size() == song.sections.size() + 2);
    for (std::size_t i = 0; i < song.sections.size(); ++i)
        CHECK(made->sections[i].name == song.sections[i].name);
    CHECK(made->sections[song.sections.size()].name.starts_with("Chorus"));
    CHECK(made->sections[song.sections.size()].name != made->sections[song.sections.size() - 1].name);
    const Beats end = song.length;
    for (const auto& part : made->parts)
        for (const auto& clip : part.clips)
            CHECK(clip.start >= end);
    // The new chorus has the old one's chords.
    const auto find = [&](const music::Score& score, const std::string& kind, bool last) {
        const music::Section* found = nullptr;
        for (const auto& section : score.sections)
            if (section.name.starts_with(kind) && (last || !found))
                found = &section;
        return found;
    };
    const auto* old = find(song, "Chorus", false);
    const auto* fresh = find(*made, "Chorus", true);
    CHECK(old && fresh && fresh->start >= end);
    const ChordTrack chords(made->chords);
    const auto shared = std::min(old->length, fresh->length) - Beats::whole(4); // the song's old ending may differ
    for (Beats at; at < shared; at += Beats::whole(1))
        CHECK(chords.at(old->start + at).chord == chords.at(fresh->start + at).chord);
}

CHECK_CASE(accompaniesAMelody)
{
    const auto song = roundMelody();
    for (const char* genre : {"pop", "folk", "bossa nova", "jazz"}) {
        ArrangeWishes wishes;
        wishes.style = style(genre);
        const auto made = arranged(song, wishes, 2);
        CHECK(made.ok());
        CHECK(made->parts.size() >= 2);
        CHECK(!namesOf(*made).contains("Melody"));
        for (const auto& part : made->parts)
            CHECK(part.role != "lead");
        CHECK(made->key == song.key);
    }
}

/// Chords for the round: tonic where the melody spells the tonic, and the melody's long and strong notes are in them.
CHECK_CASE(harmonyFollowsTheMelody)
{
    const auto song = roundMelody();
    ArrangeWishes wishes;
    wishes.style = style("folk");
    const auto made = arranged(song, wishes, 2);
    CHECK(made.ok());
    const ChordTrack chords(made->chords);
    double within = 0;
    double all = 0;
    for (const auto& each : song.parts[0].clips[0].notes.notes) {
        const auto tones = chordTones(chords.at(each.start).chord);
        all += each.length.value();
        within += tones.test(static_cast<std::size_t>(each.pitch % 12)) ? each.length.value() : 0.0;
    }
    CHECK(within / all > 0.7);
    CHECK(chords.at({}).chord.root.pitchClass() == 0);
    CHECK(chords.at(Beats::whole(31)).chord.root.pitchClass() == 0);

    // Moved to another key, the same melody gets the same chords in that key.
    auto moved = song;
    moved.key = *music::Key::parse("E major");
    for (auto& each : moved.parts[0].clips[0].notes.notes)
        each.pitch += 4;
    const auto shifted = arranged(moved, wishes, 2);
    CHECK(shifted->chords.size() == made->chords.size());
    for (std::size_t i = 0; i < made->chords.size(); ++i) {
        CHECK(shifted->chords[i].start == made->chords[i].start);
        CHECK((made->chords[i].chord.root.pitchClass() + 4) % 12 == shifted->chords[i].chord.root.pitchClass());
    }
}

CHECK_CASE(themeIsRead)
{
    const auto song = roundMelody();
    const auto theme = themeOf(song.parts[0].clips[0].notes, song.key, *MeterGrid::of({}));
    CHECK((theme.call.steps == std::vector<int>{0, 1, 1, -2}));
    CHECK(theme.call.rhythm.size() == 4);
    CHECK(theme.call.rhythm[1].step == 4);
    CHECK(theme.call.rhythm[1].length == 4);
    CHECK((theme.open.steps == std::vector<int>{0, 1, 1}));    // its fourth bar
    CHECK((theme.closed.steps == std::vector<int>{0, -3, 3})); // its eighth
    CHECK((theme.variant.steps == std::vector<int>{0, -1, -1, 2}));
    CHECK(theme.opening == 60);
    CHECK(themeOf({}, song.key, *MeterGrid::of({})).call.rhythm.empty());
}

CHECK_CASE(newMelodiesGrowFromTheTheme)
{
    const auto song = roundMelody();
    ArrangeWishes wishes;
    wishes.style = style("folk");
    wishes.add = *readInstruments("violin", tests::library().lexicon);
    wishes.theme = "Melody";
    const auto wanted = contour(song.parts[0].clips[0].notes, 4);
    int alike = 0;
    int plain = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const auto made = arranged(song, wishes, seed);
        CHECK(made.ok());
        alike += contour(made->parts[0].clips[0].notes, 4) == wanted ? 1 : 0;
        auto without = wishes;
        without.theme.clear();
        plain += contour(arranged(song, without, seed)->parts[0].clips[0].notes, 4) == wanted ? 1 : 0;
    }
    CHECK(alike >= 9);
    CHECK(plain <= 6);
    wishes.themeBar = 0;
    CHECK(arranged(song, wishes, 1).ok());
    wishes.themeBar = 4000;
    CHECK(!arranged(song, wishes, 1).ok());
    wishes.themeBar.reset();
    wishes.theme = "Tuba";
    CHECK(!arranged(song, wishes, 1).ok());
}

CHECK_CASE(themeIsOfTheClipInThatBar)
{
    auto song = roundMelody();
    auto& clips = song.parts[0].clips;
    auto other = clips[0];
    other.start = clips[0].start + clips[0].notes.length;
    for (auto& note : other.notes.notes)
        note.pitch = 67; // one note all the time: a theme that goes nowhere
    song.length = song.length + other.notes.length;
    clips.push_back(other);
    const auto grid = *MeterGrid::of({});
    const int bar = static_cast<int>(other.start.ticks / grid.barLength().ticks);
    ArrangeWishes wishes;
    wishes.style = style("folk");
    wishes.add = *readInstruments("violin", tests::library().lexicon);
    wishes.theme = "Melody";
    const auto stepsWith = [&](std::optional<int> themeBar) {
        wishes.themeBar = themeBar;
        return planSong(tests::library(), song, wishes, 1)->plan.theme->call.steps;
    };
    CHECK((stepsWith(std::nullopt) == std::vector<int>{0, 1, 1, -2}));
    CHECK(stepsWith(bar - 1) == stepsWith(std::nullopt));
    CHECK((stepsWith(bar) == std::vector<int>{0, 0, 0, 0}));
    CHECK(stepsWith(bar + 1) == stepsWith(bar));
}

CHECK_CASE(everyStyleCanTakeASongOver)
{
    const auto song = songOf("pop, 16 bars", 9);
    for (const auto& genre : tests::library().genres) {
        ArrangeWishes wishes;
        wishes.style.genre = genre.id;
        wishes.style.prompt = genre.id;
        wishes.rewriteAll = true;
        const auto made = arranged(song, wishes, 7);
        CHECK(made.ok());
        CHECK(made->chords == song.chords);
        CHECK(made->parts.size() >= 2);
    }
}

CHECK_CASE(refusesWhatItCannotDo)
{
    auto song = songOf("pop, 16 bars", 1);
    ArrangeWishes wishes;
    wishes.style = style("pop");
    wishes.rewrite = {"Theremin"};
    const auto unknown = arranged(song, wishes, 1);
    CHECK(!unknown.ok());
    CHECK(unknown.error().message.find("Theremin") != std::string::npos);
    CHECK(unknown.error().hint.find(song.parts[0].name) != std::string::npos);
    wishes.rewrite.clear();
    song.tempoMap = *song.tempoMap.withMeter(4, {3, 4});
    CHECK(!arranged(song, wishes, 1).ok());
    CHECK(!arranged(music::Score{}, wishes, 1).ok());
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
