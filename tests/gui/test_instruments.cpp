// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing an instrument by name, and hearing it before.
#include "audio/instruments/audition.h"
#include "core/base/sha256.h"
#include "core/edits/add_track.h"
#include "core/edits/set_instrument.h"
#include "core/music/general_midi.h"
#include "tests/audio/tiny_soundfont.h"
#include "tests/gui/session_fixture.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/files/missing_sounds_dialog.h"
#include "ui/instruments/audition_player.h"
#include "ui/instruments/font_checks.h"
#include "ui/instruments/instrument_dialog.h"
#include "ui/media/media_list.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
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
    std::filesystem::path font() const { return tests::TinySoundfont().write(path() / "tiny.sf2"); }
    bool open(const std::filesystem::path& file)
    {
        QSignalSpy opened(dialog.get(), &ui::InstrumentDialog::fontOpened);
        dialog->openFont(file);
        return opened.wait(20'000) && opened.front().front().toBool();
    }
    void accept()
    {
        QSignalSpy accepted(dialog.get(), &QDialog::accepted);
        dialog->accept();
        QVERIFY(!accepted.empty() || accepted.wait(20'000));
    }
    QStringList families() const
    {
        QStringList names;
        for (int i = 0; i < list->topLevelItemCount(); ++i)
            names << list->topLevelItem(i)->text(0);
        return names;
    }
    QString problem() const
    {
        for (const auto* label : dialog->findChildren<QLabel*>())
            if (label->isVisible() && label->property("role") == "failure")
                return label->text();
        return {};
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

    /// From the file to the track: checked, listed by banks, searched, in the project, heard, and gone with undo.
    void aFontFileBecomesTheInstrument()
    {
        Choice choice;
        const auto steps = choice.session->history().position();
        QVERIFY(choice.open(choice.font()));
        auto* source = choice.dialog->findChild<QComboBox*>();
        QCOMPARE(source->currentText(), QString("tiny.sf2"));
        QCOMPARE(choice.families(), QStringList({"Bank 0", "Drums"}));
        const auto about = choice.dialog->findChild<QPlainTextEdit*>()->toPlainText();
        QCOMPARE(about, QString("Tiny\nMelisma's tests\nCC0\nOne sine.\nNothing else."));
        choice.search->setText("again");
        QCOMPARE(choice.current(), QString("Sine again"));
        QCOMPARE(choice.session->history().position(), steps);
        choice.accept();
        const auto& played = choice.played();
        QCOMPARE(played.program, 7);
        const auto* asset = choice.session->project().findAsset(played.soundfont);
        QVERIFY(asset && asset->kind == project::AssetKind::soundfont);
        QVERIFY(std::filesystem::is_regular_file(choice.session->mediaPath(*asset)));
        QCOMPARE(choice.session->history().position(), steps + 1);
        choice.engine->waitForPlan();
        QVERIFY(choice.engine->planWarnings().empty());
        QVERIFY(ui::mediaEntries(choice.session->project()).empty()); // it is no sound
        ui::InstrumentDialog again(*choice.session, choice.track);
        again.setAttribute(Qt::WA_DeleteOnClose, false);
        QCOMPARE(again.findChild<QComboBox*>()->currentText(), QString("tiny.sf2"));
        QCOMPARE(again.findChild<QTreeWidget*>()->currentItem()->text(0), QString("Sine again"));
        choice.session->undo();
        QVERIFY(choice.played().soundfont.empty() && choice.session->project().assets.empty());
    }

    void auditionsOfFontsSound()
    {
        Choice choice;
        QVERIFY(choice.open(choice.font()));
        ui::AuditionPlayer player(*choice.session);
        QSignalSpy begun(&player, &ui::AuditionPlayer::begun);
        QSignalSpy failed(&player, &ui::AuditionPlayer::failed);
        const auto hash = *base::sha256OfFile(choice.font());
        player.play({"Sine", 0, 0, hash}, choice.font());
        QVERIFY(begun.wait(20'000));
        player.play({"Sine", 0, 0, std::string(64, '0')}, choice.font()); // nobody has checked that one
        QVERIFY(failed.wait(20'000));
    }

    void whatIsNoFontIsSaidAndChangesNothing()
    {
        Choice choice;
        const auto before = choice.session->snapshot();
        const auto file = choice.path() / "broken.sf2";
        std::ofstream(file) << "RIFF____sfbk and no more";
        QVERIFY(!choice.open(file));
        QVERIFY(choice.problem().startsWith("broken.sf2 is not a SoundFont"));
        QCOMPARE(choice.current(), QString("Acoustic grand piano")); // General MIDI is still there
        QVERIFY(choice.session->snapshot() == before);
    }

    /// What a font does to the worker that reads it is one sentence here.
    void aFontThatKillsTheWorkerIsSaid()
    {
        struct Dying : jobs::TaskBackend {
            base::Result<std::vector<base::TaskDescriptor>> describe() override
            {
                return std::vector<base::TaskDescriptor>();
            }
            base::Result<base::TaskResult> run(const base::TaskRequest&, const std::filesystem::path&,
                                               const ProgressHandler&, std::stop_token) override
            {
                return base::Error{base::ErrorKind::crashed, "The worker ended unexpectedly", {}, {}};
            }
        } dying;
        SessionFixture fixture;
        jobs::JobQueue queue(dying, fixture.path() / "dying");
        const auto font = tests::TinySoundfont().write(fixture.path() / "deadly.sf2");
        const auto checked = ui::checkFontInWorker(queue, font, "deadly.sf2", {});
        QVERIFY(!checked.ok());
        QVERIFY(checked.error().message.starts_with("deadly.sf2 made the player crash"));
    }

    /// A project from elsewhere: its font is checked when it is opened, and plays from then on.
    void fontsOfOtherMachinesAreCheckedFirst()
    {
        Choice choice;
        QVERIFY(choice.open(choice.font()));
        choice.list->setCurrentItem(choice.list->topLevelItem(0)->child(0));
        choice.accept();
        const auto track = *choice.session->project().findTrack(choice.track);
        const auto home = choice.session->folderPath();
        QVERIFY(choice.session->newProject());
        std::filesystem::remove_all(choice.path() / "soundfonts"); // the records of this machine
        auto& checks = ui::FontChecks::of(*choice.session);
        QVERIFY(choice.session->openProject(home));
        QCOMPARE(checks.stateOf(track.instrument.soundfont), ui::FontChecks::State::checking);
        QVERIFY(!checks.problemOf(track).isEmpty());
        QTRY_COMPARE(checks.stateOf(track.instrument.soundfont), ui::FontChecks::State::ready);
        choice.engine->waitForPlan();
        QVERIFY(choice.engine->planWarnings().empty());
        QVERIFY(checks.problemOf(track).isEmpty());
    }

    void aMissingFontIsSaidAndFoundAgain()
    {
        Choice choice;
        QVERIFY(choice.open(choice.font()));
        choice.list->setCurrentItem(choice.list->topLevelItem(0)->child(0));
        choice.accept();
        const auto track = *choice.session->project().findTrack(choice.track);
        const auto home = choice.session->folderPath();
        const auto media = choice.session->mediaPath(*choice.session->project().findAsset(track.instrument.soundfont));
        QVERIFY(choice.session->newProject());
        std::filesystem::remove(media);
        QVERIFY(choice.session->openProject(home));
        auto& checks = ui::FontChecks::of(*choice.session);
        QCOMPARE(checks.problemOf(track), QString("SoundFont missing"));
        QVERIFY(checks.explanationOf(track).contains("tiny.sf2 is missing"));
        ui::MissingSoundsDialog search(*choice.session);
        QCOMPARE(search.findChild<QTreeWidget*>()->topLevelItem(0)->text(1), QString("Keys"));
        QSignalSpy searched(&search, &ui::MissingSoundsDialog::searched);
        search.search({ui::toQString(choice.path())});
        QVERIFY(searched.wait(20'000));
        QVERIFY(std::filesystem::is_regular_file(media));
        QVERIFY(checks.problemOf(track).isEmpty());
        choice.engine->waitForPlan();
        QVERIFY(choice.engine->planWarnings().empty());
    }

    void aFontIsDroppedOntoATrack()
    {
        Choice choice;
        choice.dialog.reset();
        QVERIFY(!ui::dropSoundfont(*choice.session, {"/song.wav"}, choice.track, nullptr));
        QVERIFY(!ui::dropSoundfont(*choice.session, {"/a.sf2", "/b.sf2"}, choice.track, nullptr));
        QWidget window;
        QVERIFY(ui::dropSoundfont(*choice.session, {ui::toQString(choice.font())}, choice.track, &window));
        auto* dialog = window.findChild<ui::InstrumentDialog*>();
        QVERIFY(dialog);
        QSignalSpy opened(dialog, &ui::InstrumentDialog::fontOpened);
        QVERIFY(opened.wait(20'000));
        QCOMPARE(dialog->findChild<QComboBox*>()->currentText(), QString("tiny.sf2"));
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
