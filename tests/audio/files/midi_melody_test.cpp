// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Qt first: moc cannot read <compare>, which time.h begins with, before any other standard header.
#include <QTest>

#include "audio/files/midi_bytes.h"
#include "audio/files/midi_melody.h"
#include "core/base/json.h"
#include "tests/support/scratch_dir.h"

#include <fstream>
#include <iterator>

using namespace melisma;
using namespace melisma::audio;
using base::Beats;

namespace {

/// A track of a Standard MIDI File, event by event.
struct Track {
    std::string bytes;

    void event(unsigned char ticks, const std::string& message) // below 128
    {
        bytes += static_cast<char>(ticks);
        bytes += message;
    }
    void meta(unsigned char ticks, char type, const std::string& data)
    {
        event(ticks, std::string("\xFF") + type + static_cast<char>(data.size()) + data);
    }
    void lyric(unsigned char ticks, const std::string& text) { meta(ticks, 0x05, text); }
    void note(unsigned char ticks, int channel, int pitch, int velocity)
    {
        event(ticks, {static_cast<char>(0x90 | channel), static_cast<char>(pitch), static_cast<char>(velocity)});
    }
};

std::string big(std::size_t value, int width)
{
    std::string bytes;
    for (int i = width - 1; i >= 0; --i)
        bytes += static_cast<char>(value >> (8 * i) & 0xFF);
    return bytes;
}

bool isWholeMidi(const std::string& bytes)
{
    return plainMidi(bytes).has_value();
}

/// 96 ticks a beat. `between` lies before each track, `behindHeader` belongs to the header.
std::filesystem::path written(const tests::ScratchDir& folder, std::vector<Track> tracks,
                              const std::string& between = {}, const std::string& behindHeader = {})
{
    std::string bytes =
        "MThd" + big(6 + behindHeader.size(), 4) + big(1, 2) + big(tracks.size(), 2) + big(96, 2) + behindHeader;
    for (auto& track : tracks) {
        track.meta(0, 0x2F, "");
        bytes += between + "MTrk" + big(track.bytes.size(), 4) + track.bytes;
    }
    const auto path = folder.path() / "melody.mid";
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

const music::NoteSequence& notesOf(const music::Score& score)
{
    return score.parts.front().clips.front().notes;
}

} // namespace

class MidiMelodyTest : public QObject {
    Q_OBJECT
private slots:
    void lyricsStandAtTheirNotes()
    {
        const tests::ScratchDir folder;
        Track tempo, sung;
        tempo.meta(0, 0x51, {'\x09', '\x27', '\xC0'}); // 600000 microseconds a beat
        sung.lyric(0, "Twin-");
        sung.note(0, 0, 60, 80);
        sung.note(96, 0, 60, 0);
        sung.lyric(0, "kle");
        sung.note(0, 0, 67, 100);
        sung.note(48, 0, 67, 0);
        sung.note(48, 0, 69, 100); // no syllable
        sung.note(96, 0, 69, 0);
        const auto score = readMidiMelody(written(folder, {tempo, sung}));
        QVERIFY(score.ok());
        const auto& notes = notesOf(*score).notes;
        QCOMPARE(notes.size(), std::size_t(3));
        QCOMPARE(notes[0].lyric, std::string("Twin-"));
        QCOMPARE(notes[1].lyric, std::string("kle"));
        QVERIFY(notes[2].lyric.empty());
        QCOMPARE(notes[0].velocity, 80);
        QVERIFY(notes[1].start == Beats::whole(1) && notes[1].length == Beats::of(0.5));
        QVERIFY(notes[2].start == Beats::whole(2) && notes[2].pitch == 69);
        QCOMPARE(score->tempoMap.secondsAt(Beats::whole(2)).value, 1.2);
    }

    void theTrackWithWordsIsTheMelody()
    {
        const tests::ScratchDir folder;
        Track piano, drums, sung;
        for (int i = 0; i < 20; ++i) {
            piano.note(10, 0, 48 + i % 5, 90);
            piano.note(10, 0, 48 + i % 5, 0);
            drums.note(5, 9, 36, 90);
            drums.note(5, 9, 36, 0);
        }
        sung.lyric(0, "la");
        sung.note(0, 1, 72, 90);
        sung.note(96, 1, 72, 0);
        const auto withWords = readMidiMelody(written(folder, {drums, piano, sung}));
        QVERIFY(withWords.ok());
        QCOMPARE(notesOf(*withWords).notes.size(), std::size_t(1));
        const auto without = readMidiMelody(written(folder, {drums, piano}));
        QVERIFY(without.ok());
        QCOMPARE(notesOf(*without).notes.size(), std::size_t(20));
        QVERIFY(!readMidiMelody(written(folder, {drums})).ok());
    }

    void lyricsOfAnotherTrackAndOfOldFiles()
    {
        const tests::ScratchDir folder;
        Track words, sung;
        words.lyric(0, "caf\xE9"); // Latin-1, as files from before UTF-8 have it
        words.lyric(96, "\xC3\xA9t\xC3\xA9");
        sung.note(0, 0, 60, 90);
        sung.note(96, 0, 60, 0);
        sung.note(0, 0, 62, 90);
        sung.note(96, 0, 62, 0);
        const auto score = readMidiMelody(written(folder, {words, sung}));
        QVERIFY(score.ok());
        QCOMPARE(notesOf(*score).notes[0].lyric, std::string("caf\xC3\xA9"));
        QCOMPARE(notesOf(*score).notes[1].lyric, std::string("\xC3\xA9t\xC3\xA9"));
        QVERIFY(!music::toJson(notesOf(*score)).dump().empty()); // throws on what is not UTF-8
    }

    void whatIsNoMidiFileIsNamed()
    {
        const tests::ScratchDir folder;
        const auto path = folder.path() / "text.mid";
        std::ofstream(path) << "MThd no";
        const auto score = readMidiMelody(path);
        QVERIFY(!score.ok());
        QVERIFY(score.error().message.find("text.mid") != std::string::npos);
        QVERIFY(!readMidiMelody(folder.path() / "none.mid").ok());
    }

    /// libsmf ends the program at some of these.
    void aFileThatIsCutOffIsRefused()
    {
        const tests::ScratchDir folder;
        Track track;
        track.lyric(0, "la");
        track.note(0, 0, 60, 90);
        track.note(96, 0, 60, 0);
        std::ifstream whole(written(folder, {track}), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(whole), {}};
        QVERIFY(isWholeMidi(bytes));
        for (std::size_t length = 0; length < bytes.size(); ++length)
            QVERIFY2(!isWholeMidi(bytes.substr(0, length)), std::to_string(length).c_str());
        std::string cut = bytes.substr(0, bytes.size() - 4); // the end of the track
        cut[21] = static_cast<char>(cut[21] - 4);
        QVERIFY(!isWholeMidi(cut));
        const auto path = folder.path() / "cut.mid";
        std::ofstream(path, std::ios::binary) << cut;
        const auto score = readMidiMelody(path);
        QVERIFY(!score.ok());
        QVERIFY(score.error().message.find("cut.mid") != std::string::npos);
    }

    /// The standard has readers skip them; Yamaha's XG files have XFIH and XFKM.
    void chunksOfOtherKindsAreSkipped()
    {
        const tests::ScratchDir folder;
        Track words, sung;
        words.lyric(0, "la");
        sung.note(0, 0, 60, 90);
        sung.note(96, 0, 60, 0);
        const std::string unknown = "XFIH" + big(5, 4) + "MTrk!" + "XFKM" + big(0, 4);
        const auto plain = written(folder, {words, sung});
        std::ifstream stream(plain, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        QCOMPARE(plainMidi(bytes).value_or(""), bytes);
        const auto path = written(folder, {words, sung}, unknown, "more");
        const auto score = readMidiMelody(path);
        QVERIFY2(score.ok(), score.ok() ? "" : score.error().sentence().c_str());
        QCOMPARE(notesOf(*score).notes.size(), std::size_t(1));
        QCOMPARE(notesOf(*score).notes[0].lyric, std::string("la"));
        std::ifstream again(path, std::ios::binary);
        const std::string odd{std::istreambuf_iterator<char>(again), {}};
        QCOMPARE(plainMidi(odd).value_or(""), bytes);
        QVERIFY(!isWholeMidi(bytes.substr(0, 14) + "XFIH" + big(0xFFFFFFFF, 4) + bytes.substr(14)));
        QVERIFY(!isWholeMidi("MThd" + big(4, 4) + big(1, 2) + big(1, 2) + bytes.substr(14)));
    }

    void statusMayRunOnAndMetaEventsLieBetween()
    {
        const std::string head = "MThd" + big(6, 4) + big(0, 2) + big(1, 2) + big(96, 2) + "MTrk";
        const auto isWhole = [&](const std::string& events) {
            return isWholeMidi(head + big(events.size(), 4) + events);
        };
        const std::string end("\0\xFF\x2F\0", 4);
        QVERIFY(isWhole(std::string("\0\x90\x3C\x40\x10\x3C\0", 7) + end));
        QVERIFY(isWhole(std::string("\0\xC0\x05", 3) + std::string("\x81\x00\xFF\x01\x02hi", 7) + end));
        QVERIFY(isWhole(std::string("\0\xF0\x02\x01\xF7", 5) + end));
        QVERIFY(!isWhole(std::string("\0\x3C\x40", 3) + end));           // no status to run on
        QVERIFY(!isWhole(std::string("\0\x90\x3C\x90", 4) + end));       // a status in place of data
        QVERIFY(!isWhole(std::string("\0\xFF\x01\x7F", 4) + end));       // a text beyond the end
        QVERIFY(!isWhole(std::string("\xFF\xFF\xFF\xFF\x7F", 5) + end)); // a time of five bytes
    }
};

QTEST_GUILESS_MAIN(MidiMelodyTest)
#include "midi_melody_test.moc"
