// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is played by hand: how messages are read, where in the song they were heard, how they sound, what is recorded.
#include "tests/audio/engine_support.h" // first: moc stumbles over <compare> as the first header it meets

#include "audio/midi/midi_desk.h"
#include "audio/midi/midi_source.h"
#include "audio/midi/note_capture.h"
#include "core/music/controller.h"

#include <array>

using namespace melisma;
using namespace melisma::tests;
using audio::EventKind;
using audio::HeardEvent;
using audio::LiveEvent;
using audio::NoteCapture;
using base::Beats;

namespace {

constexpr std::int64_t kBeat = kRate / 2; ///< frames at 120 bpm

LiveEvent on(int pitch, int velocity = 100)
{
    return {EventKind::noteOn, static_cast<std::uint8_t>(pitch), static_cast<std::uint16_t>(velocity)};
}

LiveEvent off(int pitch)
{
    return {EventKind::noteOff, static_cast<std::uint8_t>(pitch), 0};
}

LiveEvent control(int number, int value)
{
    return {EventKind::controller, static_cast<std::uint8_t>(number), static_cast<std::uint16_t>(value)};
}

std::optional<LiveEvent> read(std::initializer_list<std::uint8_t> bytes)
{
    return audio::liveEventOf(std::vector(bytes));
}

/// An engine whose clock is its frames, with one piano that sounds what is played.
struct Stage {
    explicit Stage(const music::NoteSequence& notes = {}, const std::function<void(Song&)>& change = {})
    {
        piano = song.addTrack(project::TrackKind::instrument, {"Organ", 0, 19});
        if (!notes.notes.empty())
            song.addNoteClip(piano, notes, {});
        if (change)
            change(song);
        engine = std::make_unique<PulledEngine>(song, 256);
        desk().countFrames();
        desk().setTracks({piano});
        engine->pull(256); // the clock has its rate
        begun = 256;
    }
    audio::MidiDesk& desk() { return engine->engine.midi(); }
    std::vector<float> pull(std::int64_t frames)
    {
        begun += frames;
        return engine->pull(static_cast<int>(frames));
    }
    /// As if played when `frame` frames had been asked for since the engine started.
    void play(const LiveEvent& event, std::int64_t frame)
    {
        desk().play(event, (frame * 1'000'000'000 + kRate / 2) / kRate);
    }
    std::vector<HeardEvent> heard()
    {
        std::vector<HeardEvent> all;
        HeardEvent event;
        while (desk().take(event))
            all.push_back(event);
        return all;
    }

    Song song;
    project::TrackId piano;
    std::unique_ptr<PulledEngine> engine;
    std::int64_t begun = 0; ///< frames asked for
};

bool isSilent(const std::vector<float>& samples)
{
    return peak(samples) == 0.0;
}

HeardEvent at(std::int64_t frame, const LiveEvent& event, int round = 0)
{
    return {event, frame, round, true};
}

music::Note note(std::int64_t start, std::int64_t length, int pitch, int velocity = 100)
{
    return {Beats{start}, Beats{length}, pitch, velocity};
}

} // namespace

class LiveNotesTest : public QObject {
    Q_OBJECT
private slots:
    void messagesAreRead()
    {
        QCOMPARE(read({0x93, 60, 100}), std::optional(on(60, 100)));
        QCOMPARE(read({0x90, 60, 0}), std::optional(off(60))); // as running status has it
        QCOMPARE(read({0x81, 61, 64}), std::optional(off(61)));
        QCOMPARE(read({0xB0, 64, 127}), std::optional(control(64, 127)));
        QCOMPARE(read({0xE0, 0, 64}), std::optional(control(music::kPitchBend, 8192)));
        QCOMPARE(read({0xEF, 127, 127}), std::optional(control(music::kPitchBend, 16383)));
        using Bytes = std::vector<std::uint8_t>;
        const std::vector<Bytes> nothings = {Bytes{},
                                             Bytes{0x90},
                                             Bytes{0x90, 60},
                                             Bytes{0xB0, 123, 0},
                                             Bytes{0xB0, 0, 1},
                                             Bytes{0xC0, 5},
                                             Bytes{0xD0, 80},
                                             Bytes{0xA0, 60, 50},
                                             Bytes{0xF8},
                                             Bytes{0xF0, 1, 2, 0xF7},
                                             Bytes{0x90, 200, 1}};
        for (const auto& nothing : nothings)
            QVERIFY(!audio::liveEventOf(nothing));
    }

    /// Here may be no MIDI at all: then one sentence says so.
    void theSystemAnswersOrSaysWhyNot()
    {
        const auto source = audio::makeSystemMidi();
        if (source)
            static_cast<void>((*source)->inputs());
        else
            QVERIFY(source.error().kind == base::ErrorKind::missing);
    }

    void placesAreThoseThatWereHeard()
    {
        Stage stage;
        stage.desk().setOutputLatency(1'000);
        stage.engine->engine.play();
        const auto start = stage.begun;
        stage.pull(10 * kBeat);
        stage.play(on(60), start + 9 * kBeat + 123); // a while before this block begins
        stage.play(on(62), stage.begun + 5'000);     // a clock that is ahead: now
        stage.pull(256);
        auto heard = stage.heard();
        QCOMPARE(heard.size(), std::size_t{2});
        QVERIFY(heard[0].moving);
        QCOMPARE(heard[0].frame, 9 * kBeat + 123 - 1'000);
        QCOMPARE(heard[1].frame, 10 * kBeat - 1'000);
        stage.engine->engine.stop();
        stage.pull(2'560);
        stage.play(on(64), stage.begun);
        stage.pull(256);
        heard = stage.heard();
        QCOMPARE(heard.size(), std::size_t{1});
        QVERIFY(!heard[0].moving);
    }

    /// The loop of two beats: what was heard before its return belongs to the round before.
    void roundsOfALoopAreTold()
    {
        Stage stage({}, [](Song& song) { song.project.loop = {Beats::whole(1), Beats::whole(2), true}; });
        stage.engine->engine.play();
        const auto start = stage.begun;
        stage.pull(7 * kBeat + 512); // returns at 3, 5 and 7 beats
        stage.play(on(60), start + 7 * kBeat - 100);
        stage.play(on(62), start + 7 * kBeat + 100);
        stage.pull(256);
        const auto heard = stage.heard();
        QCOMPARE(heard[0].frame, 3 * kBeat - 100);
        QCOMPARE(heard[0].round, 2);
        QCOMPARE(heard[1].frame, kBeat + 100);
        QCOMPARE(heard[1].round, 3);
        QCOMPARE(stage.desk().round(), 3);
    }

    void aCountInIsBeforeTheStart()
    {
        Stage stage;
        stage.engine->engine.setCountIn(1);
        stage.engine->engine.seek({4 * kBeat});
        stage.engine->engine.play();
        const auto start = stage.begun;
        stage.pull(4 * kBeat - 512);
        stage.play(on(60), start + 4 * kBeat - 1'024);
        stage.pull(256);
        const auto heard = stage.heard();
        QVERIFY(heard[0].moving);
        QCOMPARE(heard[0].frame, 4 * kBeat - 1'024);
    }

    void keysSoundWhileTheSongStandsAndThenAllIsSilent()
    {
        if (soundfont().empty())
            QSKIP("no soundfont is installed");
        Stage stage;
        QVERIFY(isSilent(stage.pull(kRate)));
        stage.desk().play(on(69));
        const auto struck = stage.pull(kRate);
        // Not later than the block it came before and one chunk.
        QVERIFY(rms(struck, 2 * 256, 2 * 4'096) > 1e-3);
        QVERIFY(rms(stage.pull(kRate), 0, kRate) > 1e-3); // held
        stage.desk().play(off(69));
        stage.pull(12 * kRate);
        QVERIFY(isSilent(stage.pull(kRate)));
        QCOMPARE(stage.engine->engine.playhead().count, 0);
        stage.desk().setTracks({});
        stage.desk().play(on(69));
        QVERIFY(isSilent(stage.pull(kRate)));
    }

    void aKeyThatIsHeldIsLetGoWhenItsTrackIsLeft()
    {
        if (soundfont().empty())
            QSKIP("no soundfont is installed");
        Stage stage;
        stage.desk().play(on(69));
        stage.pull(kRate);
        stage.desk().setTracks({});
        stage.pull(12 * kRate);
        QVERIFY(isSilent(stage.pull(kRate)));
    }

    /// The same key, let go by hand, goes on in the song.
    void theSongKeepsItsNotes()
    {
        if (soundfont().empty())
            QSKIP("no soundfont is installed");
        music::NoteSequence notes;
        notes.notes = {note(0, 8 * 960, 60)};
        notes.length = Beats::whole(8);
        Stage stage(notes);
        stage.engine->engine.play();
        stage.pull(kRate);
        stage.desk().play(on(60, 20));
        stage.pull(4'800);
        stage.desk().play(off(60));
        stage.pull(kRate / 2);
        const auto alone = offline(stage.song, 2 * kRate, 3 * kRate);
        const auto played = stage.pull(kRate);
        QVERIFY(rms(played, 0, kRate) > 0.5 * rms(alone, 0, kRate));
    }

    void aStartAfterPlayingByHandIsLikeAFirstOne()
    {
        if (soundfont().empty())
            QSKIP("no soundfont is installed");
        Stage stage(melody({60, 64, 67, 72}));
        for (const int pitch : {40, 52, 59, 71}) {
            stage.desk().play(on(pitch));
            stage.pull(5'000);
            stage.desk().play(off(pitch));
        }
        stage.pull(1'234);
        stage.engine->engine.play();
        QVERIFY(stage.pull(2 * kRate) == offline(stage.song, 0, 2 * kRate));
    }

    /// Two semitones up and down, in the song and by hand.
    void theWheelBendsByTwoSemitones()
    {
        if (soundfont().empty())
            QSKIP("no soundfont is installed");
        const auto crossings = [](const std::vector<float>& sound) {
            const auto left = side(sound, 0);
            int count = 0;
            for (std::size_t i = kRate / 4 + 1; i < left.size(); ++i)
                count += left[i - 1] < 0.0f && left[i] >= 0.0f ? 1 : 0;
            return count;
        };
        std::array<int, 3> counted{};
        const std::array wheel = {0, 8192, 16383};
        for (std::size_t i = 0; i < wheel.size(); ++i) {
            Song song;
            music::NoteSequence notes;
            notes.notes = {note(0, 8 * 960, 69)};
            notes.controllers.push_back({Beats{}, music::kPitchBend, wheel[i]});
            notes.length = Beats::whole(8);
            song.addNoteClip(song.addTrack(project::TrackKind::instrument, {"Ocarina", 0, 79}), notes, {});
            counted[i] = crossings(offline(song, 0, 3 * kRate));
        }
        const auto cents = [&](std::size_t i) { return 1200.0 * std::log2(1.0 * counted[i] / counted[1]); };
        QVERIFY2(std::abs(cents(0) + 200.0) < 15.0, qPrintable(QString::number(cents(0))));
        QVERIFY2(std::abs(cents(2) - 200.0) < 15.0, qPrintable(QString::number(cents(2))));
    }

    /// At 120 bpm 25 frames are a tick.
    void notesStandAtTheirTicks()
    {
        const music::TempoMap map(120.0, {});
        NoteCapture capture({2 * kBeat, INT64_MAX, {}}, kRate);
        capture.take(at(2 * kBeat - 2'000, on(59))); // a little early: at the start
        capture.take(at(0, on(40)));                 // much too early
        capture.take(at(2 * kBeat + 250, off(59)));
        capture.take(at(3 * kBeat + 25, on(60, 33)));
        capture.take(at(3 * kBeat + 50, on(60, 44))); // struck again without being let go
        capture.take(at(3 * kBeat + 75, control(music::kPitchBend, 9'000)));
        capture.take(at(3 * kBeat + 80, control(74, 1))); // not kept
        capture.take(at(3 * kBeat + 100, control(music::kPedal, 127)));
        capture.end(4 * kBeat + 500, 0);
        const auto clip = capture.clip(map, std::nullopt);
        QCOMPARE(clip.start, Beats::whole(2));
        QCOMPARE(clip.length, Beats::whole(3)); // to the beat line behind the end
        QCOMPARE(clip.rounds.size(), std::size_t{1});
        const auto& notes = clip.rounds[0].notes;
        QVERIFY(notes == (std::vector{note(0, 10, 59), note(961, 1, 60, 33), note(962, 1920 + 20 - 962, 60, 44)}));
        const auto& moved = clip.rounds[0].controllers;
        QVERIFY(moved[0] == (music::ControllerEvent{Beats{963}, music::kPitchBend, 9'000}));
        QVERIFY(moved[1] == (music::ControllerEvent{Beats{964}, music::kPedal, 127}));
        QCOMPARE(moved.size(), std::size_t{4}); // both are let go at the end
        QCOMPARE(moved[2].value + moved[3].value, 8192);
    }

    void inputIsQuantised()
    {
        const music::TempoMap map(120.0, {});
        NoteCapture capture({0, INT64_MAX, {}}, kRate);
        const std::pair<std::int64_t, std::int64_t> played[] = {{-100, 0}, {480 + 119, 480}, {480 + 121, 720}};
        for (const auto& [tick, line] : played) {
            capture.take(at(25 * tick, on(60)));
            capture.take(at(25 * (tick + 30), off(60)));
        }
        capture.end(4 * kBeat, 0);
        const auto notes = capture.clip(map, Beats{240}).rounds[0].notes;
        for (std::size_t i = 0; i < std::size(played); ++i)
            QCOMPARE(notes[i].start.ticks, played[i].second);
        QCOMPARE(notes[1].length.ticks, 30);
    }

    /// A loop from beat 4 to beat 6.
    void roundsAreTakes()
    {
        const music::TempoMap map(120.0, {});
        const audio::NoteRange range{4 * kBeat, INT64_MAX, {4 * kBeat, 6 * kBeat}};
        NoteCapture capture(range, kRate);
        capture.take(at(4 * kBeat, control(music::kPedal, 127)));
        capture.take(at(5 * kBeat, on(60), 0)); // held over the return
        capture.take(at(4 * kBeat + 2'500, off(60), 1));
        capture.take(at(6 * kBeat - 500, on(62), 1)); // 20 ticks before the return
        capture.take(at(6 * kBeat - 250, off(62), 1));
        capture.take(at(5 * kBeat, on(64), 3)); // round 2 holds nothing but the pedal
        capture.end(5 * kBeat + 2'500, 3);
        const auto asPlayed = capture.clip(map, std::nullopt);
        QCOMPARE(asPlayed.start, Beats::whole(4));
        QCOMPARE(asPlayed.length, Beats::whole(2));
        QCOMPARE(asPlayed.rounds.size(), std::size_t{3});
        QVERIFY(asPlayed.rounds[0].notes == std::vector{note(960, 960, 60)});
        QVERIFY(asPlayed.rounds[1].notes == std::vector{note(1'900, 10, 62)});
        QVERIFY(asPlayed.rounds[2].notes == std::vector{note(960, 100, 64)});
        for (const auto& round : asPlayed.rounds) {
            QCOMPARE(round.controllers.front().value, 127); // the pedal stays down from round to round
            QCOMPARE(round.controllers.front().at, Beats{});
            QCOMPARE(round.controllers.back().value, 0);
            QCOMPARE(round.length, Beats::whole(2));
        }
        const auto drawn = capture.clip(map, Beats{480});
        QVERIFY(drawn.rounds[1].notes.empty()); // what was meant for the next round's first beat
        QVERIFY(drawn.rounds[2].notes == std::vector{note(0, 10, 62)});
    }

    /// The loop has returned twice before the recording began; pedals that were down already play nothing.
    void withoutALoopAllIsOneRound()
    {
        NoteCapture capture({kBeat, INT64_MAX, {}}, kRate);
        capture.stands(music::kPedal, 127);
        capture.take(at(2 * kBeat, on(60), 2));
        capture.end(3 * kBeat, 2);
        const auto clip = capture.clip(music::TempoMap(120.0, {}), std::nullopt);
        QCOMPARE(clip.rounds.size(), std::size_t{1});
        QVERIFY(clip.rounds[0].notes == std::vector{note(960, 960, 60)});

        NoteCapture silent({kBeat, INT64_MAX, {}}, kRate);
        silent.stands(music::kPedal, 127);
        silent.end(3 * kBeat, 0);
        QVERIFY(silent.clip({}, std::nullopt).rounds.empty());
    }

    void nothingPlayedIsNoClip()
    {
        NoteCapture capture({0, INT64_MAX, {}}, kRate);
        capture.stands(music::kExpression, 127); // as it rests
        capture.take({on(60), 5'000, 0, false}); // while the song stood
        capture.take(at(6'000, off(60)));
        capture.end(kRate, 0);
        QVERIFY(capture.clip({}, std::nullopt).rounds.empty());
    }
};

QTEST_GUILESS_MAIN(LiveNotesTest)
#include "live_notes_test.moc"
