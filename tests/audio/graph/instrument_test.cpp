// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/engine_support.h" // first: moc stumbles over <compare> as the first header it meets

#include "audio/graph/clip_events.h"
#include "audio/graph/plan_compiler.h"
#include "core/music/pitch.h"

#include <complex>

using namespace melisma;
using namespace melisma::tests;
using audio::EventKind;

namespace {

Song instrumentSong(const music::Instrument& instrument, const music::NoteSequence& notes, base::Beats start = {})
{
    Song song;
    song.addNoteClip(song.addTrack(project::TrackKind::instrument, instrument), notes, start);
    return song;
}

music::NoteSequence longNote(int pitch, std::int64_t beats = 4)
{
    music::NoteSequence notes;
    notes.notes.push_back({{}, base::Beats::whole(beats), pitch, 100});
    notes.length = base::Beats::whole(beats);
    return notes;
}

/// Frequency in Hz of the strongest partial within a tritone of `near`: the peak of the Fourier integral of a
/// quarter of a second under a Hann window, looked for in steps of 0.2 %.
double pitchOf(const std::vector<float>& samples, std::size_t from, double near)
{
    constexpr std::size_t kWindow = 12000;
    double best = 0.0;
    double strongest = 0.0;
    for (double hz = 0.72 * near; hz < 1.4 * near; hz *= 1.002) {
        std::complex<double> sum;
        for (std::size_t i = 0; i < kWindow; ++i) {
            const double turn = 2.0 * std::numbers::pi * static_cast<double>(i);
            const double hann = 1.0 - std::cos(turn / kWindow);
            sum += hann * samples[from + i] * std::polar(1.0, turn * hz / kRate);
        }
        if (std::abs(sum) > strongest) {
            strongest = std::abs(sum);
            best = hz;
        }
    }
    return best;
}

/// How far `a` is from `b` in dB, relative to `b`.
double differenceDb(const std::vector<float>& a, const std::vector<float>& b)
{
    std::vector<float> difference;
    for (std::size_t i = 0; i < a.size(); ++i)
        difference.push_back(a[i] - b[i]);
    return 20.0 * std::log10(rms(difference, 0, a.size()) / rms(b, 0, b.size()) + 1e-12);
}

double levelBetween(const std::vector<float>& interleaved, double fromSeconds, double toSeconds)
{
    return rms(interleaved, static_cast<std::size_t>(2 * fromSeconds * kRate),
               static_cast<std::size_t>(2 * toSeconds * kRate));
}

} // namespace

class InstrumentTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (soundfont().empty())
            QSKIP("no soundfont is installed");
    }

    void pitchIsTrue_data()
    {
        QTest::addColumn<int>("program");
        QTest::addColumn<int>("pitch");
        for (const int program : {0, 24, 73})
            for (const int pitch : {57, 69, 72})
                QTest::addRow("program %d note %d", program, pitch) << program << pitch;
    }

    void pitchIsTrue()
    {
        QFETCH(int, program);
        QFETCH(int, pitch);
        const auto song = instrumentSong({"Any", 0, program}, longNote(pitch));
        const double wanted = music::frequencyOf(pitch);
        const double heard = pitchOf(side(offline(song, 0, kRate), 0), 12000, wanted);
        QVERIFY2(std::abs(heard / wanted - 1.0) < 0.01, qPrintable(QString("%1 Hz").arg(heard)));
    }

    /// Silence until the note, sound within 10 ms of it (an event waits for its 64-frame chunk), and an end.
    void noteSoundsWhenItShould()
    {
        const auto song = instrumentSong({"Organ", 0, 16}, longNote(60, 1), base::Beats::whole(1));
        const auto left = side(offline(song, 0, 4 * kRate), 0);
        const auto first = std::find_if(left.begin(), left.end(), [](float s) { return std::abs(s) > 1e-3f; });
        const auto at = first - left.begin();
        QVERIFY2(at >= 24000 - 64 && at < 24000 + 480, qPrintable(QString::number(at)));
        QVERIFY(rms(left, 30000, 40000) > 0.01);
        QVERIFY(rms(left, 96000, 110000) < 1e-3);
    }

    void programsAndKitsDiffer()
    {
        std::vector<std::vector<float>> heard;
        for (const auto& instrument : {music::Instrument{"Piano", 0, 0}, {"Flute", 0, 73}, {"Kit", 128, 0}})
            heard.push_back(offline(instrumentSong(instrument, longNote(60)), 0, 20000));
        for (const auto& sound : heard)
            QVERIFY(peak(sound) > 1e-3);
        QVERIFY(heard[0] != heard[1] && heard[1] != heard[2] && heard[0] != heard[2]);
    }

    void unknownBankTakesTheNearestSound()
    {
        const auto asked = offline(instrumentSong({"Far", 77, 73}, longNote(60)), 0, 20000);
        QVERIFY(peak(asked) > 1e-3);
        QVERIFY(asked == offline(instrumentSong({"Flute", 0, 73}, longNote(60)), 0, 20000));
    }

    void clipGainAndFadeShapeNotes()
    {
        Song song = instrumentSong({"Organ", 0, 16}, longNote(60));
        const auto track = song.project.tracks[0]->id;
        const auto plain = offline(song, 0, 2 * kRate);
        song.changeClip(track, 0, [](project::Clip& clip) {
            clip.gainDb = -6.0;
            clip.fades = {{0}, {kRate}, project::FadeShape::linear, project::FadeShape::linear};
        });
        const auto shaped = offline(song, 0, 3 * kRate);
        const auto gain = std::pow(10.0, -6.0 / 20.0);
        for (std::size_t i = 0; i < plain.size(); i += 11) {
            const double fade = std::min(1.0, (2.0 * kRate - static_cast<double>(i / 2)) / kRate);
            QVERIFY(std::abs(shaped[i] - gain * fade * plain[i]) < 1e-6);
        }
        QCOMPARE(levelBetween(shaped, 2.01, 3.0), 0.0);
    }

    /// After a jump the controllers are as if the song had been played to there, whatever was played before.
    void controllersFollowAJump()
    {
        auto notes = melody({60, 60, 60, 60, 60, 60, 60, 60});
        notes.controllers.push_back({base::Beats::whole(2), 7, 20});
        notes.controllers.push_back({base::Beats::whole(6), 7, 120});
        const Song song = instrumentSong({"Organ", 0, 16}, notes);
        for (const int beat : {1, 4, 7}) {
            PulledEngine fresh(song);
            fresh.engine.seek({beat * 24000});
            fresh.engine.play();
            const auto expected = fresh.pull(20000);
            PulledEngine used(song);
            used.engine.play();
            used.pull(90000);
            used.engine.stop();
            used.pull(1000);
            used.engine.seek({beat * 24000});
            used.engine.play();
            const double difference = differenceDb(used.pull(20000), expected);
            QVERIFY2(difference < -30.0, qPrintable(QString("beat %1: %2 dB").arg(beat).arg(difference)));
        }
    }

    void playedAgainIsTheSameToTheLastBit_data()
    {
        QTest::addColumn<int>("bank");
        QTest::addColumn<int>("program");
        QTest::newRow("piano") << 0 << 0;
        QTest::newRow("strings, many voices") << 0 << 48;
        QTest::newRow("kit") << 128 << 0;
    }

    /// From the start and from a place inside, each after something else was played.
    void playedAgainIsTheSameToTheLastBit()
    {
        QFETCH(int, bank);
        QFETCH(int, program);
        const Song song = instrumentSong({"Sound", bank, program}, melody({60, 64, 67, 72, 36, 38, 42, 46}));
        const auto playFrom = [](PulledEngine& live, std::int64_t start) {
            live.engine.stop();
            live.pull(512);
            live.engine.seek({start});
            live.engine.play();
            return live.pull(60000);
        };
        PulledEngine live(song);
        const auto first = playFrom(live, 0);
        QVERIFY(rms(first, 0, first.size()) > 0.001);
        QVERIFY(first == offline(song, 0, 60000));
        PulledEngine fresh(song);
        const auto inside = playFrom(fresh, 70000);
        for (int again = 0; again < 2; ++again) {
            QVERIFY(playFrom(live, 70000) == inside);
            QVERIFY(playFrom(live, 0) == first);
        }
    }

    /// Editing what comes later leaves what sounds alone, to the last bit.
    void heldNotesSurviveAnEdit()
    {
        auto notes = longNote(60);
        Song song = instrumentSong({"Strings", 0, 48}, notes);
        PulledEngine live(song);
        live.engine.play();
        auto played = live.pull(24000);
        notes.notes.push_back({base::Beats::whole(2), base::Beats::whole(1), 67, 100});
        const Song edited = instrumentSong({"Strings", 0, 48}, notes);
        live.show(edited);
        const auto rest = live.pull(48000);
        played.insert(played.end(), rest.begin(), rest.end());
        QVERIFY(played == offline(edited, 0, 72000));
    }

    void removedNotesAreReleased()
    {
        auto notes = longNote(60);
        Song song = instrumentSong({"Organ", 0, 16}, notes);
        PulledEngine live(song);
        live.engine.play();
        live.pull(24000);
        notes.notes.clear();
        live.show(instrumentSong({"Organ", 0, 16}, notes));
        QVERIFY(levelBetween(live.pull(4 * kRate), 3.0, 4.0) < 1e-4);
    }

    void instrumentCrossesOver()
    {
        PulledEngine live(instrumentSong({"Organ", 0, 16}, longNote(48)));
        live.engine.play();
        auto played = side(live.pull(24000), 0);
        const double before = greatestStep({played.begin() + 12000, played.end()});
        live.show(instrumentSong({"Flute", 0, 73}, longNote(48)));
        const auto after = side(live.pull(2000), 0);
        played.insert(played.end(), after.begin(), after.end());
        QVERIFY(greatestStep({played.begin() + 12000, played.end()}) < 1.3 * before);
        QVERIFY(rms(after, 1000, 2000) < rms(played, 22000, 24000)); // the organ is gone but for its room
    }

    void repeatedNotesEndWhereTheNextBegins()
    {
        music::NoteSequence notes;
        for (const double start : {0.0, 1.0, 1.5})
            notes.notes.push_back({base::Beats::of(start), base::Beats::whole(2), 60, 90});
        notes.length = base::Beats::whole(3);
        const Song song = instrumentSong({"Piano", 0, 0}, notes);
        const auto events = audio::eventsOf(song.project, *song.project.tracks[0]);
        const audio::PlayerEvents expected = {{0, EventKind::noteOn, 60, 90},     {24000, EventKind::noteOff, 60, 0},
                                              {24000, EventKind::noteOn, 60, 90}, {36000, EventKind::noteOff, 60, 0},
                                              {36000, EventKind::noteOn, 60, 90}, {72000, EventKind::noteOff, 60, 0}};
        QVERIFY(events == expected);
    }

    void trimmedClipsPlayTheirWindow()
    {
        Song song = instrumentSong({"Piano", 0, 0}, melody({60, 61, 62, 63}));
        song.changeClip(song.project.tracks[0]->id, 0, [](project::Clip& clip) {
            clip.start.count = base::Beats::whole(10).ticks;
            clip.offset.count = base::Beats::of(0.5).ticks;
            clip.length.count = base::Beats::whole(2).ticks;
        });
        const auto events = audio::eventsOf(song.project, *song.project.tracks[0]);
        const audio::PlayerEvents expected = {{252000, EventKind::noteOn, 61, 100},
                                              {273600, EventKind::noteOff, 61, 0},
                                              {276000, EventKind::noteOn, 62, 100},
                                              {288000, EventKind::noteOff, 62, 0}};
        QVERIFY(events == expected);
    }

    void missingSoundfontIsSaid()
    {
        const Song song = instrumentSong({"Piano", 0, 0}, longNote(60));
        const auto sink = [](const audio::RenderedBlock&) -> base::Result<void> { return {}; };
        const auto none = audio::renderOffline(song.project, song.mediaPath(), {}, {{0}, {1000}}, sink);
        QVERIFY(none.error().kind == base::ErrorKind::missing);
        QVERIFY(none.error().hint.find("apt-get install fluid-soundfont-gm") != std::string::npos);
        const auto wrong = audio::renderOffline(song.project, song.mediaPath(), "/etc/passwd", {{0}, {1000}}, sink);
        QVERIFY(wrong.error().message.find("/etc/passwd") != std::string::npos);
    }

    void environmentNamesTheSoundfont()
    {
        const auto usual = soundfont();
        qputenv("MELISMA_SOUNDFONT", "/nowhere/at/all.sf2");
        const auto found = audio::findSoundfont();
        qputenv("MELISMA_SOUNDFONT", usual.c_str());
        QVERIFY(!found);
        QVERIFY(found.error().message.find("/nowhere/at/all.sf2") != std::string::npos);
        QCOMPARE(soundfont(), usual);
        qunsetenv("MELISMA_SOUNDFONT");
    }
};

QTEST_GUILESS_MAIN(InstrumentTest)
#include "instrument_test.moc"
