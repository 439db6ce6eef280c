// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Voices made of sound in the window: what is seen of them, how they are bound and given up, and what stays locked.
#include "core/edits/add_take.h"
#include "tests/gui/answers.h"
#include "tests/gui/sound_panel.h"
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
using tests::press;
using tests::shoot;
using tests::type;
using Panel = tests::SoundPanel;
using ui::SoundState;

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
