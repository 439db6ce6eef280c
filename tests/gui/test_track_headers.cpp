// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The headers of the tracks: what their controls and their menu do to the project.
#include "tests/gui/timeline_song.h"
#include "ui/common/fader.h"
#include "ui/common/theme.h"
#include "ui/tracks/mix_button.h"
#include "ui/tracks/pan_slider.h"

#include <QContextMenuEvent>
#include <QLineEdit>

using namespace melisma;
using Song = tests::TimelineSong;

class TestTrackHeaders : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void headerMixesInOneStep()
    {
        Song song;
        auto* header = song.headerOf(0);
        const auto steps = song.steps();
        auto* fader = header->findChild<ui::Fader*>();
        QTest::mousePress(fader, Qt::LeftButton, {}, {40, 11});
        for (const int x : {44, 50, 60, 30}) {
            QMouseEvent move(QEvent::MouseMove, QPointF(x, 11), fader->mapToGlobal(QPointF(x, 11)), Qt::NoButton,
                             Qt::LeftButton, {});
            QCoreApplication::sendEvent(fader, &move);
        }
        QTest::mouseRelease(fader, Qt::LeftButton, {}, {30, 11});
        QVERIFY(song.track(0).mix.gainDb < -4.0);
        QCOMPARE(song.steps(), steps + 1);
        QTest::mouseClick(header->findChild<ui::MixButton*>("mute"), Qt::LeftButton);
        QVERIFY(song.track(0).mix.mute);
        QTest::keyClick(header->findChild<ui::PanSlider*>(), Qt::Key_Right);
        QCOMPARE(song.track(0).mix.pan, 0.05);
        QCoreApplication::processEvents(); // a key's gesture ends when control returns to the event loop
        QTest::mouseClick(header->findChild<ui::PanSlider*>(), Qt::RightButton);
        QCOMPARE(song.track(0).mix.pan, 0.0);
        song.session->undo();
        song.session->undo();
        QVERIFY(song.track(0).mix.mute);
    }

    void headerRenamesInPlace()
    {
        Song song;
        auto* header = song.headerOf(1);
        QTest::mouseDClick(header, Qt::LeftButton, {}, {30, 14});
        auto* editor = header->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->setText("Low end");
        QTest::keyClick(editor, Qt::Key_Return);
        QCOMPARE(song.track(1).name, std::string("Low end"));
        header->startRename();
        header->findChildren<QLineEdit*>().back()->setText("No");
        QTest::keyClick(header->findChildren<QLineEdit*>().back(), Qt::Key_Escape);
        QCOMPARE(song.track(1).name, std::string("Low end"));
    }

    void trackMenuReorders()
    {
        Song song;
        const auto bass = song.track(1).id;
        QContextMenuEvent event(QContextMenuEvent::Mouse, {30, 14}, song.headerOf(1)->mapToGlobal(QPoint(30, 14)));
        QCoreApplication::sendEvent(song.headerOf(1), &event);
        QVERIFY(song.choose("Move up"));
        QCOMPARE(song.track(0).id, bass);
        QCOMPARE(song.headerOf(0)->y(), 0);
        QCOMPARE(song.session->selectedTrack(), bass);
    }
};

QTEST_MAIN(TestTrackHeaders)
#include "test_track_headers.moc"
