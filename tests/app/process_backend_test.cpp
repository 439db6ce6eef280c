// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/process_backend.h"
#include "tests/core/voices/sound_voice_fixture.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <csignal>
#include <fstream>
#include <latch>
#include <thread>

#include <sys/types.h>

using namespace melisma;
using namespace melisma::app;
using base::ErrorKind;

class ProcessBackendTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    base::Result<base::TaskResult> run(ProcessBackend& backend, const std::string& task, const std::string& text = "x",
                                       const jobs::TaskBackend::ProgressHandler& progress = {},
                                       std::stop_token stop = {}) const
    {
        base::TaskRequest request;
        request.task = task;
        request.params.set("text", text);
        return backend.run(request, m_folder.path().toStdString(), progress, std::move(stop));
    }

    static pid_t pidOf(const base::Result<base::TaskResult>& result)
    {
        return result ? base::memberOr<pid_t>(result->facts, "pid", 0) : 0;
    }

    /// Runs `task`, asks it to stop at its first sign of life, and answers how long the end took.
    qint64 stopWhileRunning(ProcessBackend& backend, const std::string& task, const std::string& text) const
    {
        std::stop_source stop;
        QElapsedTimer clock;
        const auto outcome = run(
            backend, task, text,
            [&](const base::TaskProgress&) {
                clock.start();
                stop.request_stop();
            },
            stop.get_token());
        return !outcome && outcome.error().kind == ErrorKind::cancelled ? clock.elapsed() : -1;
    }

private slots:
    void aJobRunsInAnotherProcess()
    {
        ProcessBackend backend(FAKE_WORKER);
        std::vector<std::string> stages;
        const auto result =
            run(backend, "echo", "hello \u00e9", [&](const base::TaskProgress& at) { stages.push_back(at.stage); });
        QVERIFY(result.ok());
        QCOMPARE(stages, std::vector<std::string>{"Echoing"});
        std::ifstream file(result->files.at(0).path);
        std::string text;
        std::getline(file, text);
        QCOMPARE(text, std::string("hello \u00e9"));
        QVERIFY(pidOf(result) != 0 && pidOf(result) != QCoreApplication::applicationPid());
    }

    void aVoiceIsOpenedForTheJobThatMayUseIt()
    {
        const tests::SoundVoiceFixture f;
        qputenv("MELISMA_VOICES", QByteArray::fromStdString(f.root.string()));
        ProcessBackend backend(FAKE_WORKER);
        const auto outcome = [&] { return backend.run(f.request(), m_folder.path().toStdString(), {}, {}); };
        QVERIFY(outcome().error().message.find("locked") != std::string::npos);
        backend.setUnlock(
            [&f](const base::TaskRequest& request) { return voices::unlockFor(f.vault, f.sounds, request); });
        QVERIFY(outcome().error().message.find("rule: consent") != std::string::npos);
        f.state();
        QCOMPARE(outcome()->facts["files"].get<int>(), 2);
        QVERIFY(run(backend, "echo").ok()); // needs no key
        qunsetenv("MELISMA_VOICES");
    }

    /// The wish for a preview reaches the worker: there it must not become a run in earnest.
    void aTaskWithoutPreviewsRefusesOne()
    {
        ProcessBackend backend(FAKE_WORKER);
        base::TaskRequest request;
        request.task = "echo";
        request.params.set("text", "x");
        request.preview = true;
        const auto result = backend.run(request, m_folder.path().toStdString(), {}, {});
        QVERIFY(!result.ok() && result.error().kind == ErrorKind::unsupported);
    }

    void whatIsNoNumberIsNotSent()
    {
        ProcessBackend backend(FAKE_WORKER);
        base::TaskRequest request;
        request.task = "echo";
        for (const double value : {std::nan(""), HUGE_VAL, -HUGE_VAL}) {
            request.params.set("transpose", value);
            const auto refused = backend.run(request, m_folder.path().toStdString(), {}, {});
            QVERIFY(!refused.ok() && refused.error().kind == ErrorKind::usage);
            QVERIFY(refused.error().message.find("transpose") != std::string::npos);
        }
    }

    void noProgramThatIsStartedLearnsThePassphrases()
    {
        const auto program = m_folder.filePath("curious").toStdString();
        std::ofstream(program)
            << "#!/bin/sh\n"
               "test -z \"$MELISMA_PASSPHRASE$MELISMA_PACKAGE_PASSPHRASE\" && echo '{\"tasks\":[]}'\n";
        std::filesystem::permissions(program, std::filesystem::perms::owner_all);
        qputenv("MELISMA_PASSPHRASE", "a good passphrase");
        qputenv("MELISMA_PACKAGE_PASSPHRASE", "another passphrase");
        QVERIFY(ProcessBackend(program).describe().ok());
        qunsetenv("MELISMA_PASSPHRASE");
        qunsetenv("MELISMA_PACKAGE_PASSPHRASE");
    }

    void theWorkerStaysForTheNextJob()
    {
        ProcessBackend backend(FAKE_WORKER);
        const auto first = pidOf(run(backend, "echo"));
        QVERIFY(first != 0);
        QCOMPARE(pidOf(run(backend, "echo")), first);
        QVERIFY(!run(backend, "exhaust").ok());
        QCOMPARE(pidOf(run(backend, "echo")), first);
    }

    void jobsAtOnceHaveAWorkerEach()
    {
        ProcessBackend backend(FAKE_WORKER);
        std::latch bothRun(2);
        std::stop_source stop;
        const auto waiting = [&] {
            const auto outcome = run(
                backend, "wait", "x", [&](const base::TaskProgress&) { bothRun.count_down(); }, stop.get_token());
            QVERIFY(outcome.error().kind == ErrorKind::cancelled);
        };
        std::jthread a(waiting);
        std::jthread b(waiting);
        bothRun.wait();
        stop.request_stop();
    }

    void aWorkerThatDiesIsAFailedJobAndTheNextOneWorks()
    {
        ProcessBackend backend(FAKE_WORKER);
        const auto before = pidOf(run(backend, "echo"));
        const auto crashed = run(backend, "crash");
        QVERIFY(!crashed.ok() && crashed.error().kind == ErrorKind::crashed);
        QVERIFY(crashed.error().message.find("signal 9") != std::string::npos);
        QVERIFY(crashed.error().detail.find("about to crash") != std::string::npos);
        const auto after = pidOf(run(backend, "echo"));
        QVERIFY(after != 0 && after != before);
    }

    void aWorkerKilledBetweenJobsIsReplaced()
    {
        ProcessBackend backend(FAKE_WORKER);
        const auto before = pidOf(run(backend, "echo"));
        QCOMPARE(::kill(before, SIGTERM), 0);
        // Met before or after the request went out: the job fails as crashed or has a fresh worker, never hangs.
        const auto next = run(backend, "echo");
        QVERIFY(next.ok() ? pidOf(next) != before : next.error().kind == ErrorKind::crashed);
        QVERIFY(run(backend, "echo").ok());
    }

    void aWorkerThatLeavesOfItselfIsTriedOnceMore()
    {
        ProcessBackend backend(FAKE_WORKER);
        const auto outcome = run(backend, "leave");
        QVERIFY(!outcome.ok() && outcome.error().kind == ErrorKind::crashed);
        QVERIFY(run(backend, "echo").ok());
    }

    void stopEndsAWillingTaskAtOnceAndKeepsTheWorker()
    {
        ProcessBackend backend(FAKE_WORKER);
        const auto before = pidOf(run(backend, "echo"));
        const auto took = stopWhileRunning(backend, "wait", "x");
        QVERIFY(took >= 0 && took < 1000);
        QCOMPARE(pidOf(run(backend, "echo")), before);
    }

    void stopEndsADeafTaskWithinTwoSeconds()
    {
        ProcessBackend backend(FAKE_WORKER);
        for (const char* text : {"x", "deaf"}) {
            const auto took = stopWhileRunning(backend, "hang", text);
            QVERIFY2(took >= 0 && took < 2500, qPrintable(QString::number(took)));
        }
        QVERIFY(run(backend, "echo").ok());
    }

    void aStopBeforeTheStartStartsNothing()
    {
        ProcessBackend backend("/nonexistent/worker");
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(run(backend, "echo", "x", {}, stop.get_token()).error().kind == ErrorKind::cancelled);
    }

    void aMissingWorkerIsNamed()
    {
        ProcessBackend backend("/nonexistent/worker");
        const auto outcome = run(backend, "echo");
        QVERIFY(!outcome.ok() && outcome.error().kind == ErrorKind::missing);
        QVERIFY(outcome.error().message.find("/nonexistent/worker") != std::string::npos);
        QVERIFY(!backend.describe().ok());
    }

    void tasksAreDescribed()
    {
        ProcessBackend backend(FAKE_WORKER);
        const auto tasks = backend.describe();
        QVERIFY(tasks.ok());
        QCOMPARE(tasks->front().id, std::string("echo"));
        QCOMPARE(tasks->front().params.at(0).key, std::string("text"));
    }

    void noWorkerOutlivesTheBackend()
    {
        pid_t pid = 0;
        {
            ProcessBackend backend(FAKE_WORKER);
            pid = pidOf(run(backend, "echo"));
        }
        QVERIFY(pid != 0);
        QVERIFY(::kill(pid, 0) != 0);
    }
};

QTEST_GUILESS_MAIN(ProcessBackendTest)
#include "process_backend_test.moc"
