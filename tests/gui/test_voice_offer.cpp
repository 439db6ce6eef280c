// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where no voices are installed, the panels offer to fetch them. The source is the test's own: nothing is downloaded.
#include "tests/core/voices/sound_voice_fixture.h"
#include "tests/gui/singing_fixture.h"
#include "tests/gui/voice_fixture.h"
#include "ui/common/model_fetch.h"
#include "ui/common/theme.h"
#include "ui/generate/generate_panel.h"
#include "ui/generate/sing_dialog.h"
#include "ui/voices/voice_offer.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>

#include <semaphore>

using namespace melisma;
using State = ui::ModelFetch::State;

namespace {

/// Goes a step for each permit, then installs what `installs` does, or fails.
class FakeSource : public models::ModelSource {
public:
    base::Result<models::ModelOffer> offer(const std::string& id) const override
    {
        if (id != "kokoro")
            return base::Error{base::ErrorKind::notFound, "There is no " + id, {}, {}};
        return models::ModelOffer{"kokoro",  "Kokoro", "Apache-2.0", "use it & keep <notices>", "https://example.org/l",
                                  90'000'000};
    }
    base::Result<void> fetch(const std::string& id, const Progress& progress, std::stop_token stop) override
    {
        ++calls;
        fetched = id;
        progress(0.25, "Fetching a part");
        while (!steps.try_acquire_for(std::chrono::milliseconds(2)))
            if (stop.stop_requested())
                return base::Error{base::ErrorKind::cancelled, "Cancelled", {}, {}};
        if (fails)
            return base::Error{base::ErrorKind::io, "The line is dead", "Check the connection, then try again", {}};
        progress(0.9, "Converting");
        steps.acquire();
        installs();
        return {};
    }

    std::counting_semaphore<8> steps{0};
    std::atomic<int> calls{0};
    std::atomic<bool> fails{false};
    std::string fetched;
    std::function<void()> installs;
};

struct Offered : tests::VoicesPanelFixture {
    Offered()
    {
        forgetModel();
        source.installs = [this] { rememberModel(); };
        panel.offerVoices(fetch);
    }

    template <class Widget = QPushButton>
    Widget* part(const char* name) const
    {
        return panel.findChild<Widget*>(QLatin1String(name));
    }
    bool offers() const { return part<QWidget>("voiceOffer") && part<QWidget>("voiceOffer")->isVisible(); }
    QString stage() const { return panel.findChild<QProgressBar*>()->isVisible() ? shownText() : QString(); }
    QString shownText() const
    {
        QString text;
        for (const auto* label : part<QWidget>("voiceOffer")->findChildren<QLabel*>())
            text += label->isVisible() ? label->text() + u'\n' : QString();
        return text;
    }

    FakeSource source;
    ui::ModelFetch fetch{source};
};

void shoot(QWidget& widget, const char* name)
{
    if (const QString folder = qEnvironmentVariable("MELISMA_SHOTS"); !folder.isEmpty())
        widget.grab().save(folder + u'/' + QLatin1String(name));
}

} // namespace

class TestVoiceOffer : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp); }

    void whatThereIsToAcceptIsSaid()
    {
        Offered p;
        QVERIFY(p.offers() && !p.list->isVisible());
        const QString text = p.shownText();
        QVERIFY2(text.contains(QStringLiteral("90\u00a0MB")) && text.contains("Apache-2.0") &&
                     text.contains("https://example.org/l"),
                 qPrintable(text));
        QVERIFY2(text.contains("use it &amp; keep &lt;notices&gt;"), qPrintable(text));
        QVERIFY(p.part("acceptLicence")->isVisible() && !p.part("cancelFetch")->isVisible());
        QCOMPARE(p.source.calls, 0); // nothing is fetched unasked
    }

    void acceptedItIsFetchedAndTheListComesBack()
    {
        Offered p;
        QSignalSpy arrived(&p.fetch, &ui::ModelFetch::arrived);
        p.part("acceptLicence")->click();
        p.part("acceptLicence")->click(); // once is enough
        QTRY_VERIFY(p.stage().contains("25 %"));
        QVERIFY(!p.part("acceptLicence")->isVisible() && p.part("cancelFetch")->isVisible());
        shoot(p.panel, "voice-offer-fetching.png");
        p.source.steps.release();
        QTRY_VERIFY(p.stage().contains("90 %") && p.stage().contains("Preparing"));
        p.source.steps.release();
        QTRY_COMPARE(arrived.count(), 1);
        QVERIFY(!p.offers() && p.list->isVisible() && p.state->text().isEmpty());
        QVERIFY(p.source.calls == 1 && p.source.fetched == "kokoro");
    }

    /// A voice of sound is of use without the others, so the list comes back, with the offer below it.
    void aVoiceOfSoundBringsTheListBack()
    {
        Offered p;
        QVERIFY(p.offers() && !p.list->isVisible());
        tests::MemoryKeyStore store;
        const auto root = p.path() / "voices";
        const auto vault = *voices::VoiceVault::open(root, store);
        QVERIFY(voices::SoundVoices(root).create(vault, tests::SoundVoiceFixture::newVoice()).ok());
        p.panel.hide();
        p.panel.show();
        QTRY_VERIFY(p.offers() && p.list->isVisible());
        QVERIFY(p.list->rowOf("hildegard"));
    }

    void cancelledItIsOfferedAgain()
    {
        Offered p;
        p.part("acceptLicence")->click();
        QTRY_VERIFY(p.stage().contains("25 %"));
        p.part("cancelFetch")->click();
        QTRY_COMPARE(p.fetch.state(), State::idle);
        QVERIFY(p.offers() && p.part("acceptLicence")->isVisible());
        QVERIFY(!p.part<QLabel>("fetchProblem")->isVisible());
    }

    void aFailureIsOneSentenceAndCanBeTriedAgain()
    {
        Offered p;
        p.source.fails = true;
        p.source.steps.release();
        p.part("acceptLicence")->click();
        QTRY_COMPARE(p.fetch.state(), State::failed);
        QCOMPARE(p.part<QLabel>("fetchProblem")->text(),
                 QStringLiteral("The line is dead. Check the connection, then try again."));
        QCOMPARE(p.part("acceptLicence")->text(), QStringLiteral("Try again"));
        shoot(p.panel, "voice-offer-failed.png");
        p.source.fails = false;
        p.source.steps.release(2);
        p.part("acceptLicence")->click();
        QTRY_VERIFY(!p.offers());
        QCOMPARE(p.source.calls, 2);
    }

    void aWindowThatClosesStopsTheDownload()
    {
        FakeSource source;
        auto fetch = std::make_unique<ui::ModelFetch>(source);
        fetch->start("kokoro");
        QTRY_VERIFY(source.calls == 1);
        fetch.reset(); // joins: hangs here if it went on
    }

    void soDoesTheDialogOfAClip()
    {
        Offered p;
        tests::SongToSing song;
        song.session->setModelFetch(&p.fetch);
        auto task = *song.session->task("sing");
        task.model.id = "kokoro";
        ui::SingDialog dialog(*song.session, task, song.clip(0).id);
        dialog.show();
        auto* sing = dialog.findChild<QPushButton*>("singButton");
        const auto offered = [&] { return dialog.findChild<ui::VoiceOffer*>() != nullptr; };
        QVERIFY(offered() && !sing->isEnabled());
        shoot(dialog, "sing-offer.png");
        p.source.steps.release(2);
        dialog.findChild<QPushButton*>("acceptLicence")->click();
        QTRY_VERIFY(!offered());
        QVERIFY(sing->isEnabled());
    }

    void theGeneratePanelOffersThemWhereTheyAreNeeded()
    {
        Offered p;
        ui::GeneratePanel generate(*p.session);
        base::TaskDescriptor plain;
        plain.id = plain.title = "plain";
        auto speak = *p.session->task("speak");
        speak.model.id = "kokoro";
        generate.setTasks(std::vector{speak, plain});
        generate.offerVoices(p.fetch);
        generate.show();
        auto* button = generate.findChild<QPushButton*>("generateButton");
        const auto offered = [&] { return generate.findChild<ui::VoiceOffer*>() != nullptr; };
        QVERIFY(offered() && !button->isEnabled());
        QTest::keyClick(&generate, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(p.speaker.asked().empty());
        const auto choose = [&](const char* title) {
            for (auto* choice : generate.findChildren<QPushButton*>())
                if (choice->text() == title)
                    choice->click();
        };
        choose("plain");
        QTRY_VERIFY(!offered());
        QVERIFY(button->isEnabled());
        choose("Speak a text");
        QVERIFY(offered());
        p.source.steps.release(2);
        generate.findChild<QPushButton*>("acceptLicence")->click();
        QTRY_VERIFY(!offered());
        QVERIFY(button->isEnabled() && !p.offers()); // one download for all panels
    }
};

QTEST_MAIN(TestVoiceOffer)
#include "test_voice_offer.moc"
