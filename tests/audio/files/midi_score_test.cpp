// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Qt first: moc cannot read <compare>, which time.h begins with, before any other standard header.
#include <QTest>

#include "audio/export/midi_export.h"
#include "audio/export/midi_file.h"
#include "audio/files/midi_score.h"
#include "core/base/json.h"
#include "core/edits/import_score.h"
#include "core/music/controller.h"
#include "tests/support/scratch_dir.h"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

using namespace melisma;
using namespace melisma::audio;
using base::Beats;
using base::Json;
namespace fs = std::filesystem;

namespace {

fs::path golden(const std::string& name)
{
    const char* root = std::getenv("MELISMA_SOURCE_DIR");
    return fs::path(root ? root : ".") / "tests/golden/midi" / name;
}

std::string bytesOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

fs::path written(const tests::ScratchDir& folder, const std::string& bytes)
{
    const auto path = folder.path() / "song.mid";
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    return path;
}

MidiScore readGood(const fs::path& path)
{
    auto score = readMidiScore(path);
    if (!score)
        qFatal("%s", score.error().sentence().c_str());
    return std::move(*score);
}

/// [start, length, pitch, velocity] from the song's start.
Json notesOf(const music::Part& part)
{
    Json notes = Json::array();
    for (const auto& clip : part.clips)
        for (const auto& note : clip.notes.notes)
            notes.push_back({(clip.start + note.start).ticks, note.length.ticks, note.pitch, note.velocity});
    return notes;
}

std::multiset<std::string> allNotes(const music::Score& score)
{
    std::multiset<std::string> all;
    for (const auto& part : score.parts)
        all.insert(std::to_string(part.instrument.program) + notesOf(part).dump());
    return all;
}

const music::Part& part(const music::Score& score, const std::string& name)
{
    for (const auto& each : score.parts)
        if (each.name == name)
            return each;
    qFatal("no part %s", name.c_str());
}

/// Two instruments, a tempo and a meter that change, sections, chords, words and a pedal; all in whole bars.
project::Project song()
{
    music::Score score;
    score.tempoMap = *music::TempoMap(92.5, {3, 4}).withTempo(Beats::whole(6), 140.0)->withMeter(2, {4, 4});
    score.key = *music::Key::parse("Eb major");
    score.sections = {{"Verse", {}, Beats::whole(6)}, {"Chorus", Beats::whole(6), Beats::whole(8)}};
    score.chords = {{{}, Beats::whole(6), *music::Chord::parse("Ebmaj7")},
                    {Beats::whole(6), Beats::whole(8), *music::Chord::parse("Fm7/C")}};
    music::NoteSequence sung{{{{}, Beats::whole(1), 60, 70, "mel-"}, {Beats::whole(1), Beats{700}, 63, 71, "low"}},
                             {{Beats{5}, 64, 127},
                              {Beats{480}, music::kPitchBend, 12'345},
                              {Beats{900}, 64, 0},
                              {Beats{900}, music::kPitchBend, music::kBendCentre}},
                             Beats::whole(6)};
    music::NoteSequence beat{{{{}, Beats{100}, 36, 100}, {Beats::whole(7), Beats{100}, 38, 90}}, {}, Beats::whole(8)};
    score.parts = {{"lead", "Voice", {"Choir", 8, 52}, -6.0, 0.5, {{"Verse", {}, sung}}},
                   {"drums", "Kit", {"Room", 128, 8}, 0.0, 0.0, {{"Chorus", Beats::whole(6), beat}}}};
    const auto made = edits::importScore({}, score, {}, {});
    return made ? *made : project::Project{};
}

} // namespace

class MidiScoreTest : public QObject {
    Q_OBJECT
private slots:
    void notesAreThoseThatMidoReads()
    {
        const auto expected = base::readJsonFile(golden("midi.json"));
        QVERIFY(expected.ok());
        for (const auto* name : {"band", "karaoke"}) {
            const auto score = readGood(golden(std::string(name) + ".mid")).score;
            std::multiset<std::string> all;
            for (const auto& [voice, notes] : (*expected)[name]["parts"].items())
                all.insert(voice.substr(voice.rfind(' ') + 1) + notes.dump());
            QCOMPARE(all.size(), score.parts.size());
            QVERIFY2(allNotes(score) == all, name);
            double seconds = 0.0; // of eight beats, by the file's microseconds a beat
            const auto& tempos = (*expected)[name]["tempos"];
            for (int tick = 0, at = -1; tick < 20 * 960; ++tick) {
                while (at + 1 < static_cast<int>(tempos.size()) && tempos[at + 1][0].get<int>() <= tick)
                    ++at;
                seconds += (at < 0 ? 500000 : tempos[at][1].get<int>()) / 960e6;
            }
            QVERIFY(std::abs(score.tempoMap.secondsAt(Beats::whole(20)).value - seconds) < 1e-4);
        }
    }

    void tracksHaveTheirNamesProgramsAndControllers()
    {
        const auto read = readGood(golden("band.mid"));
        const auto& score = read.score;
        QCOMPARE(read.notes, std::size_t{24 + 48 + 2});
        QCOMPARE(read.leftOut, std::size_t{0});
        QCOMPARE(score.tempoMap.bpmAt({}), 92.0); // of 652174 microseconds
        QVERIFY(score.tempoMap.meterAtBar(3) == (music::Meter{3, 4}));
        QVERIFY(score.tempoMap.meterAtBar(4) == (music::Meter{4, 4}));
        QCOMPARE(score.key.text(), std::string("F minor"));
        QCOMPARE(score.sections.size(), std::size_t{2});
        QVERIFY(score.sections[1] == (music::Section{"Chorus", Beats::whole(12), score.length - Beats::whole(12)}));
        const auto& strings = part(score, "Strings");
        QCOMPARE(strings.gainDb, -3.9); // 40 log10(80 / 100)
        QVERIFY(std::abs(strings.pan + 44.0 / 63.0) < 1e-9);
        const auto& pedals = strings.clips.front().notes.controllers;
        QCOMPARE(pedals.size(), std::size_t{24}); // volume and pan are the track's
        QVERIFY(pedals[1] == (music::ControllerEvent{Beats{960 + 14}, 64, 127}));
        QCOMPARE(strings.clips.front().notes.notes[5].lyric, std::string("la"));
        QVERIFY(part(score, "Kit").instrument.isDrums());
        QCOMPARE(part(score, "Kit").role, std::string("drums"));
        QCOMPARE(part(score, "Duo (Violin)").instrument.program, 40);
        QCOMPARE(part(score, "Duo (Flute)").instrument.program, 73);
        QCOMPARE(read.provenance.inputs.front().name, std::string("band.mid"));
        QVERIFY(read.provenance.origin == project::Origin::imported);
    }

    void karaokeWordsEndWhereTheirSpacesSay()
    {
        const auto score = readGood(golden("karaoke.mid")).score;
        const auto& notes = part(score, "Caf\u00e9 (Nylon guitar)").clips.front().notes.notes;
        QStringList words;
        for (const auto& note : notes)
            words << QString::fromStdString(note.lyric);
        QCOMPARE(words, (QStringList{"Twin-", "kle", "lit-", "tle", "star"}));
        QVERIFY(part(score, "Caf\u00e9 (Fingered bass)").clips.front().notes.notes.front().lyric.empty());
    }

    void whatWasExportedComesBackByteForByte()
    {
        const tests::ScratchDir folder;
        const auto before = song();
        QCOMPARE(before.tracks.size(), std::size_t{2});
        const auto bytes = midiFileOf(before, wholeSong(before));
        const auto file = readGood(written(folder, bytes));
        const auto after = edits::importScore({}, file.score, file.provenance, {});
        QVERIFY(after.ok());
        QVERIFY(midiFileOf(*after, wholeSong(*after)) == bytes);
        QVERIFY(after->tempoMap == before.tempoMap);
        QVERIFY(after->chords == before.chords && after->key == before.key);
        QVERIFY(std::abs(after->tracks[0]->mix.gainDb + 6.0) < 0.1); // in 128 steps
        QVERIFY(after->tracks[0]->instrument == before.tracks[0]->instrument);
    }

    /// Registered parameter 0 says how far the wheel goes; ours goes two semitones.
    void bendsOfAnotherRangeAreConverted()
    {
        const std::pair<int, int> bends[] = {{8192, 8192},
                                             {8192 + 100, 8192 + 600},
                                             {8192 - 1000, 8192 - 6000},
                                             {16383, 16383},
                                             {0, 0}}; // as they come, as they are read
        MidiTrack track;
        const std::pair<int, int> range[] = {{101, 127}, {100, 127}, {6, 24}, // none is chosen
                                             {100, 0},   {101, 0},   {6, 12}, // in either order
                                             {101, 127}, {100, 127}, {6, 24}};
        for (const auto& [controller, value] : range)
            track.add({}, MidiOrder::setup, {0xB0, controller, value});
        track.add({}, MidiOrder::noteOn, {0x90, 60, 100});
        std::vector<music::ControllerEvent> expected;
        for (const auto& [sent, read] : bends) {
            const Beats at{10 * static_cast<std::int64_t>(expected.size() + 1)};
            track.add(at, MidiOrder::controller, {0xE0, sent & 127, sent >> 7});
            expected.push_back({at, music::kPitchBend, read});
        }
        const tests::ScratchDir folder;
        const auto read = readGood(written(folder, midiFile({track}, Beats::whole(4))));
        QVERIFY(read.score.parts.at(0).clips.at(0).notes.controllers == expected);
        QCOMPARE(read.leftOut, std::size_t{0});
    }

    void aSongThatIsThereStaysAsItIs()
    {
        auto there = song();
        there.masterGainDb = -3.0;
        const auto file = readGood(golden("band.mid"));
        const auto after = edits::importScore(there, file.score, file.provenance, Beats::whole(3));
        QVERIFY(after.ok());
        QVERIFY(after->tempoMap == there.tempoMap && after->key == there.key && after->markers == there.markers);
        QCOMPARE(after->masterGainDb, -3.0);
        QCOMPARE(after->tracks.size(), there.tracks.size() + file.score.parts.size());
        const auto& clip = *after->tracks[2]->clips.front();
        QCOMPARE(clip.start.count, Beats::whole(3).ticks + file.score.parts[0].clips[0].start.ticks);
    }

    void whatCannotBeReadIsNamedWithItsReason()
    {
        const tests::ScratchDir folder;
        const auto good = bytesOf(golden("karaoke.mid"));
        const auto refusal = [&](const std::string& bytes) {
            const auto score = readMidiScore(written(folder, bytes));
            return score ? std::string("read") : score.error().message;
        };
        QVERIFY(refusal(good) == "read");
        auto smpte = good, patterns = good, silent = good;
        smpte[12] = static_cast<char>(0xE7); // 25 frames a second
        patterns[9] = 2;
        const auto says = [](const std::string& text, const char* words) {
            return text.find("song.mid") != std::string::npos && text.find(words) != std::string::npos;
        };
        QVERIFY(says(refusal(smpte), "SMPTE"));
        QVERIFY(says(refusal(patterns), "format 2"));
        for (std::size_t length = 0; length < good.size(); length += 7)
            QVERIFY(says(refusal(good.substr(0, length)), "not a MIDI file"));
        QVERIFY(says(refusal(std::string("MThd\0\0\0\6\0\0\0\1\0\x60MTrk\0\0\0\4\0\xFF\x2F\0", 26)), "no notes"));
        QVERIFY(!readMidiScore(folder.path() / "absent.mid").ok());
        QVERIFY(looksLikeMidi("a/Song.MID") && looksLikeMidi("x.kar") && !looksLikeMidi("x.wav"));
    }
};

QTEST_GUILESS_MAIN(MidiScoreTest)
#include "midi_score_test.moc"
