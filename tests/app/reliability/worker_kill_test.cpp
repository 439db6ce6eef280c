// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/reliability/studio_fixture.h"
#include "tests/support/child_processes.h"

#include <QElapsedTimer>
#include <QGuiApplication>

#include <csignal>
#include <random>

using namespace melisma;
using namespace melisma::tests;

/// Kills the real worker at random instants of a job while the studio plays: a job is lost, nothing else.
class WorkerKillTest : public QObject {
    Q_OBJECT

    std::mt19937 m_random{20261123};

    /// A moment somewhere between the beginning and the likely end of a long job.
    void letSomeTimePass() { QTest::qWait(static_cast<int>(m_random() % 60)); }

    /// Kills every worker there is; false when there was none.
    static bool killWorkers()
    {
        const auto workers = childProcesses();
        for (const pid_t worker : workers)
            ::kill(worker, SIGKILL);
        return !workers.empty();
    }

    /// Submits a long job and kills its worker; answers how the job ended.
    std::optional<jobs::JobStatus> killDuring(StudioFixture& studio, const base::TaskDescriptor& task)
    {
        const auto job = studio.session.generate(task, StudioFixture::song(true), m_random());
        const auto begun = [&] {
            const auto status = studio.queue.find(job);
            return status && status->state == jobs::JobState::running && !status->stage.empty();
        };
        if (!QTest::qWaitFor(begun, kPatience))
            return std::nullopt;
        letSomeTimePass();
        killWorkers();
        return studio.waitFor(job);
    }

    static constexpr int kBetween = 5; ///< kills between two jobs that are let finish

private slots:
    void theStudioOutlivesItsWorkers()
    {
        StudioFixture studio;
        QVERIFY(studio.started());
        QVERIFY(studio.importSine(static_cast<int>(20 * kSlower))); // outlasts a round, or playback would end
        const auto task = studio.compose();
        QVERIFY(task.has_value());
        studio.engine.waitForPlan();
        studio.session.play();
        QVERIFY(QTest::qWaitFor([&] { return studio.engine.masterMeter().peak[0] > 0.1f; }, 10'000));

        const auto before = studio.session.snapshot();
        const int dropouts = studio.engine.dropouts();
        const int wanted =
            qEnvironmentVariableIsSet("MELISMA_KILLS") ? qEnvironmentVariableIntValue("MELISMA_KILLS") : 50;
        int killed = 0;
        for (int attempt = 0; killed < wanted && attempt < 3 * wanted; ++attempt) {
            studio.session.seek({});
            const auto ended = killDuring(studio, *task);
            QVERIFY(ended.has_value());
            if (ended->state == jobs::JobState::done)
                continue; // it was quicker than the kill
            QVERIFY(ended->state == jobs::JobState::failed);
            QVERIFY(ended->error && ended->error->kind == base::ErrorKind::crashed);
            QVERIFY(ended->error->message.find("signal 9") != std::string::npos);
            QVERIFY(!ended->error->hint.empty());
            QVERIFY(studio.engine.playing());
            if (++killed % kBetween != 0)
                continue; // the job to be killed next has to begin as well
            const auto next = studio.waitFor(studio.queue.submit("Next", requestFor(*task), task->lane, {}));
            QVERIFY(next && next->state == jobs::JobState::done);
        }
        QCOMPARE(killed, wanted);
        QCOMPARE(studio.engine.dropouts(), dropouts);
        QVERIFY(QTest::qWaitFor([&] { return studio.engine.masterMeter().peak[0] > 0.1f; }, 10'000));
        // Only jobs that were quicker than their kill have changed the song.
        QVERIFY(studio.session.project().tracks.front().sameStorage(before->tracks.front()));
        QVERIFY(studio.holdsNothing(studio.jobFolders()));
        studio.session.stop();
        qInfo("%d workers killed; %d dropouts before, %d after", killed, dropouts, studio.engine.dropouts());
    }

    void aWorkerKilledBetweenJobsIsReplaced()
    {
        StudioFixture studio;
        const auto task = studio.compose();
        QVERIFY(task.has_value());
        for (int round = 0; round < 5; ++round) {
            const auto job = studio.waitFor(studio.queue.submit("Song", requestFor(*task), task->lane, {}));
            QVERIFY(job && job->state == jobs::JobState::done);
            QVERIFY(killWorkers());
            QVERIFY(QTest::qWaitFor([] { return childProcesses().empty(); }, 5000));
        }
    }

    void noWorkerOutlivesTheStudio()
    {
        {
            StudioFixture studio;
            const auto task = studio.compose();
            QVERIFY(task.has_value());
            const auto job = studio.waitFor(studio.queue.submit("Song", requestFor(*task), task->lane, {}));
            QVERIFY(job && job->state == jobs::JobState::done);
            QCOMPARE(childProcesses().size(), std::size_t(1));
        }
        QVERIFY(childProcesses().empty());
    }

private:
    static base::TaskRequest requestFor(const base::TaskDescriptor& task)
    {
        base::TaskRequest request;
        request.task = task.id;
        request.params = StudioFixture::song(false);
        request.seed = 7;
        return request;
    }
};

QTEST_MAIN(WorkerKillTest)
#include "worker_kill_test.moc"
