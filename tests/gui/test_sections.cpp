// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sections on the ruler: their menu, and what its actions do to the song.
#include "core/edits/edit_markers.h"
#include "tests/gui/timeline_song.h"
#include "ui/common/edit_modes.h"
#include "ui/common/theme.h"
#include "ui/timeline/ruler.h"
#include "ui/timeline/section_menu.h"

#include <QMenu>

using namespace melisma;
using base::Beats;
using tests::kRate;

namespace {

struct Song : tests::TimelineSong {
    Song()
    {
        session->apply("mark", [](const project::Project& current) {
            auto bare = current;
            bare.markers.clear();
            auto edited = edits::addMarker(bare, "Intro", {}, Beats::whole(4));
            edited = edited ? edits::addMarker(*edited, "Verse", Beats::whole(4), Beats::whole(4)) : edited;
            return edited ? edits::addMarker(*edited, "here", Beats::whole(9)) : edited;
        });
    }
    QString ruler() const
    {
        QString text;
        for (const auto& marker : session->project().markers)
            text += QString("%1 %2 ").arg(marker.name.c_str()).arg(marker.start.value());
        return text;
    }
    project::MarkerId id(std::size_t index) const { return session->project().markers[index].id; }
    base::Frames at(double beat) const { return session->project().tempoMap.framesAt(Beats::of(beat), kRate); }
    int x(double beat) const { return static_cast<int>(view->state().scale().xOf(at(beat))); }
    QAction* action(QMenu& menu, const QString& words)
    {
        for (auto* each : menu.actions())
            if (each->text().remove('&').contains(words))
                return each;
        return nullptr;
    }
};

} // namespace

class TestSections : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void theMenuDoesWhatItSays()
    {
        Song song;
        QVERIFY(song.ready);
        QMenu menu;
        ui::fillMarkerMenu(&menu, *song.session, song.id(1), nullptr);
        QVERIFY(song.action(menu, "earlier")->isEnabled());
        QVERIFY(!song.action(menu, "later")->isEnabled()); // no section is behind it
        song.action(menu, "Select its time")->trigger();
        QCOMPARE(song.session->timeSelection().stretch.start.count, song.at(4.0).count);
        QCOMPARE(song.session->timeSelection().tracks.size(), song.session->project().tracks.size());
        song.action(menu, "Loop")->trigger();
        QCOMPARE(song.session->project().loop.start, Beats::whole(4));
        song.action(menu, "Repeat")->trigger();
        QCOMPARE(song.ruler(), "Intro 0 Verse 4 Verse 8 here 13 ");
        song.action(menu, "earlier")->trigger();
        QCOMPARE(song.ruler(), "Verse 0 Intro 4 Verse 8 here 13 ");
        song.session->undo();
        song.session->undo();
        QCOMPARE(song.ruler(), "Intro 0 Verse 4 here 9 ");
        song.action(menu, "Delete")->trigger();
        QCOMPARE(song.ruler(), "Intro 0 here 5 ");
    }

    void aPointIsOnlyNamedAndRemoved()
    {
        Song song;
        QMenu menu;
        ui::fillMarkerMenu(&menu, *song.session, song.id(2), nullptr);
        QCOMPARE(menu.actions().size(), 2);
        song.action(menu, "Remove")->trigger();
        QCOMPARE(song.ruler(), "Intro 0 Verse 4 ");
    }

    void aRightClickOnTheRulerOpensIt()
    {
        Song song;
        auto* ruler = song.view->findChild<ui::Ruler*>();
        const auto openAt = [&](double beat, int y) -> QMenu* {
            const QPoint place(song.x(beat), y);
            QContextMenuEvent event(QContextMenuEvent::Mouse, place, ruler->mapToGlobal(place));
            QCoreApplication::sendEvent(ruler, &event);
            return ruler->findChild<QMenu*>();
        };
        auto* forms = openAt(5.0, 30); // the chords' row
        QVERIFY(forms && !song.action(*forms, "Repeat") && song.action(*forms, "Bars and time"));
        delete forms;
        auto* menu = openAt(5.0, 8);
        QVERIFY(menu && menu->isVisible());
        song.action(*menu, "Repeat")->trigger();
        QCOMPARE(song.ruler(), "Intro 0 Verse 4 Verse 8 here 13 ");
    }

    void theRulerCountsTimeAsItsMenuSays()
    {
        Song song;
        QVERIFY(song.ready);
        auto* ruler = song.view->findChild<ui::Ruler*>();
        auto& modes = song.session->editModes();
        const auto picture = [ruler] { return ruler->grab().toImage(); };
        const auto choose = [&](const QString& words) {
            QContextMenuEvent click(QContextMenuEvent::Mouse, {700, ruler->height() - 4}, {700, 4});
            QCoreApplication::sendEvent(ruler, &click);
            auto* menu = ruler->findChild<QMenu*>();
            song.action(*menu, words)->trigger();
            delete menu;
        };
        const auto bars = picture();
        choose("Bars and time");
        QVERIFY(ruler->height() > bars.height());
        const auto both = picture();
        choose("Timecode, 25");
        QCOMPARE(modes.timeForm(), ui::TimeForm::film25);
        QVERIFY(picture() != both);
        choose("Time");
        QCOMPARE(picture().height(), bars.height());
        QVERIFY(picture() != bars);
        QCOMPARE(ui::EditModes().timeForm(), ui::TimeForm::film25); // kept
        choose("Minutes");
        choose("Bars and beats");
        QCOMPARE(picture(), bars);
    }

    void thePlayheadTellsTheSection()
    {
        Song song;
        song.session->seek(song.at(5.0));
        QVERIFY(ui::sectionAtPlayhead(*song.session)->id == song.id(1));
        song.session->seek(song.at(40.0));
        QVERIFY(!ui::sectionAtPlayhead(*song.session));
    }
};

QTEST_MAIN(TestSections)
#include "test_sections.moc"
