// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Voices made of sound in the window: what is seen of them, how they are made, moved and given up, and what stays
// locked.
#include "core/edits/add_take.h"
#include "tests/gui/answers.h"
#include "tests/gui/sound_voices_fixture.h"
#include "ui/common/passphrase_dialog.h"
#include "ui/common/passphrase_form.h"
#include "ui/common/theme.h"
#include "ui/voices/export_voice_dialog.h"
#include "ui/voices/new_voice_dialog.h"
#include "ui/voices/rules_dialog.h"
#include "ui/voices/voice_places.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

using namespace melisma;
using tests::inNext;
using tests::shoot;
using ui::SoundState;

namespace {

struct Panel : tests::SoundVoicesFixture {
    explicit Panel(bool byPassphrase = false) : SoundVoicesFixture(byPassphrase), panel(*session, library(), cache())
    {
        panel.resize(300, 760);
        panel.show();
    }
    template <class Widget = QPushButton>
    Widget* part(const char* name) const
    {
        return panel.findChild<Widget*>(QLatin1String(name));
    }
    QString textOf(const char* name) const { return part<QLabel>(name)->text(); }
    void open(const std::string& id)
    {
        opened(id);
        list->choose(QString::fromStdString(id));
        part("soundDetails")->click();
    }
    std::optional<SoundState> rowState(const char* id) const
    {
        const auto* row = list->rowOf(id);
        return row ? row->sound : std::nullopt;
    }
    QStringList places() const
    {
        QStringList texts;
        for (const auto* button : page->findChildren<QPushButton*>("voicePlace"))
            if (!button->isHidden())
                texts << button->text();
        return texts;
    }

    ui::VoicesPanel panel;
    ui::VoiceList* list = panel.findChild<ui::VoiceList*>();
    ui::SoundVoicePage* page = panel.findChild<ui::SoundVoicePage*>();
};

void type(QWidget& dialog, const char* field, const char* text)
{
    dialog.findChild<QLineEdit*>(QLatin1String(field))->setText(QString::fromUtf8(text));
}

void press(QWidget& dialog, const char* name)
{
    dialog.findChild<QPushButton*>(QLatin1String(name))->click();
}

} // namespace

class TestSoundVoices : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::themeFromWord(qEnvironmentVariable("MELISMA_THEME", "dark"))); }

    void theListShowsWhoAgreed()
    {
        Panel p;
        voices::VoiceRules over;
        over.until = "2020-12-31";
        voices::VoiceRules later;
        later.from = "2999-01-01";
        p.make("Ada");
        p.state(p.make("Berta"));
        p.verify(p.make("Carla"));
        p.state(p.make("Dora", over));
        p.state(p.make("Emma", later));
        p.state(p.make("Frieda"));
        (void)voices::revokeConsent(p.folder("frieda"), "enough");
        p.shelf().refresh();
        QTRY_VERIFY(p.rowState("carla") == SoundState::verified);
        QVERIFY(p.rowState("ada") == SoundState::none);
        QVERIFY(p.rowState("berta") == SoundState::stated);
        QVERIFY(p.rowState("dora") == SoundState::expired);
        QVERIFY(p.rowState("emma") == SoundState::early);
        QVERIFY(p.rowState("frieda") == SoundState::revoked);
        QCOMPARE(p.list->rowOf("carla")->spoken(),
                 QStringLiteral("Carla, American English, female, made of sound, verified"));
        p.list->choose("berta");
        QVERIFY(p.part("soundDetails")->isVisible() && !p.part("useVoice")->isVisible());
        shoot(p.panel, "sound-list.png");
        p.list->choose("af_heart"); // the published ones are used as ever
        QVERIFY(p.part("useVoice")->isEnabled() && !p.part("soundDetails")->isVisible());
        p.list->findItems("Berta", Qt::MatchExactly).front()->setSelected(true);
        QVERIFY(!p.part("blendVoices")->isEnabled()); // what is made of sound does not blend
    }

    void aPageSaysWhoAgreedAndWhatThatShows()
    {
        Panel p;
        voices::VoiceRules rules;
        rules.commercial = true;
        rules.languages = {"en", "de"};
        rules.credit = "Voice: Anna";
        rules.sharePercent = 20;
        rules.payee = "Anna Meier";
        p.verify(p.make("Anna", rules));
        p.shelf().refresh();
        p.open("anna");
        QCOMPARE(p.textOf("voiceBadge"), QStringLiteral("verified"));
        QVERIFY(p.textOf("consentHeading").contains("Anna Meier read the statement"));
        QVERIFY(p.textOf("consentProof").contains("was not changed since. It does not show who"));
        QStringList facts;
        for (const auto* label : p.page->findChildren<QLabel*>())
            facts << label->accessibleName();
        for (const char* fact :
             {"Commercial use: allowed", "Politics: not allowed", "Languages: en, de", "Territories: everywhere",
              "Credit: Voice: Anna", "Share of revenue: 20 % to Anna Meier", "Made of: 2 recordings"})
            QVERIFY2(facts.contains(fact), fact);
        shoot(p.panel, "sound-page.png");
        p.state("anna"); // a document takes the place of the reading
        QVERIFY(p.becomes("anna", SoundState::stated));
        facts.clear();
        for (const auto* label : p.page->findChildren<QLabel*>())
            facts << label->accessibleName();
        QVERIFY(facts.contains("Commercial use: only once verified"));
    }

    /// A term that is over says nothing of who signed.
    void anExpiredConsentIsStillOfThisMachine()
    {
        Panel p;
        voices::VoiceRules over;
        over.until = "2020-12-31";
        p.verify(p.make("Anna", over));
        p.shelf().refresh();
        QVERIFY(p.opened("anna"));
        const auto& voice = *p.shelf().find("anna");
        QVERIFY(voice.state == SoundState::expired && voice.consent == voices::Consent::verified);
        const auto other = QStringLiteral("Another machine signed");
        QVERIFY(!ui::consentText(*voice.details, voice.consent).facts.join(' ').contains(other));
        QVERIFY(ui::consentText(*voice.details, voices::Consent::stated).facts.join(' ').contains(other));
    }

    void aPageShowsWhereTheVoiceIsUsed()
    {
        Panel p;
        p.make("Anna");
        p.shelf().refresh();
        p.open("anna");
        QVERIFY(p.places().isEmpty());
        QSignalSpy changed(p.session.get(), &ui::Session::projectChanged);
        const auto sound = p.writeWav("vocal.wav", tests::readingSound(16000, 4));
        p.session->importFiles({QString::fromStdString(sound.string())});
        QVERIFY(changed.wait(20000));
        const auto clip = p.session->project().tracks.front()->clips.front();
        p.session->apply("Sing", [&](const project::Project& project) {
            auto made = clip->chosen().provenance;
            made.voice = {"anna", "Anna", {}, "stated", ""};
            return edits::addTake(project, clip->id, "Anna", clip->chosen().content, made);
        });
        QTRY_COMPARE(p.places().size(), 1);
        QVERIFY(p.places().front().contains(QString::fromStdString(clip->name)));
        const auto places = ui::placesOf(p.session->project(), "anna");
        QVERIFY(places.front().takes == 1 && places.front().heard);
        QSignalSpy shown(p.session.get(), &ui::Session::clipsShown);
        press(*p.page, "voicePlace");
        QVERIFY(p.session->selectedClips().contains(clip->id));
        QCOMPARE(shown.count(), 1);
        QVERIFY(ui::placesOf(p.session->project(), "berta").empty());
    }

    void aVoiceIsRenamedRevokedAndDeleted()
    {
        Panel p;
        p.state(p.make("Anna"));
        p.shelf().refresh();
        p.open("anna");
        tests::answerWith(QStringLiteral("Anne"));
        press(*p.page, "renameVoice");
        QTRY_COMPARE(p.list->rowOf("anna")->name, QStringLiteral("Anne"));
        tests::answerWith(QStringLiteral("  we parted  "));
        press(*p.page, "revokeConsent");
        QTRY_COMPARE(p.textOf("voiceBadge"), QStringLiteral("revoked"));
        QVERIFY(p.textOf("consentHeading").contains("we parted"));
        QVERIFY(!p.part("revokeConsent")->isVisible());
        inNext<QMessageBox>([](QMessageBox& question) { press(question, "deleteForGood"); });
        press(*p.page, "deleteVoice");
        QVERIFY(!p.sounds().has("anna"));
        QVERIFY(!p.list->rowOf("anna"));
        QVERIFY(!p.page->isVisible()); // back at the list
    }

    void rulesAreChanged()
    {
        Panel p;
        p.verify(p.make("Anna"));
        p.shelf().refresh();
        QVERIFY(p.opened("anna"));
        ui::RulesDialog dialog(p.shelf(), *p.shelf().find("anna"));
        type(dialog, "ruleTerritories", "DE, US");
        dialog.findChild<QDoubleSpinBox*>("ruleShare")->setValue(15);
        dialog.show();
        press(dialog, "keepRules");
        auto* problem = dialog.findChild<QLabel*>("rulesProblem");
        QTRY_VERIFY(problem->isVisible()); // nobody gets the share
        shoot(dialog, "rules-dialog.png");
        type(dialog, "rulePayee", "Anna Meier");
        press(dialog, "keepRules");
        QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
        QCOMPARE(p.details("anna").rules.territories, (std::vector<std::string>{"DE", "US"}));
        QVERIFY(p.becomes("anna", SoundState::verified)); // less than before: the reading still holds
        ui::RulesDialog wider(p.shelf(), *p.shelf().find("anna"));
        wider.findChild<QCheckBox*>("allowCommercial")->setChecked(true);
        press(wider, "keepRules");
        QTRY_COMPARE(wider.result(), int(QDialog::Accepted));
        QVERIFY(p.becomes("anna", SoundState::none)); // its owner did not read that
    }

    /// What somebody else changed meanwhile is not undone by a dialog that shows what was before.
    void onlyWhatWasChangedIsKept()
    {
        Panel p;
        voices::VoiceRules rules;
        rules.sharePercent = 12.25; // the field shows fewer places
        rules.payee = "Anna Meier";
        p.state(p.make("Anna", rules));
        p.shelf().refresh();
        QVERIFY(p.opened("anna"));
        ui::RulesDialog dialog(p.shelf(), *p.shelf().find("anna"));
        rules.credit = "Voice: Anna";
        rules.training = true;
        QVERIFY(voices::setRules(p.folder("anna"), rules).ok());
        type(dialog, "ruleTerritories", "DE, US");
        press(dialog, "keepRules");
        dialog.reject(); // too late
        QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
        rules.territories = {"DE", "US"};
        QVERIFY(p.details("anna").rules == rules);
    }

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

    void aLockedVoiceAsksForItsPassphrase()
    {
        Panel p(true);
        QVERIFY(p.keyring->open("a good passphrase").ok());
        p.state(p.make("Anna"));
        p.keyring->lock();
        p.shelf().refresh();
        QTRY_VERIFY(p.rowState("anna") == SoundState::locked);
        p.list->choose("anna");
        p.part("soundDetails")->click();
        QCOMPARE(p.textOf("voiceBadge"), QStringLiteral("locked"));
        QVERIFY(!p.part("giveConsent")->isVisible());
        shoot(p.panel, "sound-page-locked.png");
        bool asked = false;
        inNext<ui::PassphraseDialog>([&asked](ui::PassphraseDialog& dialog) {
            asked = true;
            dialog.reject();
        });
        press(*p.page, "unlockVoices");
        QVERIFY(asked);
        QCOMPARE(p.textOf("soundVoiceState"), QString()); // who gives up is told nothing
        bool wrongTold = false;
        inNext<ui::PassphraseDialog>([&wrongTold](ui::PassphraseDialog& dialog) {
            type(dialog, "passphrase", "another passphrase");
            press(dialog, "openVoices");
            auto* problem = dialog.findChild<QLabel*>("passphraseProblem");
            wrongTold = QTest::qWaitFor([problem] { return problem->text().contains("not the passphrase"); }, 5000);
            shoot(dialog, "passphrase.png");
            QVERIFY(dialog.findChild<QLineEdit*>("passphrase")->text().isEmpty());
            type(dialog, "passphrase", "a good passphrase");
            press(dialog, "openVoices");
        });
        press(*p.page, "unlockVoices");
        QVERIFY(wrongTold);
        QTRY_COMPARE(p.textOf("voiceBadge"), QStringLiteral("stated"));
    }

    /// A request for a locked voice asks too, and a fresh vault wants its passphrase twice.
    void theGateAsksBeforeARequestIsQueued()
    {
        Panel p(true);
        int asked = 0;
        inNext<ui::PassphraseDialog>([&asked](ui::PassphraseDialog& dialog) {
            ++asked;
            type(dialog, "passphrase", "a good passphrase");
            QVERIFY(!dialog.findChild<QPushButton*>("openVoices")->isEnabled());
            type(dialog, "passphraseAgain", "a good passphrase");
            press(dialog, "openVoices");
        });
        auto& gate = ui::VoiceGate::of(*p.session);
        QVERIFY(gate.unlock(&p.panel).ok());
        p.make("Anna");
        p.keyring->lock();
        base::TaskRequest request;
        request.params.set("voice", "af_heart");
        QVERIFY(gate.prepare(request).ok()); // not asked for
        request.params.set("voice", "anna");
        inNext<ui::PassphraseDialog>([&asked](ui::PassphraseDialog& dialog) {
            ++asked;
            dialog.reject();
        });
        const auto refused = gate.prepare(request);
        QVERIFY(!refused && refused.error().kind == base::ErrorKind::cancelled);
        QCOMPARE(asked, 2);
    }
};

QTEST_MAIN(TestSoundVoices)
#include "test_sound_voices.moc"
