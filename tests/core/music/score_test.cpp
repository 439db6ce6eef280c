// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/score.h"

#include <QTest>

using namespace melisma;
using base::Beats;

namespace {

music::Score example()
{
    music::Score score;
    score.title = "Rain";
    score.tempoMap = music::TempoMap(84.0, {4, 4});
    score.key = *music::Key::parse("A minor");
    score.length = Beats::whole(8);
    score.sections = {{"Verse 1", {}, Beats::whole(8)}};
    score.chords = {{{}, Beats::whole(4), *music::Chord::parse("Am7/G")}};
    music::NoteSequence notes{{{Beats{10}, Beats{200}, 60, 90}, {Beats{10}, Beats{20}, 64, 90, "slow-", 40}},
                              {{Beats{0}, 64, 127}},
                              Beats::whole(8)};
    score.parts = {{"keys", "Rhodes", {"Electric piano 1", 0, 4}, -3.5, 0.25, {{"Verse 1", {}, notes}}}};
    return score;
}

} // namespace

class ScoreTest : public QObject {
    Q_OBJECT
private slots:
    void survivesJson()
    {
        const auto back = music::scoreFromJson(*base::parseJson(music::toJson(example()).dump(), "score"));
        QVERIFY(back.ok());
        QCOMPARE(*back, example());
    }

    void refusesWhatCannotBePlayed()
    {
        const auto broken = [](const char* path, const base::Json& value) {
            auto json = music::toJson(example());
            json[base::Json::json_pointer(path)] = value;
            return !music::scoreFromJson(json).ok();
        };
        QVERIFY(broken("/key", "H"));
        QVERIFY(broken("/chords/0/symbol", "?"));
        QVERIFY(broken("/parts/0/instrument/program", 128));
        QVERIFY(broken("/parts/0/clips/0/notes/notes/0/2", 128));
        QVERIFY(broken("/parts/0/clips/0/notes/notes/0/3", 0));
        QVERIFY(broken("/parts/0/clips/0/notes/notes/0/1", -1));
        QVERIFY(broken("/parts/0/clips/0/notes/notes/1/4", 3));
        QVERIFY(broken("/parts/0/clips/0/notes/notes/1/5", 201));
        QVERIFY(broken("/parts/0/clips/0/notes/controllers/0/1", 200));
        QVERIFY(broken("/tempoMap/tempos/0/bpm", -4));
        QVERIFY(!broken("/title", "other"));
    }

    void sortingOrdersByTimeThenPitch()
    {
        music::NoteSequence notes{
            {{Beats{5}, Beats{1}, 60, 1}, {Beats{0}, Beats{1}, 64, 1}, {Beats{0}, Beats{1}, 60, 1}},
            {{Beats{9}, 1, 1}, {Beats{2}, 1, 1}},
            {}};
        music::sortEvents(notes);
        QCOMPARE(notes.notes[0].pitch, 60);
        QCOMPARE(notes.notes[1].pitch, 64);
        QCOMPARE(notes.notes[2].start, Beats{5});
        QCOMPARE(notes.controllers[0].at, Beats{2});
    }
};

QTEST_APPLESS_MAIN(ScoreTest)
#include "score_test.moc"
