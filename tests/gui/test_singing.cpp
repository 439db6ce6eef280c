// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A clip with notes is sung: what the dialog begins with, what the task gets, and where the sound lands.
#include "core/edits/edit_notes.h"
#include "tests/gui/singing_fixture.h"
#include "ui/common/facts_table.h"
#include "ui/common/param_form.h"
#include "ui/common/theme.h"
#include "ui/generate/clip_lyrics.h"
#include "ui/generate/generate_panel.h"
#include "ui/generate/sing_actions.h"
#include "ui/generate/sing_dialog.h"
#include "ui/inspector/clip_panel.h"
#include "ui/pianoroll/lyric_spread.h"
#include "ui/pianoroll/note_canvas.h"
#include "ui/pianoroll/piano_roll.h"
#include "ui/pianoroll/roll_state.h"
#include "ui/timeline/clip_menu.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

using namespace melisma;
using base::Beats;
using tests::melody;
using Song = tests::SongToSing;

namespace {

QPlainTextEdit* lyricsOf(ui::SingDialog& dialog)
{
    return qobject_cast<QPlainTextEdit*>(dialog.form().editor("lyrics"));
}

} // namespace

class TestSinging : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void notesBecomeLyrics()
    {
        auto notes = melody({"slow", "rain", "_", "fall-", "ing", "", "", "la /lɑ/"});
        QCOMPARE(ui::lyricsOf(notes), std::string("slow rain _ fall-ing\n[la](/lɑ/)")); // a rest of two beats
        for (auto& note : notes.notes)
            note.lyric.clear();
        QCOMPARE(ui::lyricsOf(notes), std::string());
    }

    void givenSoundsComeBackAsTheyWereTyped()
    {
        const std::string lyrics = "I [lead](/lˈɛd/) [mel-o-dy](/mˈɛl-O-di/) la-[la](/lɑ/) [a](/ə/)-b _ [c](/d/)-_";
        const auto syllables = ui::syllablesOf(QString::fromStdString(lyrics));
        QCOMPARE(syllables[1], std::string("lead /lˈɛd/"));
        QCOMPARE(ui::lyricsOf(melody(syllables)), lyrics);
    }

    void theSingersReadingStandsBesideTheSyllable()
    {
        Song song;
        song.session->selectClips({song.clip(0).id});
        ui::PianoRoll roll(*song.session);
        roll.resize(900, 420);
        roll.show();
        QVERIFY(QTest::qWaitForWindowExposed(&roll));
        const auto lyric = [&] { return roll.state().storedNotes()[1].lyric; };
        const auto open = [&] {
            roll.state().choose({roll.state().storedNotes()[1]});
            QTest::keyClick(&roll.canvas(), Qt::Key_F2);
        };
        open();
        auto* text = roll.canvas().findChild<QLineEdit*>("lyricEditor");
        auto* sounds = roll.canvas().findChild<QLineEdit*>("soundsEditor");
        QTRY_COMPARE(sounds->placeholderText(), QStringLiteral("/RAIN/")); // in its line: the second of four
        QTest::keyClicks(text, "lead");
        QTRY_COMPARE(sounds->placeholderText(), QStringLiteral("/LEAD/"));
        QTest::keyClick(text, Qt::Key_Down);
        QTest::keyClicks(sounds, "led");
        QTest::keyClick(sounds, Qt::Key_Return); // before anybody has read the word
        QCOMPARE(lyric(), std::string("lead"));
        QTRY_COMPARE(lyric(), std::string("lead /LED/"));
        song.session->undo();
        song.session->undo();
        QCOMPARE(lyric(), std::string("rain"));
        open();
        QTest::keyClick(text, Qt::Key_Down);
        QTest::keyClicks(sounds, "rane");
        QTRY_VERIFY(!roll.canvas().findChild<QLabel*>("soundsHeard")->isHidden());
        QTest::keyClick(sounds, Qt::Key_Return);
        QCOMPARE(lyric(), std::string("rain /RANE/")); // at once
    }

    void aClipIsSungWhereItStands()
    {
        Song song;
        ui::SingDialog dialog(*song.session, *song.session->task("sing"), song.clip(0).id);
        QCOMPARE(lyricsOf(dialog)->toPlainText(), QStringLiteral("slow rain fall-ing"));
        if (const QString folder = qEnvironmentVariable("MELISMA_SHOTS"); !folder.isEmpty()) {
            dialog.show();
            QVERIFY(QTest::qWaitForWindowExposed(&dialog));
            dialog.grab().save(folder + "/sing-dialog.png");
        }
        QVERIFY(song.land([&] { dialog.accept(); }));
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
        const auto* track = song.vocal();
        QVERIFY(track);
        const auto& sung = *track->clips.front();
        QCOMPARE(sung.name, std::string("Verse"));
        QCOMPARE(song.session->project().startOf(sung).count, std::int64_t{4 * 48000});
        QCOMPARE(sung.offset.count, std::int64_t{4 * 48000});    // the sound counts from the song's start
        QCOMPARE(sung.length.count, std::int64_t{4 * 48000});    // eight beats
        QVERIFY(!sung.chosen().provenance.params.has("lyrics")); // unchanged: the notes say it
        QCOMPARE(sung.chosen().words.front().text, std::string("rain"));
    }

    void singingAgainIsATakeAndAnotherClipIsNot()
    {
        Song song;
        const auto sing = [&](std::size_t index, const char* words) {
            ui::SingDialog dialog(*song.session, *song.session->task("sing"), song.clip(index).id);
            lyricsOf(dialog)->setPlainText(words);
            return song.land([&] { dialog.accept(); });
        };
        QVERIFY(sing(0, "one"));
        QVERIFY(sing(0, "two"));
        QVERIFY(sing(1, "three"));
        QCOMPARE(song.vocal()->clips.size(), std::size_t{2});
        QCOMPARE(song.vocal()->clips[0]->takes.size(), std::size_t{2});
        QCOMPARE(song.vocal()->clips[0]->chosen().provenance.lyrics, std::string("rain"));
        QCOMPARE(*song.vocal()->clips[0]->chosen().provenance.params.text("lyrics"), std::string("two"));
        ui::SingDialog again(*song.session, *song.session->task("sing"), song.clip(1).id);
        QCOMPARE(lyricsOf(again)->toPlainText(), QStringLiteral("three _ _")); // its notes say it by now
        song.session->undo();                                                  // sound and words are one step
        QCOMPARE(song.vocal()->clips.size(), std::size_t{1});
        ui::SingDialog before(*song.session, *song.session->task("sing"), song.clip(1).id);
        QCOMPARE(lyricsOf(before)->toPlainText(), QString());
        ui::SingDialog first(*song.session, *song.session->task("sing"), song.clip(0).id);
        QCOMPARE(lyricsOf(first)->toPlainText(), QStringLiteral("two _ _ _"));
    }

    void onePhraseIsSungAgain()
    {
        Song song;
        const auto id = song.clip(0).id;
        song.session->apply("Rest", [&](const project::Project& project) {
            const auto& notes = std::get<project::NoteContent>(project.findClip(id)->chosen().content)->notes;
            auto late = notes[2];
            late.start = Beats::whole(5);
            auto last = notes[3];
            last.start = Beats::whole(6);
            return edits::changeNotes(project, id, {{notes[2], late}, {notes[3], last}});
        });
        QVERIFY(ui::phrasesToSing(*song.session, id).empty()); // nobody has sung it yet
        ui::SingDialog dialog(*song.session, *song.session->task("sing"), id);
        QVERIFY(song.land([&] { dialog.accept(); }));
        const auto phrases = ui::phrasesToSing(*song.session, id);
        QCOMPARE(phrases.size(), std::size_t{2});
        QCOMPARE(phrases[1].words, std::string("falling"));
        const std::unique_ptr<QMenu> menu(ui::makeClipMenu(*song.session, id, nullptr));
        QMenu* offered = nullptr;
        for (const auto* action : menu->actions())
            if (action->text() == "Sing one phrase again")
                offered = action->menu();
        QVERIFY(offered && offered->actions().size() == 2);
        QCOMPARE(offered->actions()[0]->text(), QStringLiteral("slow rain"));
        QVERIFY(song.land([&] { offered->actions()[1]->trigger(); }));
        const auto& pieces = song.vocal()->clips;
        QCOMPARE(pieces.size(), std::size_t{2});
        QCOMPARE(pieces[0]->takes.size(), std::size_t{1});
        QCOMPARE(pieces[1]->takes.size(), std::size_t{2});
        QCOMPARE(ui::phrasesToSing(*song.session, id).size(), std::size_t{2}); // and again, if need be
        song.session->undo();
        QCOMPARE(song.vocal()->clips.size(), std::size_t{1});
    }

    void nothingIsSungWithoutWords()
    {
        Song song;
        ui::SingDialog dialog(*song.session, *song.session->task("sing"), song.clip(1).id);
        dialog.accept();
        QCOMPARE(dialog.result(), int(QDialog::Rejected));
        QCOMPARE(song.session->jobsUnderWay(), 0);
    }

    void theMenuOffersIt()
    {
        Song song;
        const auto texts = [&](project::ClipId id) {
            QStringList all;
            const std::unique_ptr<QMenu> menu(ui::makeClipMenu(*song.session, id, nullptr));
            for (const auto* action : menu->actions())
                all << action->text();
            return all;
        };
        QVERIFY(texts(song.clip(0).id).contains(QStringLiteral("Sing with lyrics…")));
        ui::SingDialog dialog(*song.session, *song.session->task("sing"), song.clip(0).id);
        QVERIFY(song.land([&] { dialog.accept(); }));
        QVERIFY(texts(song.clip(0).id).contains(QStringLiteral("Sing again…")));
        QVERIFY(texts(song.clip(1).id).contains(QStringLiteral("Sing with lyrics…")));
        const auto sung = song.vocal()->clips.front()->id;
        QVERIFY(texts(sung).filter(QStringLiteral("Sing")).isEmpty());
        QVERIFY(texts(sung).contains(QStringLiteral("Find the words…")));
        QVERIFY(!texts(song.clip(0).id).contains(QStringLiteral("Find the words…")));
        song.session->setTasks({});
        QVERIFY(texts(song.clip(0).id).filter(QStringLiteral("Sing")).isEmpty());
    }

    void thePanelOffersSingingForAMelody()
    {
        Song song;
        ui::GeneratePanel panel(*song.session);
        panel.setTasks(song.voices.describe());
        panel.show();
        const auto segment = [&](const char* title) {
            const auto all = panel.findChildren<QPushButton*>();
            const auto found = std::ranges::find_if(
                all, [title](const auto* each) { return each->isCheckable() && each->text() == QLatin1String(title); });
            return found == all.end() ? nullptr : *found;
        };
        auto* generate = panel.findChild<QPushButton*>("generateButton");
        QVERIFY(segment("Speak a text") && !segment("Speak a text")->isHidden());
        QVERIFY(segment("Sing a melody")->isHidden());
        song.session->selectClips({song.clip(0).id});
        QVERIFY(!segment("Sing a melody")->isHidden());
        segment("Sing a melody")->click();
        QVERIFY(song.land([&] { generate->click(); }));
        QCOMPARE(song.vocal()->clips.front()->name, std::string("Verse"));
        song.session->selectClips({}); // what is shown stays, and says what it wants
        QVERIFY(!segment("Sing a melody")->isHidden());
        const auto jobs = song.voiceQueue.jobs().size();
        generate->click();
        QCOMPARE(song.voiceQueue.jobs().size(), jobs);
        segment("Speak a text")->click();
        QVERIFY(segment("Sing a melody")->isHidden());
    }

    void speechLandsOnItsTrackAndTellsTheVoice()
    {
        Song song;
        ui::GeneratePanel panel(*song.session);
        panel.setTasks(song.voices.describe());
        auto* generate = panel.findChild<QPushButton*>("generateButton");
        generate->click(); // nothing written yet
        QCOMPARE(song.session->jobsUnderWay(), 0);
        panel.findChild<QPlainTextEdit*>("text")->setPlainText("Good evening");
        QVERIFY(song.land([&] { generate->click(); }));
        const auto& track = *song.session->project().tracks.back();
        QCOMPARE(track.name, std::string("Speech"));
        ui::ClipPanel inspector(*song.session);
        song.session->selectClips({track.clips.front()->id});
        const auto shows = [&](const char* text) {
            const auto labels = inspector.findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text() == text; });
        };
        QVERIFY(shows("Voice") && shows("Heart") && shows("yours"));
        song.session->apply("Draft", [&](project::Project edited) -> base::Result<project::Project> {
            auto& lane = edited.tracks.back();
            lane = lane.with([](project::Track& changed) {
                changed.clips[0] = changed.clips[0].with([](project::Clip& clip) {
                    clip.takes[0] = clip.takes[0].with([](project::Take& take) {
                        take.provenance.contributions.push_back(project::Contribution::lyrics);
                    });
                });
            });
            return edited;
        });
        QTRY_VERIFY(shows("drafted by Melisma") && !shows("yours")); // old rows go from the event loop
    }
};

QTEST_MAIN(TestSinging)
#include "test_singing.moc"
