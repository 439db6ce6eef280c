// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The owner of a voice agrees in the window: by files and licences, by reading aloud before a microphone, and what is
// said when words or speaker are wrong. The worker that compares them is the test's own.
#include "core/edits/add_track.h"
#include "tests/gui/reading_fixture.h"
#include "ui/common/theme.h"
#include "ui/record/recording.h"
#include "ui/voices/take_dialog.h"

#include <QDir>
#include <QTabBar>

using namespace melisma;
using tests::BusyPool;
using tests::kRate;
using tests::shoot;
using ui::LiveReading;
using ui::SoundState;
using Anna = tests::AnnaReads;

class TestVoiceConsent : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qputenv("XDG_RUNTIME_DIR", m_runtime.path().toUtf8());
        ui::applyTheme(*qApp, ui::themeFromWord(qEnvironmentVariable("MELISMA_THEME", "dark")));
    }

    void whoReadsTheWordsAloudAgrees()
    {
        Anna a;
        QVERIFY(!a.part("askForWords")->isEnabled()); // whose voice is it?
        shoot(*a.dialog, "consent-reading-empty.png");
        QVERIFY(a.ask());
        const QString text = a.part<QLabel>("wordsToRead")->text();
        QVERIFY(text.startsWith("My name is Anna Meier"));
        QVERIFY(a.part<QLabel>("wordsHold")->text().contains("Tries left: 3"));
        shoot(*a.dialog, "consent-reading.png");
        QVERIFY(a.read(6.0));
        QTRY_COMPARE(a.dialog->result(), int(QDialog::Accepted));
        const auto details = a.details("anna");
        QVERIFY(details.consent->method == voices::ConsentMethod::spoken);
        QCOMPARE(QString::fromStdString(details.consent->statement), text);
        QVERIFY(a.becomes("anna", SoundState::verified));
        QVERIFY(a.notes.bytes > std::uintmax_t{6 * kRate * 3}); // 24 bits, one channel
        QVERIFY(!std::filesystem::exists(a.notes.recording));
        QCOMPARE(QString::fromStdString(a.notes.recording.parent_path().string()), m_runtime.path());
        QCOMPARE(ui::Recording::of(*a.session).inputChannels(), 0); // the microphone is let go
        QVERIFY(a.session->project().tracks.empty());               // the song knows nothing of it
    }

    void anotherPersonIsToldAndMayTryAgain()
    {
        Anna a;
        a.notes.similarity = 0.4;
        QVERIFY(a.ask());
        QVERIFY(a.read(6.0));
        QTRY_VERIFY(a.told().contains("not the one in the recordings"));
        QVERIFY(a.reading().state() == LiveReading::State::ready);
        QVERIFY(a.part<QLabel>("wordsHold")->text().contains("Tries left: 2"));
        shoot(*a.dialog, "consent-refused.png");
        a.notes.allWords = false;
        QVERIFY(a.read(6.0));
        QTRY_VERIFY(a.told().contains("were heard in their place"));
        QVERIFY(a.read(6.0));
        QTRY_VERIFY(a.reading().state() == LiveReading::State::idle); // three tries are over
        QVERIFY(!a.details("anna").consent);
        QVERIFY(a.ask()); // with other words
        QCOMPARE(a.reading().triesLeft(), 3);
    }

    void whoLeavesWhileTheWorkerListensHasNotAgreed()
    {
        Anna a;
        QVERIFY(a.ask());
        a.notes.waits = true;
        QVERIFY(a.read(6.0));
        QTRY_VERIFY(!a.notes.heard().empty());
        QVERIFY(std::filesystem::exists(a.notes.heard()));
        QVERIFY(!a.told().isEmpty());
        a.dialog->choose(ui::ConsentDialog::document); // another way instead
        QVERIFY(!std::filesystem::exists(a.notes.heard()));
        QVERIFY(a.reading().state() == LiveReading::State::idle && a.told().isEmpty());
        a.notes.go.release();
        a.checkQueue.waitForIdle();
        QCoreApplication::processEvents();
        QThreadPool::globalInstance()->waitForDone();
        QVERIFY(!a.details("anna").consent);
        QVERIFY(!a.dialog->result());
    }

    /// The worker found all right, but its answer is not written yet.
    void whoLeavesBeforeItIsWrittenHasNotAgreed()
    {
        Anna a;
        QVERIFY(a.ask());
        a.notes.waits = true;
        QVERIFY(a.read(6.0));
        QTRY_VERIFY(!a.notes.heard().empty());
        BusyPool pool;
        a.notes.go.release();
        QTRY_VERIFY(!std::filesystem::exists(a.notes.heard())); // it has answered
        QVERIFY(a.reading().state() == LiveReading::State::checking);
        a.dialog->reject();
        pool.free();
        QVERIFY(!a.details("anna").consent);
        QVERIFY(a.reading().state() == LiveReading::State::idle);
    }

    /// Before the words were counted as tried.
    void whoLeavesAtOnceMayAskAgain()
    {
        Anna a;
        QVERIFY(a.ask());
        {
            BusyPool pool;
            QVERIFY(a.read(6.0));
            QVERIFY(a.reading().state() == LiveReading::State::checking);
            a.dialog->readingForm().leave();
            pool.free();
        }
        QVERIFY(a.notes.heard().empty());
        QCOMPARE(a.details("anna").challenge->triesLeft, 3);
        QVERIFY(QDir(m_runtime.path()).entryList({"melisma-reading*"}).isEmpty());
        QVERIFY(a.ask());
        QVERIFY(a.read(6.0));
        QTRY_COMPARE(a.dialog->result(), int(QDialog::Accepted));
    }

    /// What is being kept cannot be called back, so neither can the dialog.
    void aDialogThatKeepsAConsentStays()
    {
        Anna a;
        a.dialog->choose(ui::ConsentDialog::licence);
        a.type("openLicence", "CC-BY-4.0");
        a.type("licenceSource", "voices.example");
        BusyPool pool;
        a.part("giveConsentNow")->click();
        QVERIFY(!a.part<QTabBar>("consentWays")->isEnabled() && !a.part<QLineEdit>("openLicence")->isEnabled());
        a.dialog->reject();
        QVERIFY(a.dialog->isVisible());
        pool.free();
        QTRY_COMPARE(a.dialog->result(), int(QDialog::Accepted));
        QVERIFY(a.details("anna").consent.has_value());
    }

    void aMicrophoneThatIsLentIsNotRecordedIntoTheSong()
    {
        Anna a;
        a.session->apply("Add track", [](const project::Project& project) {
            return edits::addTrack(project, project::TrackKind::audio, "Voice");
        });
        QVERIFY(a.ask());
        auto& recording = ui::Recording::of(*a.session);
        QVERIFY(recording.arm(a.session->project().tracks.front()->id, true));
        QSignalSpy told(a.session.get(), &ui::Session::message);
        QVERIFY(!recording.start());
        QCOMPARE(told.count(), 1);
        QVERIFY(told.front().front().toString().contains("in use for a voice"));
        a.dialog->readingForm().leave();
        QVERIFY(recording.start());
        recording.stop();
        QVERIFY(QTest::qWaitFor(
            [&] {
                a.pull(256);
                return !recording.active();
            },
            10'000));
    }

    void silenceCostsNoTry()
    {
        Anna a;
        a.device().playAsInput(std::vector<float>(kRate, 0.0F), 1);
        QVERIFY(a.ask());
        QVERIFY(a.read(1.0));
        QTRY_VERIFY(a.told().contains("Too little was heard"));
        QCOMPARE(a.details("anna").challenge->triesLeft, 3);
    }

    void withoutAMicrophoneFilesAreLeft()
    {
        Anna a(false);
        a.type("readerName", "Anna Meier");
        a.part("askForWords")->click();
        QVERIFY(a.told().contains("Without a microphone, give the consent in another way"));
        QVERIFY(!a.part("recordReading")->isVisible());
        shoot(*a.dialog, "consent-no-input.png");
        QVERIFY(!a.details("anna").challenge);
    }

    void aDocumentIsStated()
    {
        Anna a;
        a.dialog->choose(ui::ConsentDialog::document);
        auto* give = a.part("giveConsentNow");
        QVERIFY(!give->isEnabled());
        a.type("documentOwner", "Anna Meier");
        a.type("documentFile", QString::fromStdString((a.path() / "absent.pdf").string()));
        give->click();
        auto* problem = a.part<QLabel>("consentProblem");
        QTRY_VERIFY(problem->isVisible() && problem->text().contains("absent.pdf"));
        std::ofstream(a.path() / "contract.pdf") << "signed by Anna";
        a.type("documentFile", QString::fromStdString((a.path() / "contract.pdf").string()));
        shoot(*a.dialog, "consent-document.png");
        give->click();
        QTRY_COMPARE(a.dialog->result(), int(QDialog::Accepted));
        QVERIFY(a.becomes("anna", SoundState::stated));
        QVERIFY(tests::filesWith(a.path() / "voices", "signed by Anna").empty());
    }

    void anOpenLicenceIsStated()
    {
        Anna a;
        a.dialog->choose(ui::ConsentDialog::licence);
        a.type("openLicence", "CC-BY-4.0");
        a.type("licenceSource", "voices.example");
        shoot(*a.dialog, "consent-licence.png");
        a.part("giveConsentNow")->click();
        QTRY_COMPARE(a.dialog->result(), int(QDialog::Accepted));
        QVERIFY(a.becomes("anna", SoundState::stated));
        QCOMPARE(a.details("anna").rules.licence, std::string("CC-BY-4.0"));
    }

    /// In memory, while the song stands still, and judged at once.
    void aReferenceIsRecorded()
    {
        Anna a;
        ui::TakeDialog dialog(*a.session);
        dialog.show();
        auto* use = dialog.findChild<QPushButton*>("useTake");
        auto* record = dialog.findChild<QPushButton*>("recordTake");
        QVERIFY(!use->isEnabled() && record->isEnabled());
        const auto takeFor = [&](double seconds) {
            record->click();
            return QTest::qWaitFor([&] {
                if (dialog.take().recording() && dialog.take().seconds() >= seconds)
                    dialog.take().stop();
                a.pull(kRate / 10);
                return !dialog.take().recording();
            });
        };
        QVERIFY(takeFor(1.0));
        auto* state = dialog.findChild<QLabel*>("takeState");
        QTRY_VERIFY(state->text().contains("too little voice") && !use->isEnabled());
        QVERIFY(takeFor(6.0));
        QTRY_VERIFY2(use->isEnabled(), qPrintable(state->text()));
        QVERIFY(state->text().contains("of voice"));
        shoot(dialog, "take-dialog.png");
        QCOMPARE(dialog.take().sampleRate(), kRate);
        QVERIFY(!a.session->engine().playing());
        dialog.reject();
        QCOMPARE(ui::Recording::of(*a.session).inputChannels(), 0);
    }

private:
    QTemporaryDir m_runtime; ///< of the user alone, as the system makes it
};

QTEST_MAIN(TestVoiceConsent)
#include "test_voice_consent.moc"
