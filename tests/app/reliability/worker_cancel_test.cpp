// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/reliability/studio_fixture.h"
#include "tests/support/child_processes.h"

#include <QElapsedTimer>
#include <QGuiApplication>

#include <algorithm>
#include <random>

using namespace melisma;
using namespace melisma::tests;

/// Cancels jobs of the real worker at random instants: the window is free at once and the worker soon after.
class WorkerCancelTest : public QObject {
    Q_OBJECT

    static double median(std::vector<double> values)
    {
        std::ranges::nth_element(values, values.begin() + static_cast<long>(values.size() / 2));
        return values[values.size() / 2];
    }

private slots:
    void cancelIsQuickAtAnyInstant()
    {
        StudioFixture studio;
        const auto task = studio.compose();
        QVERIFY(task.has_value());
        std::mt19937 random(20261123);
        std::vector<double> callMs;
        std::vector<double> idleMs;
        for (int attempt = 0; idleMs.size() < 200 && attempt < 600; ++attempt) {
            const auto job = studio.session.generate(*task, StudioFixture::song(true), random());
            // Some cancels meet the queue, some the start of the worker, most the work itself.
            QTest::qWait(static_cast<int>(random() % 80));
            QElapsedTimer clock;
            clock.start();
            studio.queue.cancel(job);
            callMs.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
            const auto ended = studio.waitFor(job);
            studio.queue.waitForIdle();
            if (ended->state == jobs::JobState::done)
                continue; // it was quicker than the cancel
            idleMs.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
            QVERIFY(ended->state == jobs::JobState::cancelled);
            QVERIFY(idleMs.back() < 2000.0 * kSlower);
        }
        QCOMPARE(idleMs.size(), std::size_t(200));
        QVERIFY(std::ranges::max(callMs) < 100.0 * kSlower);
        QVERIFY(studio.holdsNothing(studio.jobFolders()));
        QVERIFY(childProcesses().size() <= 1);
        qInfo(
            "cancel returned in %.3f ms (median), %.3f ms at most; the worker was idle after %.1f ms, %.1f ms at most",
            median(callMs), std::ranges::max(callMs), median(idleMs), std::ranges::max(idleMs));
        const auto next = studio.waitFor(studio.session.generate(*task, StudioFixture::song(false), 1));
        QVERIFY(next && next->state == jobs::JobState::done);
    }
};

QTEST_MAIN(WorkerCancelTest)
#include "worker_cancel_test.moc"
