// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The voices as a person meets them: found, heard, used, mixed, designed and kept. The speaker is the test's own: it
// writes a tone whose pitch tells the voice, so no voices need be installed.
#include "tests/gui/voice_fixture.h"
#include "ui/common/empty_state.h"
#include "ui/common/theme.h"
#include "ui/common/value_slider.h"
#include "ui/generate/generate_panel.h"
#include "ui/voices/voice_list.h"
#include "ui/voices/voice_maker.h"
#include "ui/voices/voices_panel.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace melisma;
using State = ui::VoiceListener::State;

namespace {

struct Panel : tests::VoicesPanelFixture {
    QStringList shown() const
    {
        QStringList names;
        for (int i = 0; i < list->count(); ++i)
            if (!list->item(i)->isHidden())
                names << list->item(i)->text();
        return names;
    }
    template <class Widget = QPushButton>
    Widget* part(const char* name) const
    {
        return panel.findChild<Widget*>(QLatin1String(name));
    }
    ui::ValueSlider* axis(const char* name) const { return part<ui::ValueSlider>(name); }
    bool making() const { return maker->isVisible(); }

    ui::VoiceMaker* maker = panel.findChild<ui::VoiceMaker*>();
};

void shoot(QWidget& widget, const char* name)
{
    if (const QString folder = qEnvironmentVariable("MELISMA_SHOTS"); !folder.isEmpty())
        widget.grab().save(folder + u'/' + QLatin1String(name));
}

} // namespace

class TestVoices : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void allVoicesWithWhatIsKnownOfThem()
    {
        Panel p;
        QCOMPARE(p.shown().size(), 54);
        const auto* heart = p.list->rowOf("af_heart");
        QCOMPARE(heart->facts(), QStringLiteral("female \u00b7 American English"));
        QCOMPARE(heart->grade, QStringLiteral("A"));
        QVERIFY(!heart->rough && !heart->isOwn());
        QVERIFY(p.list->rowOf("zm_yunjian")->rough);
        QCOMPARE(p.list->item(0)->data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Heart, American English, female, grade A"));
        p.list->choose("jf_alpha");
        shoot(p.panel, "voices-panel.png");
    }

    void wordsLanguageAndSexFindThem()
    {
        Panel p;
        auto* words = p.part<QLineEdit>("voiceWords");
        auto* languages = p.part<QComboBox>("voiceLanguage");
        auto* sexes = p.part<QComboBox>("voiceSex");
        words->setText("male");
        const auto men = p.shown().size();
        words->setText("FEMALE");
        QCOMPARE(p.shown().size() + men, 54);
        words->setText("hea");
        QCOMPARE(p.shown(), QStringList{"Heart"});
        words->setText("bm_");
        QVERIFY(p.shown().size() == 4 && p.shown().contains("George")); // by the id too
        words->clear();
        languages->setCurrentIndex(languages->findData("en-gb"));
        QCOMPARE(p.shown().size(), 8);
        sexes->setCurrentIndex(sexes->findData("f"));
        QCOMPARE(p.shown(), (QStringList{"Alice", "Emma", "Isabella", "Lily"}));
        words->setText("nobody");
        auto* nothing = p.panel.findChild<ui::EmptyState*>();
        QVERIFY(nothing->isVisible() && !p.list->isVisible());
        nothing->findChild<QPushButton*>()->click();
        QCOMPARE(p.shown().size(), 54);
    }

    void useHandsTheVoiceOn()
    {
        Panel p;
        auto* use = p.part("useVoice");
        QVERIFY(!use->isEnabled());
        QSignalSpy wanted(&p.panel, &ui::VoicesPanel::useWanted);
        p.list->choose("bf_alice");
        use->click();
        QTest::keyClick(p.list, Qt::Key_Return);
        QCOMPARE(wanted.count(), 2);
        QCOMPARE(wanted.back().front().toString(), QStringLiteral("bf_alice"));
        p.part<QLineEdit>("voiceWords")->setText("heart"); // the chosen one is out of sight
        QVERIFY(!use->isEnabled());
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
        voice.key = voice.label = "voice";
        voice.defaultValue = std::string("af_heart");
        speaking.params = {voice};
        panel.setTasks(std::vector{plain, speaking});
        panel.useVoice("bf_alice"); // goes to the task that has a voice
        QCOMPARE(panel.findChild<QLineEdit*>("voice")->text(), QStringLiteral("bf_alice"));
        panel.setTasks(std::vector{speaking, plain}); // a form made anew
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(panel.findChild<QLineEdit*>("voice")->text(), QStringLiteral("bf_alice"));
    }

    /// A voice of the user's reaches the worker as its recipe, under its name.
    void theUsersVoicesSpeak()
    {
        Panel p;
        QVERIFY(p.library()->keep("af_heart*0.5 + bm_george*0.5", "Evening").ok());
        base::ParamValues params;
        params.set("text", "Hello");
        params.set("voice", "evening; pitch=0.5");
        p.session->generate(*p.session->task("speak"), params, 1);
        QTRY_COMPARE(p.speaker.asked().size(), std::size_t{1});
        QCOMPARE(*p.speaker.asked()[0].params.text("voice"), std::string("af_heart*0.5 + bm_george*0.5; pitch=0.5"));
        params.set("voice", "evening");
        p.session->generate(*p.session->task("speak"), params, 1);
        QTRY_COMPARE(p.speaker.asked().size(), std::size_t{2});
        QCOMPARE(*p.speaker.asked()[1].params.text("voiceName"), std::string("Evening"));
    }

    void aVoiceIsBlendedHeardAndKept()
    {
        Panel p;
        p.list->choose("af_heart");
        p.part("blendVoices")->click();
        QVERIFY(p.making());
        QCOMPARE(p.maker->draft().parts.size(), std::size_t{2});
        p.part("addPart")->click();
        QTest::qWait(20); // the parts are laid out
        auto weights = p.maker->findChildren<ui::ValueSlider*>();
        weights.removeIf([](const auto* slider) { return slider->minimum() < 0 || !slider->isVisible(); });
        QCOMPARE(weights.size(), 3);
        weights[0]->setValue(60);
        weights[1]->setValue(20);
        weights[2]->setValue(0);
        QCOMPARE(p.maker->draft().percent(0), 75);
        shoot(p.panel, "voice-blend.png");
        p.part("listenDraft")->click();
        QTRY_COMPARE(p.speaker.asked().size(), std::size_t{1});
        const auto second = p.maker->draft().parts[1].id;
        QCOMPARE(*p.speaker.asked()[0].params.text("voice"), "af_heart*0.6 + " + second + "*0.2");
        p.part<QLineEdit>("voiceName")->setText("Morning");
        p.part("keepVoice")->click();
        QVERIFY(!p.making());
        QCOMPARE(p.list->chosen(), QStringList{"morning"});
        QCOMPARE(p.shown().front(), QStringLiteral("Morning"));
        const auto kept = *p.library()->find("morning");
        QVERIFY(kept.kind == voices::VoiceKind::blend);
        QCOMPARE(kept.parents, (std::vector<std::string>{"af_heart", second}));
        QCOMPARE(kept.licence, std::string("Apache-2.0"));
    }

    void aVoiceIsDesignedAndDesignedFurther()
    {
        Panel p;
        p.list->choose("bm_george");
        p.part("designVoice")->click();
        auto* keep = p.part("keepVoice");
        QVERIFY(p.making() && !keep->isEnabled()); // it is George still
        p.axis("pitch")->setValue(-40);
        p.axis("breath")->setValue(25);
        QVERIFY(keep->isEnabled());
        shoot(p.panel, "voice-design.png");
        QTest::keyClick(p.axis("pitch"), Qt::Key_Right);
        QCOMPARE(p.maker->draft().moves[0], -35);
        keep->click(); // under the name that was proposed
        const auto kept = *p.library()->find("another-george");
        QVERIFY(kept.kind == voices::VoiceKind::own);
        QCOMPARE(kept.recipe.text(), std::string("bm_george; pitch=-0.35; breath=0.25"));
        QCOMPARE(kept.sex, std::string("m"));
        p.part("designVoice")->click();
        p.axis("pitch")->setValue(-20);
        p.part<QLineEdit>("voiceName")->setText("Deep");
        keep->click();
        QCOMPARE(p.library()->find("deep")->recipe.move("pitch"), -0.55);
        QCOMPARE(p.library()->find("deep")->parents, std::vector<std::string>{"another-george"});
        QCOMPARE(p.list->rowOf("deep")->facts(), QStringLiteral("male \u00b7 British English"));
        QVERIFY(p.list->rowOf("deep")->spoken().endsWith("your design"));
        shoot(p.panel, "voices-own.png");
    }

    void aDraftWithoutWeightSaysSo()
    {
        Panel p;
        p.list->choose("af_heart");
        p.part("blendVoices")->click();
        for (auto* slider : p.maker->findChildren<ui::ValueSlider*>())
            if (slider->minimum() == 0)
                slider->setValue(0);
        QVERIFY(!p.part("keepVoice")->isEnabled() && !p.part("listenDraft")->isEnabled());
        QVERIFY(p.part<QLabel>("makerState")->text().contains("weight"));
        p.part<QToolButton>("leaveMaker")->click();
        QVERIFY(!p.making());
    }

    void aBrokenCatalogueSaysSo()
    {
        tests::VoiceFixture f;
        const ui::VoicesPanel panel(*f.session, voices::VoiceLibrary::open("/nowhere"), f.cache());
        QVERIFY(panel.findChild<QLabel*>("voiceState")->text().contains("kokoro.json"));
    }
};

QTEST_MAIN(TestVoices)
#include "test_voices.moc"
