// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing an instrument by name, and hearing it before.
#include "audio/instruments/audition.h"
#include "core/edits/add_track.h"
#include "core/edits/set_instrument.h"
#include "core/music/general_midi.h"
#include "tests/gui/session_fixture.h"
#include "ui/common/theme.h"
#include "ui/instruments/audition_player.h"
#include "ui/instruments/instrument_dialog.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

using namespace melisma;
using tests::SessionFixture;

namespace {

struct Choice : SessionFixture {
    Choice()
    {
        session->apply("track", [](const project::Project& project) {
            return edits::addTrack(project, project::TrackKind::instrument, "Keys", {"Grand piano", 0, 0});
        });
        track = session->project().tracks.back()->id;
        dialog = std::make_unique<ui::InstrumentDialog>(*session, track);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        search = dialog->findChild<QLineEdit*>();
        list = dialog->findChild<QTreeWidget*>();
    }
    QString current() { return list->currentItem() ? list->currentItem()->text(0) : QString(); }
    const music::Instrument& played() { return session->project().findTrack(track)->instrument; }

    project::TrackId track;
    std::unique_ptr<ui::InstrumentDialog> dialog;
    QLineEdit* search = nullptr;
    QTreeWidget* list = nullptr;
};

} // namespace

class TestInstruments : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    /// Some numbers of the standard's table (program numbers count from 1 there).
    void namesAreTheStandards()
    {
        QCOMPARE(music::instrumentName(1 - 1), std::string_view("Acoustic grand piano"));
        QCOMPARE(music::instrumentName(41 - 1), std::string_view("Violin"));
        QCOMPARE(music::instrumentName(74 - 1), std::string_view("Flute"));
        QCOMPARE(music::instrumentName(128 - 1), std::string_view("Gunshot"));
        QCOMPARE(music::generalMidi().size(), std::size_t{136});
        QCOMPARE(music::instrumentFamilies()[56 / 8], std::string_view("Brass"));
    }

    void searchFindsByNameAndFamily()
    {
        Choice choice;
        QCOMPARE(choice.current(), QString("Acoustic grand piano"));
        choice.search->setText("cello");
        QCOMPARE(choice.current(), QString("Cello"));
        choice.search->setText("string pizz");
        QCOMPARE(choice.current(), QString("Pizzicato strings"));
        choice.search->setText("no such thing");
        QVERIFY(!choice.dialog->findChild<QPushButton*>()->isEnabled() || choice.list->currentItem()->isHidden());
    }

    void arrowsGoAndEnterChooses()
    {
        Choice choice;
        const auto steps = choice.session->history().position();
        choice.search->setText("sax");
        QCOMPARE(choice.current(), QString("Soprano sax"));
        QTest::keyClick(choice.search, Qt::Key_Down);
        QTest::keyClick(choice.search, Qt::Key_Down);
        QCOMPARE(choice.current(), QString("Tenor sax"));
        QTest::keyClick(choice.search, Qt::Key_Up);
        QCOMPARE(choice.session->history().position(), steps); // hearing changes nothing
        choice.dialog->accept();
        QCOMPARE(choice.played(), (music::Instrument{"Alto sax", 0, 65}));
        QCOMPARE(choice.session->history().position(), steps + 1);
        choice.session->undo();
        QCOMPARE(choice.played().program, 0);
    }

    void auditionsSound()
    {
        if (SessionFixture::soundfont().empty())
            QSKIP("no soundfont is installed");
        for (const music::Instrument& instrument :
             {music::Instrument{"Violin", 0, 40}, {"Bass", 0, 33}, {"Kit", 128, 0}}) {
            const auto sound = audio::auditionInstrument(SessionFixture::soundfont(), instrument, 48000);
            QVERIFY(sound);
            QVERIFY(sound->size() > 90'000 && sound->size() < 110'000); // two seconds
            const auto loudest = std::ranges::max(*sound, {}, [](float sample) { return std::abs(sample); });
            QVERIFY(std::abs(loudest) > 0.02f);
        }
        QVERIFY(!audio::auditionInstrument("/nowhere.sf2", {}, 48000));
    }

    void onlyTheNewestIsHeard()
    {
        Choice choice;
        ui::AuditionPlayer player(*choice.session);
        QSignalSpy begun(&player, &ui::AuditionPlayer::begun);
        for (int program = 0; program < 5; ++program)
            player.play({"x", 0, program});
        QVERIFY(begun.wait(20'000));
        QTest::qWait(0);
        QCOMPARE(begun.size(), 1);
    }

    void onlyInstrumentTracksHaveOne()
    {
        Choice choice;
        choice.session->apply("audio", [](const project::Project& project) {
            return edits::addTrack(project, project::TrackKind::audio, "Voice");
        });
        const auto id = choice.session->project().tracks.back()->id;
        QVERIFY(!edits::setInstrument(choice.session->project(), id, {"Violin", 0, 40}));
        QVERIFY(!edits::setInstrument(choice.session->project(), choice.track, {"x", 0, 128}));
        QSignalSpy messages(choice.session.get(), &ui::Session::message);
        ui::chooseInstrument(*choice.session, id, nullptr);
        QCOMPARE(messages.size(), 1);
    }
};

QTEST_MAIN(TestInstruments)
#include "test_instruments.moc"
