// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Comping in the rows of takes by mouse, keys and menus. With MELISMA_SHOTS=<folder> pictures of the rows are kept
// there.
#include "core/edits/add_take.h"
#include "core/edits/choose_take.h"
#include "core/edits/mark_clips.h"
#include "core/project/comp.h"
#include "tests/gui/sounds_fixture.h"
#include "ui/clip_work/sound_work.h"
#include "ui/common/theme.h"
#include "ui/inspector/clip_panel.h"
#include "ui/pianoroll/roll_state.h"
#include "ui/timeline/clip_sound_actions.h"
#include "ui/timeline/take_actions.h"
#include "ui/timeline/take_listener.h"

#include <QApplication>
#include <QMenu>
#include <QPushButton>

using namespace melisma;
using tests::kRate;

namespace {

/// A sound of eight seconds with three takes, the first of them chosen, and their rows open.
struct Voice : tests::Sounds {
    project::ClipId id;

    Voice()
    {
        if (!importSound("voice.wav", 8.0, tests::rain) || !importSound("second.wav", 8.0, swell(0.4)) ||
            !importSound("third.wav", 8.0, swell(0.2)))
            qFatal("no sounds");
        id = clip(0, 0).id;
        for (std::size_t i : {1u, 2u})
            session->apply("Take", [&, content = clip(i, 0).chosen().content](const project::Project& project) {
                auto made = i == 2 ? tests::machineMade() : project::Provenance{};
                return edits::addTake(project, id, "Take " + std::to_string(i + 1), content, made);
            });
        session->apply("Choose", [&](const project::Project& project) {
            return edits::chooseTake(project, id, project.findClip(id)->takes[0]->id);
        });
        state().toggleTakes(track(0).id);
        state().zoomToFit();
    }
    static std::function<double(int, int)> swell(double level)
    {
        return [level](int frame, int) { return level * std::sin(frame * 0.05) * std::sin(frame * 1e-4); };
    }
    const project::Clip& voice() { return *session->project().findClip(id); }
    project::TakeId take(std::size_t index) { return voice().takes[index]->id; }
    QPoint at(double seconds, int row)
    {
        const auto rect = ui::takeRect(state().frame(), state().layout().lanes()[0], voice(), row);
        return QPointF(state().scale().xOf(base::toFrames({seconds}, kRate)), rect.center().y()).toPoint();
    }
    /// With Shift, which leaves the grid aside.
    void swipe(double from, double to, int row, bool release = true)
    {
        drag(at(from, row), at(to, row), Qt::ShiftModifier, release);
    }
    /// "1 3.0 2": numbers of takes and the seconds of the joints between them, to a tenth.
    QString heard() { return heard(voice()); }
    static QString heard(const project::Clip& clip)
    {
        QString text;
        for (const auto& stretch : project::compStretches(clip)) {
            const auto place = std::ranges::find(clip.takes, stretch.take->id, [](const auto& t) { return t->id; });
            text +=
                text.isEmpty() ? "" : QString(" %1 ").arg(static_cast<double>(stretch.from.count) / kRate, 0, 'f', 1);
            text += QString::number(place - clip.takes.begin() + 1);
        }
        return text;
    }
    std::size_t steps() { return session->history().position(); }
    QAction* entry(QMenu* menu, const QString& text)
    {
        for (QAction* action : menu->actions())
            if (action->text() == text)
                return action;
        return nullptr;
    }
};

} // namespace

class TestComping : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void aSwipeSoundsTheTakeThere()
    {
        Voice f;
        const auto before = f.session->project();
        const auto steps = f.steps();
        f.swipe(2.0, 5.0, 1);
        QCOMPARE(f.heard(), QString("1 2.0 2 5.0 1"));
        QCOMPARE(f.steps(), steps + 1);
        f.swipe(4.0, 6.0, 2);
        QCOMPARE(f.heard(), QString("1 2.0 2 4.0 3 6.0 1"));
        f.session->undo();
        f.session->undo();
        QVERIFY(f.session->project() == before);
    }

    void itIsSeenWhileItIsDrawnAndEscTakesItBack()
    {
        Voice f;
        const auto before = f.session->project();
        f.swipe(2.0, 5.0, 1, false);
        QCOMPARE(Voice::heard(*f.state().shown().findClip(f.id)), QString("1 2.0 2 5.0 1"));
        QVERIFY(f.session->project() == before);
        QTest::keyClick(&f.lanes(), Qt::Key_Escape);
        QTest::mouseRelease(&f.lanes(), Qt::LeftButton, {}, f.at(5.0, 1));
        QVERIFY(f.session->project() == before && f.state().shown() == before);
    }

    void aSwipeSnaps()
    {
        Voice f;
        f.drag(f.at(2.03, 1), f.at(4.02, 1)); // beats of half a second
        QCOMPARE(f.voice().comp.size(), std::size_t(2));
        QCOMPARE(f.voice().comp[0].from.count, std::int64_t(2 * kRate));
        QCOMPARE(f.voice().comp[1].from.count, std::int64_t(4 * kRate));
    }

    void aJointIsDragged()
    {
        Voice f;
        f.swipe(2.0, 5.0, 1);
        const auto steps = f.steps();
        f.swipe(2.0, 3.0, 1); // from the joint
        QCOMPARE(f.heard(), QString("1 3.0 2 5.0 1"));
        f.swipe(5.0, 6.0, 0);
        QCOMPARE(f.heard(), QString("1 3.0 2 6.0 1"));
        QCOMPARE(f.steps(), steps + 2);
        f.swipe(3.0, 4.0, 2); // no joint of this take: a swipe
        QCOMPARE(f.heard(), QString("1 3.0 3 4.0 2 6.0 1"));
    }

    void aClickSparesTheCompAndTwoChoose()
    {
        Voice f;
        f.swipe(2.0, 5.0, 1);
        const auto before = f.session->project();
        QTest::mouseClick(&f.lanes(), Qt::LeftButton, {}, f.at(3.0, 2));
        QVERIFY(f.session->project() == before);
        QVERIFY(f.state().takeFocus() == (ui::TakeRef{f.id, f.take(2)}));
        QTest::mouseDClick(&f.lanes(), Qt::LeftButton, {}, f.at(3.0, 2));
        QCOMPARE(f.heard(), QString("3"));
    }

    void theKeysDoItToo()
    {
        Voice f;
        f.session->selectClips({f.id});
        f.lanes().setFocus();
        QTest::keyClick(&f.lanes(), Qt::Key_Down);
        QTest::keyClick(&f.lanes(), Qt::Key_Down);
        f.session->selectTime({{{2 * kRate}, {3 * kRate}}, {f.track(0).id}}); // the take keeps the keys
        QVERIFY(f.state().takeFocus() == (ui::TakeRef{f.id, f.take(1)}));
        QVERIFY(f.lanes().accessibleDescription().contains("take 2 of 3"));
        QTest::keyClick(&f.lanes(), Qt::Key_Return);
        QCOMPARE(f.heard(), QString("1 2.0 2 3.0 1"));
        QTest::keyClick(&f.lanes(), Qt::Key_Up);
        QTest::keyClick(&f.lanes(), Qt::Key_Up);
        QVERIFY(!f.state().takeFocus());
        f.session->selectClips({f.id});
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&f.lanes(), Qt::Key_Down);
        QTest::keyClick(&f.lanes(), Qt::Key_Return);
        QCOMPARE(f.heard(), QString("3")); // without time throughout
        QTest::keyClick(&f.lanes(), Qt::Key_Down);
        QVERIFY(!f.state().takeFocus());
        QVERIFY(!f.session->selectedClips().contains(f.id)); // on to the next track
    }

    void aClickInARowSparesTheSelectedTime()
    {
        Voice f;
        f.swipe(5.0, 6.0, 2);
        f.session->selectTime({{{2 * kRate}, {3 * kRate}}, {f.track(0).id}});
        QTest::mouseClick(&f.lanes(), Qt::LeftButton, {}, f.at(4.0, 1));
        QVERIFY(!f.session->timeSelection().isEmpty());
        f.lanes().setFocus();
        QTest::keyClick(&f.lanes(), Qt::Key_Enter);
        QCOMPARE(f.heard(), QString("1 2.0 2 3.0 1 5.0 3 6.0 1"));
    }

    void theMenuDoesIt()
    {
        Voice f;
        f.session->selectClips({f.id});
        const auto choose = [&](const QString& text, base::Frames at = {3 * kRate}) {
            std::unique_ptr<QMenu> menu(ui::makeTakeRowMenu(*f.session, {f.id, f.take(1)}, at, false, nullptr));
            QAction* action = f.entry(menu.get(), text);
            if (!action || !action->isEnabled())
                return false;
            action->trigger();
            return true;
        };
        QVERIFY(!choose("Clear the comp"));
        QVERIFY(!choose("Use over the selected time"));
        QVERIFY(choose("Use from here on"));
        QCOMPARE(f.heard(), QString("1 3.0 2"));
        QVERIFY(choose("Clear the comp"));
        QVERIFY(choose("Use up to here"));
        QCOMPARE(f.heard(), QString("2 3.0 1"));
        QVERIFY(choose("Delete take"));
        QCOMPARE(f.heard(), QString("1"));
        QCOMPARE(f.voice().takes.size(), std::size_t(2));
        QVERIFY(choose("Use for the whole clip"));
        QCOMPARE(f.heard(), QString("2"));
    }

    void flatteningGivesAClipForEachPart()
    {
        Voice f;
        f.swipe(2.0, 5.0, 1);
        f.session->selectClips({f.id});
        ui::flattenComps(*f.session);
        QCOMPARE(f.track(0).clips.size(), std::size_t(3));
        const auto flat = f.session->project();
        ui::flattenComps(*f.session); // there is nothing more to do
        QVERIFY(f.session->project() == flat);
    }

    void lockedClipsStayAsTheyAre()
    {
        Voice f;
        f.session->apply("Lock",
                         [&](const project::Project& project) { return edits::setClipsLocked(project, {f.id}, true); });
        f.swipe(2.0, 5.0, 1);
        QVERIFY(f.voice().comp.empty());
    }

    void normaliseHearsWhatSoundsAndReverseRefuses()
    {
        Voice f;
        f.swipe(0.0, 8.5, 1); // peak 0.4 or less, but for
        f.swipe(4.0, 8.5, 2); // 0.2 or less
        f.session->selectClips({f.id});
        auto& work = ui::SoundWork::of(*f.session);
        QSignalSpy landed(&work, &ui::SoundWork::landed);
        ui::normaliseSelected(*f.session);
        QVERIFY(landed.wait(10'000));
        const double highest = 0.4; // reached within the first four seconds: sin(1e-4 x 96000) passes 1 at 15708
        QVERIFY(std::abs(f.voice().gainDb - (ui::kNormalPeakDb - 20.0 * std::log10(highest))) < 0.05);
        QSignalSpy said(f.session.get(), &ui::Session::message);
        ui::reverseSelected(*f.session);
        QVERIFY(said.count() == 1 && said[0][0].toString().contains("Flatten"));
    }

    void thePanelNamesTheTakesThatSound()
    {
        Voice f;
        ui::ClipPanel panel(*f.session);
        f.session->selectClips({f.id});
        const auto pressed = [&] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            QString text;
            for (const auto* button : panel.findChildren<QPushButton*>())
                if (button->isCheckable())
                    text += button->isChecked() ? '1' : '0';
            return text;
        };
        QCOMPARE(pressed(), QString("100"));
        f.swipe(2.0, 5.0, 2);
        QCOMPARE(pressed(), QString("101"));
        QVERIFY(ui::carriesMark(f.voice())); // a machine made the third
        QCOMPARE(ui::clipParts(f.rectOf(f.voice()), f.voice(), 1100).takeText, QString("Comp of 3 takes"));
    }

    /// As if it had been chosen, without an edit; the keys take it along from row to row.
    void oneTakeIsHeardAlone()
    {
        Voice f;
        f.swipe(2.0, 5.0, 1);
        const auto before = f.project();
        const auto steps = f.steps();
        const auto comp = f.hear(6.0);
        auto& listener = ui::TakeListener::of(f.state());
        f.state().focusTake(ui::TakeRef{f.id, f.take(2)});
        f.lanes().setFocus();
        QTest::keyClick(&f.lanes(), Qt::Key_Return, Qt::ShiftModifier);
        QVERIFY(listener.heard() && listener.heard()->take == f.take(2));
        const auto third = f.hear(6.0);
        QVERIFY(third != comp && f.project() == before && f.steps() == steps);
        QTest::keyClick(&f.lanes(), Qt::Key_Up);
        QCOMPARE(listener.heard()->take, f.take(1));
        const auto second = f.hear(6.0);
        QVERIFY(second != third && second != comp);
        // An edit elsewhere does not end it.
        f.session->apply("Name", [](const project::Project& project) {
            return edits::setClipColour(project, {project.tracks[1]->clips[0]->id}, 3);
        });
        QVERIFY(listener.heard() && f.hear(6.0) == second);
        f.session->undo();
        QTest::keyClick(&f.lanes(), Qt::Key_Escape);
        QVERIFY(!listener.heard() && f.hear(6.0) == comp && f.project() == before);
        for (const std::size_t index : {1u, 2u}) { // what was heard is what choosing it sounds like
            f.session->apply("Choose", [&](const project::Project& project) {
                return edits::chooseTake(project, f.id, f.take(index));
            });
            QVERIFY(f.hear(6.0) == (index == 1 ? second : third));
        }
        listener.toggle({f.id, f.take(0)});
        QVERIFY(listener.heard());
        f.session->newProject();
        QVERIFY(!listener.heard());
    }

    void thePianoRollShowsWhatIsHeard()
    {
        Voice f;
        QVERIFY(f.addScore());
        const auto clip = f.track(3).clips[0]->id;
        f.session->apply("Take", [&](const project::Project& project) {
            return edits::addTake(project, clip, "Take 2", project::NoteContent(tests::phrase(2, 20, 1, 240)), {});
        });
        f.session->selectClips({clip});
        ui::useTake(*f.session, {clip, f.session->project().findClip(clip)->takes[0]->id});
        ui::RollState roll(*f.session);
        const auto first = roll.notes();
        f.session->selectTime({{{0}, {2 * kRate}}, {f.track(3).id}});
        ui::useTake(*f.session, {clip, f.session->project().findClip(clip)->takes[1]->id});
        QVERIFY(roll.notes() != first);
        QVERIFY(roll.notes().front().pitch < 33 && roll.notes().back().pitch == first.back().pitch);
    }

    void theRowsShowWhereTheySound()
    {
        Voice f;
        f.swipe(2.0, 5.0, 1);
        f.state().focusTake({});
        f.session->selectClips({});
        const QImage picture = f.lanes().grab().toImage();
        const auto ground = [&](double seconds, int row) {
            return picture.pixelColor(f.at(seconds, row) - QPoint(0, 12));
        };
        QVERIFY(ground(3.0, 1) != ground(6.0, 1));
        QCOMPARE(ground(6.0, 0), ground(3.0, 1));
        QCOMPARE(ground(3.0, 0), ground(6.0, 1));
        // The joint is a line over the clip.
        const QRectF rect = f.rectOf(f.voice());
        const int x = static_cast<int>(ui::materialX(f.state().frame(), f.voice(), f.voice().comp[0].from));
        const int y = static_cast<int>(rect.bottom()) - 6;
        QVERIFY(picture.pixelColor(x, y) != picture.pixelColor(x - 3, y));
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("MELISMA_SHOTS");
        if (folder.isEmpty())
            QSKIP("no folder to keep them in");
        for (const auto choice : {ui::ThemeChoice::dark, ui::ThemeChoice::light, ui::ThemeChoice::highContrast}) {
            ui::applyTheme(*qApp, choice);
            Voice f;
            f.addScore();
            f.session->apply("Name", [&](const project::Project& project) {
                return edits::addTake(project, f.id, "Late night, close", f.voice().takes[1]->content, {});
            });
            f.swipe(2.0, 5.0, 1);
            f.swipe(5.0, 6.5, 2);
            f.session->selectClips({f.id});
            f.state().focusTake(ui::TakeRef{f.id, f.take(2)});
            QTest::qWait(400); // the peaks are read
            f.view->grab().save(QString("%1/takes-%2-%3x.png")
                                    .arg(folder)
                                    .arg(static_cast<int>(choice))
                                    .arg(f.view->devicePixelRatioF()));
        }
        ui::applyTheme(*qApp);
    }
};

QTEST_MAIN(TestComping)
#include "test_comping.moc"
