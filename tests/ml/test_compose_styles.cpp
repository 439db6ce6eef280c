// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What makes each genre itself, measured on the notes.
#include "ml/compose/genre_reader.h"
#include "tests/ml/compose_support.h"

#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <numeric>
#include <set>

using namespace melisma;

namespace {

constexpr std::int64_t kBeat = base::Beats::kTicksPerBeat;

music::Score song(const std::string& genre, std::uint64_t seed)
{
    auto values = tests::params(genre);
    values.set("bars", std::int64_t{40});
    values.set("meter", "4/4");
    return *tests::scoreOf(values, seed);
}

/// Notes of one drum between two bars.
std::vector<music::Note> strokes(const music::Score& score, int key, const std::string& section)
{
    std::vector<music::Note> result;
    for (const auto& clip : tests::partWithRole(score, "drums")->clips)
        if (clip.name.starts_with(section))
            for (const auto& note : clip.notes.notes)
                if (note.pitch == key)
                    result.push_back(note);
    return result;
}

/// Share of notes within `tolerance` ticks of `place` in a period.
double shareAt(const std::vector<music::Note>& notes, std::int64_t place, std::int64_t period, std::int64_t tolerance)
{
    const auto hits = std::ranges::count_if(notes, [&](const music::Note& note) {
        const auto offset = (note.start.ticks - place + period + period / 2) % period - period / 2;
        return std::abs(offset) <= tolerance;
    });
    return notes.empty() ? 0.0 : static_cast<double>(hits) / static_cast<double>(notes.size());
}

double chordToneShare(const music::Score& score, const music::Part& part)
{
    int inside = 0;
    const auto notes = tests::notesOf(part);
    for (const auto& note : notes) {
        const auto tones = tests::chordAt(score, note.start + base::Beats{40}).chord.pitchClasses();
        inside += std::ranges::find(tones, note.pitch % 12) != tones.end() ? 1 : 0;
    }
    return static_cast<double>(inside) / static_cast<double>(notes.size());
}

double pitchClassEntropy(const music::Score& score)
{
    std::array<double, 12> counts{};
    for (const auto& part : score.parts)
        if (!part.instrument.isDrums())
            for (const auto& note : tests::notesOf(part))
                ++counts[static_cast<std::size_t>(note.pitch % 12)];
    const double total = std::accumulate(counts.begin(), counts.end(), 0.0);
    double entropy = 0.0;
    for (const double count : counts)
        if (count > 0.0)
            entropy -= count / total * std::log2(count / total);
    return entropy;
}

/// Mean similarity of neighbouring bars' onsets on the 16th grid (MusDr's groove consistency).
double grooveConsistency(const music::Score& score)
{
    std::map<int, std::array<bool, 16>> bars;
    for (const auto& note : tests::notesOf(*tests::partWithRole(score, "drums"))) {
        const auto step = (note.start.ticks + 120) / 240;
        bars[static_cast<int>(step / 16)][static_cast<std::size_t>(step % 16)] = true;
    }
    double sum = 0.0;
    int pairs = 0;
    for (auto at = bars.begin(); at != bars.end() && std::next(at) != bars.end(); ++at) {
        int differ = 0;
        for (std::size_t i = 0; i < 16; ++i)
            differ += at->second[i] != std::next(at)->second[i] ? 1 : 0;
        sum += 1.0 - differ / 16.0;
        ++pairs;
    }
    return pairs == 0 ? 1.0 : sum / pairs;
}

} // namespace

CHECK_CASE(houseHasFourOnTheFloor)
{
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const auto score = song("house", seed);
        const auto kicks = strokes(score, 36, "Drop");
        CHECK(shareAt(kicks, 0, kBeat, 4) > 0.99);
        const auto bars =
            std::ranges::find_if(score.sections, [](const auto& s) { return s.name.starts_with("Drop"); });
        CHECK(bars != score.sections.end());
        CHECK(kicks.size() >= static_cast<std::size_t>(bars->length.ticks / kBeat * 9 / 10));
        CHECK(shareAt(strokes(score, 46, "Drop"), kBeat / 2, kBeat, 20) > 0.9); // open hats between
    }
}

CHECK_CASE(jazzSwings)
{
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const auto score = song("jazz", seed);
        // The ride's skip note falls on the third triplet eighth, not on the straight one.
        std::vector<music::Note> offBeats;
        for (const auto& note : strokes(score, 51, "Head"))
            if (const auto place = note.start.ticks % kBeat; place > kBeat / 4 && place < kBeat * 9 / 10)
                offBeats.push_back(note);
        CHECK(offBeats.size() > 8);
        CHECK(shareAt(offBeats, kBeat * 65 / 100, kBeat, 30) > 0.9);
        CHECK(shareAt(strokes(score, 44, "Head"), kBeat, 2 * kBeat, 25) > 0.9); // hi-hat on two and four
        // A walking bass: four to the bar, hardly a repeated note.
        const auto bass = tests::notesOf(*tests::partWithRole(score, "bass"));
        int repeats = 0;
        for (std::size_t i = 1; i < bass.size(); ++i)
            repeats += bass[i].pitch == bass[i - 1].pitch ? 1 : 0;
        CHECK(repeats < static_cast<int>(bass.size()) / 6);
    }
}

CHECK_CASE(swingFlattensWithTempo)
{
    const auto skip = [](double bpm) {
        auto values = tests::params("jazz");
        values.set("bars", std::int64_t{24});
        values.set("bpm", bpm);
        double sum = 0.0;
        int count = 0;
        for (const auto& note : strokes(*tests::scoreOf(values, 4), 51, "Head"))
            if (const auto place = note.start.ticks % kBeat; place > kBeat / 4 && place < kBeat * 9 / 10) {
                sum += static_cast<double>(place) / kBeat;
                ++count;
            }
        return sum / count;
    };
    CHECK(skip(110.0) > skip(160.0) + 0.02);
    CHECK(skip(160.0) > skip(240.0) + 0.03);
}

CHECK_CASE(bossaHasItsPattern)
{
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const auto score = song("bossa nova", seed);
        // Two bars of rim: 1, 2+, 4 | 1+, 3, 4+ (in 16ths of a bar of two halves).
        std::set<std::int64_t> places;
        for (const auto& note : strokes(score, 37, "Verse"))
            places.insert((note.start.ticks + 60) / (kBeat / 4) % 32);
        for (const int place : {0, 6, 12, 18, 24, 30})
            CHECK(places.contains(place));
        const auto bass = tests::notesOf(*tests::partWithRole(score, "bass"));
        CHECK(shareAt(bass, 0, 2 * kBeat, 20) + shareAt(bass, 3 * kBeat / 2, 2 * kBeat, 20) > 0.85); // surdo
    }
}

CHECK_CASE(backbeatsAreWhereTheyBelong)
{
    for (const char* genre : {"rock", "pop"})
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const auto snares = strokes(song(genre, seed), 38, "Chorus");
            std::vector<music::Note> loud;
            for (const auto& note : snares)
                if (note.velocity > 90)
                    loud.push_back(note);
            CHECK(shareAt(loud, kBeat, 2 * kBeat, 20) > 0.6); // the rest are fills
        }
    // Lo-fi: the off 16ths of the hat lag behind the straight grid.
    const auto hats = strokes(song("lo-fi", 3), 42, "Chorus");
    std::vector<music::Note> off;
    for (const auto& note : hats)
        if (const auto place = note.start.ticks % (kBeat / 2); place > kBeat / 8 && place < kBeat / 2 - 60)
            off.push_back(note);
    CHECK(shareAt(off, kBeat * 29 / 100 + 9, kBeat / 2, 25) > 0.7);
}

CHECK_CASE(ambientIsSlowColour)
{
    const auto score = song("ambient", 2);
    CHECK(strokes(score, 38, "").empty());
    const auto pad = tests::notesOf(*tests::partWithRole(score, "pad"));
    double length = 0.0;
    for (const auto& note : pad)
        length += note.length.value();
    CHECK(length / static_cast<double>(pad.size()) > 1.9);
}

CHECK_CASE(harmonyIsSound)
{
    for (const auto& genre : tests::library().genres)
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const auto score = song(genre.name, seed);
            // Techno stays on one chord for long; a power chord has two tones.
            const bool fewTones = genre.id == "techno" || genre.id == "metal";
            for (const auto& part : score.parts) {
                if (part.role == "comp" || part.role == "pad")
                    CHECK(chordToneShare(score, part) > (genre.id == "bossa" || genre.id == "jazz" ? 0.75 : 0.97));
                if (part.role == "bass")
                    CHECK(chordToneShare(score, part) > 0.6);
                if (part.role == "lead")
                    CHECK(chordToneShare(score, part) > (fewTones ? 0.5 : 0.6));
            }
            const double entropy = pitchClassEntropy(score);
            CHECK(entropy > (fewTones ? 1.7 : 2.0) && entropy < 3.5);
            if (tests::partWithRole(score, "drums"))
                CHECK(grooveConsistency(score) > 0.65);
        }
}

CHECK_CASE(melodiesSing)
{
    for (const auto& genre : tests::library().genres)
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const auto score = song(genre.name, seed);
            const auto notes = tests::notesOf(*tests::partWithRole(score, "lead"));
            int steps = 0;
            int wide = 0;
            for (std::size_t i = 1; i < notes.size(); ++i) {
                const int interval = std::abs(notes[i].pitch - notes[i - 1].pitch);
                steps += interval <= 4 ? 1 : 0;
                wide += interval > 9 ? 1 : 0;
            }
            CHECK(steps > static_cast<int>(notes.size()) / 2);
            CHECK(wide < static_cast<int>(notes.size()) / 10 + 2);
            std::set<int> pitches;
            for (const auto& note : notes)
                pitches.insert(note.pitch);
            CHECK(pitches.size() >= 4);
        }
}

CHECK_CASE(songsEnd)
{
    for (const auto& genre : tests::library().genres) {
        const auto score = song(genre.name, 9);
        const auto lastBar = score.length - score.tempoMap.meterAtBar(0).barLength();
        std::int64_t lastOnset = 0;
        for (const auto& part : score.parts)
            for (const auto& note : tests::notesOf(part))
                lastOnset = std::max(lastOnset, note.start.ticks);
        CHECK(lastOnset < lastBar.ticks + kBeat / 2); // nothing dangles after the last chord
        CHECK_EQUAL(score.chords.back().chord.root.pitchClass(), score.key.tonic.pitchClass());
    }
}

/// docs/COMPOSER.md says of style files what the reader says: neither may know a member that the other does not.
CHECK_CASE(theDocumentedTableIsTheReadersSchema)
{
    std::ifstream file(tests::resources().parent_path() / "docs" / "COMPOSER.md");
    CHECK(file.good());
    const auto quoted = [](const std::string& text) {
        std::set<std::string> names;
        for (auto at = text.find('`'); at != std::string::npos;) {
            const auto end = text.find('`', at + 1);
            names.insert(text.substr(at + 1, end - at - 1));
            at = end == std::string::npos ? end : text.find('`', end + 1);
        }
        return names;
    };
    std::set<std::string> documented;
    bool within = false;
    for (std::string line; std::getline(file, line);) {
        within = (within || line == "## Files of a style") && !(within && line.starts_with("## "));
        if (!within || !line.starts_with("| `"))
            continue;
        const auto bar = line.find('|', 1);
        const auto members = quoted(line.substr(0, bar));
        documented.insert(members.begin(), members.end());
        if (members.size() != 1 || !ml::genreSchema().contains(*members.begin()))
            continue;
        const auto inner = quoted(line.substr(bar));
        for (const auto key : ml::genreSchema().at(*members.begin()))
            if (!inner.contains(std::string(key)))
                CHECK_EQUAL(*members.begin() + " without " + std::string(key), "documented");
    }
    const auto& top = ml::genreSchema().at("");
    CHECK(documented == std::set<std::string>(top.begin(), top.end()));
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
