// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the piano roll leans on: the scale under a chord, the grid of the bars, the names of the drums.
#include "core/music/chord_scale.h"
#include "core/music/lyric.h"
#include "core/music/note_grid.h"
#include "core/music/percussion.h"

#include <QTest>

#include <random>

using namespace melisma::music;
using melisma::base::Beats;

namespace {

PitchClassSet classes(std::initializer_list<int> members)
{
    PitchClassSet set;
    for (const int member : members)
        set.set(static_cast<std::size_t>(member));
    return set;
}

} // namespace

class NoteToolsTest : public QObject {
    Q_OBJECT
private slots:
    void chordsBendTheScale_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("chord");
        QTest::addColumn<QList<int>>("expected");
        QTest::newRow("a chord of the key") << "C major"
                                            << "Am7" << QList<int>{0, 2, 4, 5, 7, 9, 11};
        QTest::newRow("harmonic minor") << "A minor"
                                        << "E7" << QList<int>{9, 11, 0, 2, 4, 5, 8};
        QTest::newRow("secondary dominant is lydian") << "C major"
                                                      << "D7" << QList<int>{0, 2, 4, 6, 7, 9, 11};
        QTest::newRow("flat seventh is mixolydian") << "C major"
                                                    << "Bb" << QList<int>{0, 2, 4, 5, 7, 9, 10};
        QTest::newRow("minor subdominant is harmonic major") << "C major"
                                                             << "Fm" << QList<int>{0, 2, 4, 5, 7, 8, 11};
        QTest::newRow("neapolitan is phrygian") << "E minor"
                                                << "F" << QList<int>{4, 5, 7, 9, 11, 0, 2};
        QTest::newRow("slash bass") << "C major"
                                    << "C/F#" << QList<int>{0, 2, 4, 6, 7, 9, 11};
        QTest::newRow("diminished seventh") << "D minor"
                                            << "C#dim7" << QList<int>{2, 4, 5, 7, 9, 10, 1};
    }

    void chordsBendTheScale()
    {
        QFETCH(QString, key);
        QFETCH(QString, chord);
        QFETCH(QList<int>, expected);
        PitchClassSet wanted;
        for (const int pitchClass : expected)
            wanted.set(static_cast<std::size_t>(pitchClass));
        const auto scale = chordScale(*Key::parse(key.toStdString()), *Chord::parse(chord.toStdString()));
        QCOMPARE(QString::fromStdString(scale.to_string()), QString::fromStdString(wanted.to_string()));
    }

    void everyChordToneIsInItsScale()
    {
        for (const char* key : {"C", "F#", "Bbm", "E dorian", "Ab lydian"})
            for (const char* root : {"C", "C#", "Eb", "E", "F#", "Ab", "B"})
                for (const char* quality :
                     {"", "m", "7", "maj7", "m7b5", "dim7", "aug", "7b9", "7#9", "m9", "13", "sus4"}) {
                    const auto chord = *Chord::parse(std::string(root) + quality);
                    const auto scale = chordScale(*Key::parse(key), chord);
                    for (const int tone : chord.pitchClasses())
                        QVERIFY2(scale.test(static_cast<std::size_t>(tone)), chord.symbol().c_str());
                    QVERIFY2(scale.count() >= 5 && scale.count() <= 9,
                             (std::string(key) + " " + chord.symbol() + " " + scale.to_string()).c_str());
                }
    }

    void pitchesAreDrawnToTheScale()
    {
        const auto minor = classes({9, 11, 0, 2, 4, 5, 7});
        QCOMPARE(nearestIn(minor, 61), 60); // the lower of two
        QCOMPARE(nearestIn(minor, 60), 60);
        QCOMPARE(nearestIn(classes({7}), 0), 7);
        QCOMPARE(nearestIn(classes({7}), 127), 127);
        QCOMPARE(nearestIn({}, 61), 61);
        QCOMPARE(stepsAway(minor, 60, 7), 72);
        QCOMPARE(stepsAway(minor, 60, -1), 59);
        QCOMPARE(stepsAway(minor, 61, 1), 62);
        QCOMPARE(stepsAway(minor, 127, 1), 127);
        for (int pitch = 12; pitch < 115; ++pitch)
            if (minor.test(static_cast<std::size_t>(pitch % 12)))
                QCOMPARE(stepsAway(minor, stepsAway(minor, pitch, 5), -5), pitch);
    }

    void linesBeginAnewWithEachBar()
    {
        auto map = TempoMap(120, {4, 4}).withMeter(2, {7, 8}); // bars of 3840, 3840, 3360, ...
        QVERIFY(map);
        const Beats third{320};
        QCOMPARE(nearestGridLine(*map, {150}, third).ticks, 0);
        QCOMPARE(nearestGridLine(*map, {160}, third).ticks, 320); // the later of two
        const Beats quarter{960};
        QCOMPARE(nearestGridLine(*map, {7680 + 2880}, quarter).ticks, std::int64_t{7680 + 2880});
        QCOMPARE(nearestGridLine(*map, {7680 + 3130}, quarter).ticks,
                 std::int64_t{7680 + 3360}); // the next bar is nearer
        QCOMPARE(nearestGridLine(*map, {-50}, quarter).ticks, std::int64_t{0});
    }

    void nearestLineIsNearest()
    {
        const auto map = TempoMap(93, {5, 8}).withMeter(3, {3, 4});
        std::mt19937 random(11);
        for (int i = 0; i < 2000; ++i) {
            const Beats at{static_cast<std::int64_t>(random() % 40000)};
            const Beats spacing{std::array{120, 160, 240, 320, 480, 960}[random() % 6]};
            const Beats line = nearestGridLine(*map, at, spacing);
            QCOMPARE(nearestGridLine(*map, line, spacing), line); // lines stay
            QVERIFY(2 * std::abs((line - at).ticks) <= spacing.ticks);
            QVERIFY(gridLineBefore(*map, at, spacing) <= at);
        }
    }

    void lyricsMayGiveTheirSounds()
    {
        const auto is = [](const char* lyric, const char* text, const char* sounds) {
            return noteLyricOf(lyric) == NoteLyric{text, sounds};
        };
        QVERIFY(is("lead", "lead", "") && is("mel-", "mel-", "") && is("_", "_", "") && is("", "", ""));
        QVERIFY(is("lead /lˈɛd/", "lead", "lˈɛd") && is("mel- /mˈɛl/", "mel-", "mˈɛl"));
        QVERIFY(is("[lead](/lˈɛd/)", "lead", "lˈɛd") && is("\"[lead](/lˈɛd/),\"", "\"lead,\"", "lˈɛd"));
        QVERIFY(is("and/or", "and/or", "") && is("a/b /c/", "a/b", "c") && is("x //", "x", "") && is("/", "/", ""));
        QVERIFY(is("[lead](/l", "[lead](/l", "") && is("[Chorus]", "[Chorus]", ""));
        for (const char* lyric : {"lead /lˈɛd/", "mel- /mˈɛl/", "and/or", "_"})
            QCOMPARE(lyricText(noteLyricOf(lyric)), std::string(lyric));
        QCOMPARE(lyricText(joined({"mel-", "mˈɛl"}, {"o-", "ə"})), std::string("melo- /mˈɛlə/"));
        QCOMPARE(lyricText(joined({"mel-", "mˈɛl"}, {"o-", ""})), std::string("melo-"));
        QCOMPARE(plainWords("I [lead](/lˈɛd/) [the](/ð\n[way] a/b"), std::string("I lead [the](/ð\n[way] a/b"));
    }

    void drumsHaveTheirGeneralMidiNames()
    {
        QCOMPARE(percussionName(36), std::string_view("Bass drum"));
        QCOMPARE(percussionName(38), std::string_view("Snare"));
        QCOMPARE(percussionName(42), std::string_view("Closed hi-hat"));
        QCOMPARE(percussionName(46), std::string_view("Open hi-hat"));
        QCOMPARE(percussionName(49), std::string_view("Crash"));
        QCOMPARE(percussionName(51), std::string_view("Ride"));
        QCOMPARE(percussionName(81), std::string_view("Open triangle"));
        QVERIFY(percussionName(34).empty() && percussionName(82).empty() && percussionName(-1).empty());
    }
};

QTEST_APPLESS_MAIN(NoteToolsTest)
#include "note_tools_test.moc"
