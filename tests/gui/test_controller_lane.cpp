// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lane of a controller under the notes: drawn, erased, by keyboard.
#include "core/music/controller.h"
#include "tests/gui/piano_roll_fixture.h"
#include "ui/pianoroll/controller_lane.h"

#include <QComboBox>

using namespace melisma;
using base::Beats;
using tests::Roll;
using ui::ControllerStroke;

namespace {

constexpr std::int64_t kVerse = 8 * Beats::kTicksPerBeat;

std::vector<music::ControllerEvent> controllers(Roll& song)
{
    return std::get<project::NoteContent>(song.state().clip()->chosen().content)->controllers;
}

/// With the lane of a controller open, as the choice opens it.
struct Lane : Roll {
    explicit Lane(int controller)
    {
        session->apply("none", [id = clip(2, 1).id](const project::Project& project) {
            project::Project changed = project;
            for (auto& track : changed.tracks)
                for (std::size_t i = 0; i < track->clips.size(); ++i)
                    if (track->clips[i]->id == id)
                        track = track.with([&](project::Track& now) {
                            now.clips[i] = now.clips[i].with([](project::Clip& bare) {
                                auto sequence = *std::get<project::NoteContent>(bare.chosen().content);
                                sequence.controllers.clear();
                                for (auto& take : bare.takes)
                                    take = take.with(
                                        [&](project::Take& one) { one.content = project::NoteContent(sequence); });
                            });
                        });
            return base::Result<project::Project>(changed);
        });
        auto* choice = roll.findChild<QComboBox*>("laneValue");
        choice->setCurrentIndex(choice->findData(controller));
        emit choice->activated(choice->currentIndex());
        lane = roll.findChild<ui::ControllerLane*>();
    }
    QPoint at(std::int64_t songTicks, int y) { return {qRound(state().frame().xOf({songTicks})) + 1, y}; }
    void draw(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {})
    {
        QTest::mousePress(lane, Qt::LeftButton, keys, from);
        moveTo(*lane, to, keys);
        QTest::mouseRelease(lane, Qt::LeftButton, keys, to);
    }

    ui::ControllerLane* lane = nullptr;
};

} // namespace

class TestControllerLane : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    /// A line from 0 to 120 over 12 steps rises by 10 at each.
    void aLineIsEven()
    {
        ControllerStroke stroke(1, {});
        stroke.draw({{0}, 0}, {{720}, 120}, {60});
        QCOMPARE(stroke.events().size(), std::size_t{13});
        for (const auto& [at, value] : stroke.events())
            QCOMPARE(value, static_cast<int>(at.ticks / 6));
        QCOMPARE(stroke.valueAt({719}), 110);
        QCOMPARE(ControllerStroke(music::kExpression, {}).valueAt({5}), 127);
    }

    void whatIsDrawnOverIsGone()
    {
        const std::vector<music::ControllerEvent> stored{{{0}, 1, 5}, {{90}, 1, 9}, {{90}, 64, 127}, {{300}, 1, 7}};
        ControllerStroke stroke(1, stored);
        stroke.draw({{130}, 50}, {{60}, 50}, {60}); // to the left, level: one event says it all
        QCOMPARE(stroke.removed(), (std::vector<music::ControllerEvent>{{{90}, 1, 9}}));
        QCOMPARE(stroke.added(), (std::vector<music::ControllerEvent>{{{60}, 1, 50}}));
        stroke.erase({0}, {1000});
        QCOMPARE(stroke.removed().size(), std::size_t{3}); // the pedal is another's
    }

    void dragDrawsOneStep()
    {
        Lane song(music::kModulation);
        QVERIFY(song.lane && song.lane->isVisible());
        const auto steps = song.steps();
        song.draw(song.at(kVerse, 60), song.at(kVerse + 960, 6));
        const auto drawn = controllers(song);
        QVERIFY(drawn.size() > 8);
        QCOMPARE(drawn.front().at.ticks, std::int64_t{0});
        QCOMPARE(drawn.back().value, 127);
        QVERIFY(std::ranges::is_sorted(drawn, {}, &music::ControllerEvent::value));
        QCOMPARE(song.steps(), steps + 1);
        const auto last = drawn.back().at.ticks;
        QTest::mouseDClick(song.lane, Qt::LeftButton, {}, song.at(kVerse + last, 20));
        QVERIFY(controllers(song).back().at.ticks < last);
        song.session->undo();
        song.session->undo();
        QVERIFY(controllers(song).empty());
    }

    /// Above the middle the pedal is down, below it up; it changes at grid lines.
    void pedalIsASwitch()
    {
        Lane song(music::kPedal);
        song.draw(song.at(kVerse + 10, 20), song.at(kVerse + 700, 20));
        song.draw(song.at(kVerse + 960, 55), song.at(kVerse + 970, 55));
        QCOMPARE(controllers(song), (std::vector<music::ControllerEvent>{{{0}, 64, 127}, {{960}, 64, 0}}));
    }

    void keysDoTheSame()
    {
        Lane song(music::kExpression);
        const auto& project = song.session->project();
        song.session->seek(project.tempoMap.framesAt({kVerse + 480}, project.sampleRate));
        song.lane->setFocus();
        QTest::keyClick(song.lane, Qt::Key_Insert);
        QCOMPARE(controllers(song).size(), std::size_t{1});
        QCOMPARE(controllers(song)[0].value, 127);
        QTest::keyClick(song.lane, Qt::Key_Down);
        QTest::keyClick(song.lane, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(controllers(song)[0].value, 118);
        QTest::keyClick(song.lane, Qt::Key_Delete);
        QVERIFY(controllers(song).empty());
    }

    void drumsHaveNone()
    {
        Lane song(music::kPedal);
        song.session->selectClips({song.clip(0, 1).id});
        QVERIFY(!song.state().laneController());
        QVERIFY(!song.lane->isVisible());
    }
};

QTEST_MAIN(TestControllerLane)
#include "test_controller_lane.moc"
