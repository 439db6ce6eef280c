// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A voice is made of recordings or weights, or moves from one machine to another in a file under a passphrase.
#include "tests/gui/answers.h"
#include "tests/gui/sound_panel.h"
#include "tests/gui/speakers_fixture.h"
#include "ui/common/passphrase_dialog.h"
#include "ui/common/passphrase_form.h"
#include "ui/common/theme.h"
#include "ui/voices/export_voice_dialog.h"
#include "ui/voices/new_voice_dialog.h"
#include "ui/voices/speaker_check.h"

#include <QComboBox>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>

using namespace melisma;
using tests::inNext;
using tests::press;
using tests::shoot;
using tests::type;
using ui::SoundState;
using Panel = tests::SoundPanel;

class TestNewVoice : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::themeFromWord(qEnvironmentVariable("MELISMA_THEME", "dark"))); }

    void recordingsBecomeAVoice()
    {
        Panel p;
        const auto good = p.writeWav("good.wav", tests::readingSound(16000, 12));
        const auto noisy = p.writeWav("noisy.wav", tests::readingSound(16000, 12, 0.1));
        const auto brief = p.writeWav("short.wav", std::vector<float>(16000, 0.2F));
        press(p.panel, "addVoice");
        auto* dialog = p.panel.findChild<ui::NewVoiceDialog*>();
        QVERIFY(dialog);
        auto* add = dialog->findChild<QPushButton*>("addVoiceFiles");
        QVERIFY(add->isVisible() && add->text().startsWith("Choose"));
        shoot(*dialog, "new-voice-empty.png");
        const auto toText = [](const std::filesystem::path& path) { return QString::fromStdString(path.string()); };
        dialog->sources().add({toText(good), toText(noisy), toText(brief), toText(good)});
        QTRY_VERIFY(!dialog->sources().checking());
        QCOMPARE(dialog->sources().all().size(), std::size_t{3});
        QVERIFY(dialog->sources().all()[0].weak.isEmpty());
        QCOMPARE(dialog->sources().all()[0].found, QStringLiteral("8 s of voice"));
        QVERIFY(dialog->sources().all()[1].weak.join(' ').startsWith("Noisy"));
        QVERIFY(dialog->sources().all()[2].problem.contains("too little"));
        auto* keep = dialog->findChild<QPushButton*>("saveNewVoice");
        QVERIFY(!keep->isEnabled() && add->text().startsWith("Add"));
        shoot(*dialog, "new-voice.png");
        dialog->sources().remove(2);
        QVERIFY(keep->isEnabled());
        QCOMPARE(dialog->findChild<QLineEdit*>("newVoiceName")->placeholderText(), QStringLiteral("good"));
        type(*dialog, "newVoiceName", "Grete");
        auto* language = dialog->findChild<QComboBox*>("newVoiceLanguage");
        language->setCurrentIndex(language->findData("en-gb"));
        keep->click();
        QTRY_VERIFY(p.page->isVisible());
        QCOMPARE(p.page->id(), QStringLiteral("grete"));
        QCOMPARE(p.details("grete").files.size(), std::size_t{2});
        QVERIFY(!p.details("grete").rules.until.empty());
        QCOMPARE(p.sounds().get("grete")->language, std::string("en-gb"));
        QTRY_COMPARE(p.textOf("voiceBadge"), QStringLiteral("no consent"));
        shoot(p.panel, "sound-page-new.png");
    }

    void severalPeopleAreWarnedOfAndAskedAbout()
    {
        tests::SpeakersFixture f;
        f.installEncoder();
        ui::NewVoiceDialog dialog(*f.session, nullptr);
        dialog.show();
        const auto* several = dialog.findChild<QLabel*>("severalSpeakers");
        QVERIFY(several->isHidden());
        dialog.sources().add(f.recordings({"one.wav", "two.wav", "other.wav"}));
        QTRY_VERIFY(several->isVisible());
        QCOMPARE(several->text(),
                 QStringLiteral("other.wav does not sound like the same person as the other 2 recordings."));
        QCOMPARE(f.notes.heard().size(), std::size_t{3});
        for (const auto& recording : f.notes.heard())
            QTRY_VERIFY(
                !std::filesystem::exists(recording.parent_path().parent_path())); // nothing stays beside the vault
        shoot(dialog, "new-voice-several.png");
        QString asked;
        inNext<QMessageBox>([&asked](QMessageBox& box) {
            asked = box.text();
            box.button(QMessageBox::Cancel)->click();
        });
        press(dialog, "saveNewVoice");
        QCOMPARE(asked, several->text());
        QVERIFY(dialog.isVisible() && f.sounds().list().voices.empty());
        inNext<QMessageBox>([](QMessageBox& box) { press(box, "mixSpeakers"); });
        press(dialog, "saveNewVoice");
        QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
        QCOMPARE(f.details("one").files.size(), std::size_t{3});
    }

    void whoeverIsTakenOutIsComparedNoMore()
    {
        tests::SpeakersFixture f;
        f.installEncoder();
        ui::NewVoiceDialog dialog(*f.session, nullptr);
        dialog.show();
        const auto* several = dialog.findChild<QLabel*>("severalSpeakers");
        dialog.sources().add(f.recordings({"one.wav", "other.wav"}));
        QTRY_COMPARE(several->text(), QStringLiteral("one.wav and other.wav do not sound like the same person."));
        dialog.sources().add(f.recordings({"two.wav"}));
        QTRY_VERIFY(several->text().startsWith("other.wav does not"));
        dialog.sources().remove(1);
        QVERIFY(several->isHidden()); // until the others were heard
        QTRY_VERIFY(f.notes.comparisons == 3 && dialog.findChild<QPushButton*>("saveNewVoice")->isEnabled());
        press(dialog, "saveNewVoice");
        QTRY_COMPARE(dialog.result(), int(QDialog::Accepted)); // nobody was asked
    }

    void withoutTheEncoderNothingIsSaid()
    {
        tests::SpeakersFixture f;
        ui::NewVoiceDialog dialog(*f.session, nullptr);
        dialog.sources().add(f.recordings({"one.wav", "other.wav"}));
        QTRY_VERIFY(!dialog.sources().checking());
        QVERIFY(dialog.findChild<QLabel*>("severalSpeakers")->isHidden());
        press(dialog, "saveNewVoice");
        QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
        QCOMPARE(f.notes.comparisons.load(), 0);
    }

    void aFailedComparisonIsToldAndHoldsNobodyUp()
    {
        tests::SpeakersFixture f;
        f.installEncoder();
        f.notes.deaf = true;
        ui::NewVoiceDialog dialog(*f.session, nullptr);
        dialog.show();
        const auto* several = dialog.findChild<QLabel*>("severalSpeakers");
        dialog.sources().add(f.recordings({"one.wav", "two.wav"}));
        QTRY_VERIFY(several->isVisible());
        QVERIFY(several->text().contains("could not be checked: The listener is deaf"));
        press(dialog, "saveNewVoice");
        QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    }

    void aDialogThatGoesLeavesNoRecording()
    {
        tests::SpeakersFixture f;
        f.installEncoder();
        f.notes.waits = true;
        auto dialog = std::make_unique<ui::NewVoiceDialog>(*f.session, nullptr);
        dialog->sources().add(f.recordings({"one.wav", "two.wav"}));
        QTRY_VERIFY(dialog->findChild<QLabel*>("newVoiceState")->text().startsWith("Comparing who is heard"));
        QVERIFY(!dialog->findChild<QPushButton*>("saveNewVoice")->isEnabled());
        QTRY_COMPARE(f.notes.heard().size(), std::size_t{2});
        const auto folder = f.notes.heard().front().parent_path().parent_path();
        QVERIFY(std::filesystem::exists(folder));
        dialog.reset();
        QTRY_VERIFY(!std::filesystem::exists(folder));
    }

    void peopleAreToldInWords()
    {
        using Finding = voices::SpeakerFinding;
        const auto text = [](const Finding& finding) { return ui::speakersText(finding).toStdString(); };
        for (const Finding& finding :
             {Finding{{{"a", "b", "c"}, {"d"}}}, Finding{{{"a", "b"}, {"c"}, {"d"}}}, Finding{{{"a"}, {"b"}, {"c"}}},
              Finding{{{"a", "b"}, {"c", "d"}, {"e"}}}, Finding{{{"a"}, {"b"}, {"c"}, {"d"}, {"e"}, {"f"}, {"g"}}}})
            QCOMPARE(text(finding), voices::sentenceOf(finding) + "."); // as core says it
        QCOMPARE(text(Finding{{{"a", "b"}}}), std::string());
    }

    void weightsAndWhatDoesNotBelongTogether()
    {
        Panel p;
        ui::NewVoiceDialog dialog(*p.session, nullptr);
        std::ofstream(p.path() / "singer.pth") << "weights";
        std::ofstream(p.path() / "singer.index") << "index";
        std::ofstream(p.path() / "fake.melisma-voice") << "nothing";
        const auto named = [&](const char* name) { return QString::fromStdString((p.path() / name).string()); };
        auto& sources = dialog.sources();
        sources.add({named("singer.index")});
        QTRY_VERIFY(sources.problem().contains("needs the .pth"));
        sources.add({named("singer.pth")});
        QTRY_VERIFY(sources.problem().isEmpty() && !sources.checking());
        sources.add({named("fake.melisma-voice")});
        QTRY_VERIFY(sources.all()[2].problem.contains("not a voice that Melisma exported"));
        sources.remove(2);
        std::ofstream(p.path() / "unnamed") << "MLVOICE1\n{}\nsealed";
        sources.add({named("unnamed")});
        QTRY_VERIFY(sources.isPackage()); // by what is in it
        sources.remove(2);
        sources.addTake(tests::readingSound(16000, 12), 16000, "Recording 1");
        QTRY_COMPARE(sources.all()[2].found, QStringLiteral("8 s of voice"));
        sources.remove(2);
        press(dialog, "saveNewVoice");
        QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
        QVERIFY(p.sounds().get("singer")->kind == voices::VoiceKind::imported);
        QCOMPARE(p.details("singer").files.size(), std::size_t{2});
    }

    void aVoiceMovesInOneFile()
    {
        Panel p;
        p.state(p.make("Anna"));
        const auto file = p.path() / "anna.melisma-voice";
        {
            ui::ExportVoiceDialog dialog(p.shelf(), "anna", file);
            dialog.show();
            type(dialog, "passphrase", "correct horse");
            type(dialog, "passphraseAgain", "correct hearse");
            QVERIFY(!dialog.findChild<QPushButton*>("writeVoice")->isEnabled());
            QVERIFY(dialog.findChild<QLabel*>("passphraseState")->text().contains("not the same"));
            shoot(dialog, "export-voice.png");
            type(dialog, "passphraseAgain", "correct horse");
            press(dialog, "writeVoice");
            QTRY_COMPARE_WITH_TIMEOUT(dialog.result(), int(QDialog::Accepted), 30000);
        }
        QVERIFY(p.sounds().remove("anna").ok());
        ui::NewVoiceDialog dialog(*p.session, nullptr);
        dialog.sources().add({QString::fromStdString(file.string())});
        QTRY_VERIFY(!dialog.sources().checking());
        dialog.show();
        auto* keep = dialog.findChild<QPushButton*>("saveNewVoice");
        QVERIFY(!keep->isEnabled());
        type(dialog, "passphrase", "wrong horse");
        keep->click();
        QTRY_VERIFY_WITH_TIMEOUT(dialog.findChild<QLabel*>("newVoiceState")->text().contains("passphrase is wrong"),
                                 30000);
        type(dialog, "passphrase", "correct horse");
        keep->click();
        QTRY_COMPARE_WITH_TIMEOUT(dialog.result(), int(QDialog::Accepted), 30000);
        QVERIFY(p.becomes("anna", SoundState::stated));
    }

    /// Who gives up over a package leaves a dialog half gone behind, which must not hear of the letters that go.
    void aTypedPassphraseGoesWithItsDialog()
    {
        Panel p;
        std::ofstream(p.path() / "anna.melisma-voice") << "nothing";
        auto dialog = std::make_unique<ui::NewVoiceDialog>(*p.session, nullptr);
        dialog->sources().add({QString::fromStdString((p.path() / "anna.melisma-voice").string())});
        QTRY_VERIFY(!dialog->sources().checking());
        auto* form = dialog->findChild<ui::PassphraseForm*>();
        QSignalSpy changed(form, &ui::PassphraseForm::changed);
        type(*dialog, "passphrase", "correct horse");
        QCOMPARE(changed.count(), 1);
        dialog.reset();
        QCOMPARE(changed.count(), 1);
    }

    /// The letters live as long as the last who works with them, and no longer.
    void aTakenPassphraseLeavesTheFields()
    {
        ui::PassphraseForm form(true);
        type(form, "passphrase", "grüße, horse");
        type(form, "passphraseAgain", "grüße, horse");
        QVERIFY(form.isGood());
        const auto taken = form.takeShared();
        QCOMPARE(*taken, std::string("grüße, horse"));
        QCOMPARE(taken.use_count(), 1L);
        QVERIFY(!form.isGood());
        for (const char* field : {"passphrase", "passphraseAgain"})
            QVERIFY(form.findChild<QLineEdit*>(field)->text().isEmpty());
    }
};

QTEST_MAIN(TestNewVoice)
#include "test_new_voice.moc"
