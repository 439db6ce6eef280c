// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of published voices: all of them, found by what a person asks, and handed to the Generate panel.
#include "tests/gui/session_fixture.h"
#include "ui/common/theme.h"
#include "ui/generate/generate_panel.h"
#include "ui/voices/voices_panel.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

using namespace melisma;

namespace {

struct Panel {
    Panel() : panel(voices::VoiceCatalogue::read(tests::SessionFixture::resources() / "voices" / "kokoro.json"))
    {
        panel.resize(300, 700);
        panel.show();
    }
    QStringList shown() const
    {
        QStringList names;
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            for (int j = 0; j < tree->topLevelItem(i)->childCount(); ++j)
                if (!tree->topLevelItem(i)->isHidden() && !tree->topLevelItem(i)->child(j)->isHidden())
                    names << tree->topLevelItem(i)->child(j)->text(0);
        return names;
    }
    ui::VoicesPanel panel;
    QTreeWidget* tree = panel.findChild<QTreeWidget*>("voiceTree");
    QLineEdit* words = panel.findChild<QLineEdit*>("voiceWords");
    QComboBox* languages = panel.findChild<QComboBox*>();
    QPushButton* use = panel.findChild<QPushButton*>("useVoice");
};

} // namespace

class TestVoices : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void allVoicesByLanguage()
    {
        Panel p;
        QCOMPARE(p.shown().size(), 54);
        QCOMPARE(p.tree->topLevelItemCount(), 9);
        QCOMPARE(p.languages->count(), 10);
        QCOMPARE(p.tree->topLevelItem(1)->text(0), QStringLiteral("British English"));
        QCOMPARE(p.tree->topLevelItem(1)->child(0)->text(0), QStringLiteral("Alice"));
        if (const QString folder = qEnvironmentVariable("MELISMA_SHOTS"); !folder.isEmpty())
            p.panel.grab().save(folder + "/voices-panel.png");
    }

    void wordsAndLanguageFindThem()
    {
        Panel p;
        p.words->setText("male");
        const auto men = p.shown().size();
        p.words->setText("FEMALE");
        QCOMPARE(p.shown().size() + men, 54);
        QVERIFY(p.shown().contains("Heart"));
        p.words->setText("hea");
        QCOMPARE(p.shown(), QStringList{"Heart"});
        p.words->setText("bm_");
        QVERIFY(p.shown().size() == 4 && p.shown().contains("George")); // by the id too
        p.languages->setCurrentIndex(1);                                // American: none of them
        QVERIFY(p.shown().isEmpty());
        p.words->clear();
        QCOMPARE(p.shown().size(), 20);
    }

    void useHandsTheVoiceOn()
    {
        Panel p;
        QVERIFY(!p.use->isEnabled());
        QSignalSpy wanted(&p.panel, &ui::VoicesPanel::useWanted);
        p.tree->setCurrentItem(p.tree->topLevelItem(1)->child(0));
        p.use->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.front().front().toString(), QStringLiteral("bf_alice"));
        p.words->setText("heart"); // the chosen one is out of sight
        QVERIFY(!p.use->isEnabled());
    }

    void theGeneratePanelTakesIt()
    {
        tests::SessionFixture f;
        ui::GeneratePanel panel(*f.session);
        base::TaskDescriptor plain;
        plain.id = plain.title = "plain";
        base::TaskDescriptor speaking;
        speaking.id = speaking.title = "speaking";
        base::ParamSpec voice;
        voice.key = "voice";
        voice.defaultValue = std::string("af_heart");
        speaking.params = {voice};
        panel.setTasks(std::vector{plain, speaking});
        panel.useVoice("bf_alice"); // goes to the task that has a voice
        QCOMPARE(panel.findChild<QLineEdit*>("voice")->text(), QStringLiteral("bf_alice"));
        panel.setTasks(std::vector{speaking, plain}); // a form made anew
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(panel.findChild<QLineEdit*>("voice")->text(), QStringLiteral("bf_alice"));
    }

    void aBrokenCatalogueSaysSo()
    {
        const ui::VoicesPanel panel(voices::VoiceCatalogue::read("/nowhere/kokoro.json"));
        bool said = false;
        for (const auto* label : panel.findChildren<QLabel*>())
            said = said || label->text().contains("kokoro.json");
        QVERIFY(said);
    }
};

QTEST_MAIN(TestVoices)
#include "test_voices.moc"
