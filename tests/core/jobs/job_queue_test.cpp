// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/in_process_backend.h"
#include "core/jobs/job_queue.h"
#include "core/jobs/time_left.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <fstream>
#include <latch>
#include <mutex>
#include <new>
#include <set>
#include <thread>

using namespace melisma;
using namespace melisma::base;
using namespace melisma::jobs;

namespace {

/// A task made of a function.
class TestTask final : public Task {
public:
    using Body = std::function<Result<TaskResult>(const TaskRequest&, RunContext&)>;

    TestTask(std::string id, Body body) : m_id(std::move(id)), m_body(std::move(body)) {}

    TaskDescriptor descriptor() const override
    {
        TaskDescriptor descriptor;
        descriptor.id = m_id;
        descriptor.previews = m_id == "previews";
        ParamSpec count;
        count.key = "count";
        count.label = "Count";
        count.kind = ParamKind::integer;
        count.maximum = 10;
        descriptor.params.push_back(count);
        return descriptor;
    }
    Result<TaskResult> run(const TaskRequest& request, RunContext& context) override
    {
        return m_body(request, context);
    }

private:
    std::string m_id;
    Body m_body;
};

Result<TaskResult> writeFile(const TaskRequest&, RunContext& context)
{
    context.progress({"Writing", 0.5});
    TaskResult result;
    result.files.push_back({"score", "Take 1", context.folder / "a.txt", ""});
    std::ofstream(result.files[0].path) << "done";
    return result;
}

Result<TaskResult> waitForStop(const TaskRequest&, RunContext& context)
{
    std::atomic<bool> stopped = false;
    const std::stop_callback notice(context.stop, [&] {
        stopped = true;
        stopped.notify_all();
    });
    context.progress({"Waiting", 0.1});
    stopped.wait(false);
    return Error{ErrorKind::cancelled, "Cancelled", {}, {}};
}

Tasks oneTask(TestTask::Body body)
{
    Tasks tasks;
    tasks.push_back(std::make_unique<TestTask>("test", std::move(body)));
    return tasks;
}

TaskRequest requestFor(const std::string& task)
{
    TaskRequest request;
    request.task = task;
    return request;
}

/// Collects what the queue tells, on its threads, and lets a test wait for it.
class Recorder {
public:
    void operator()(const JobStatus& status)
    {
        const std::lock_guard lock(m_mutex);
        m_seen.push_back(status);
        m_changed.notify_all();
    }
    void waitFor(JobId job, JobState state)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] {
            return std::ranges::any_of(m_seen, [&](const auto& s) { return s.id == job && s.state == state; });
        });
    }
    std::vector<JobStatus> of(JobId job)
    {
        const std::lock_guard lock(m_mutex);
        std::vector<JobStatus> list;
        std::ranges::copy_if(m_seen, std::back_inserter(list), [&](const auto& s) { return s.id == job; });
        return list;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<JobStatus> m_seen;
};

} // namespace

class JobQueueTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_scratch;
    std::filesystem::path scratch() const { return m_scratch.path().toStdString(); }

    /// Runs one job to its end.
    JobStatus runOne(TestTask::Body body, JobQueue::Finished finished = {}, TaskRequest request = requestFor("test"))
    {
        InProcessBackend backend(oneTask(std::move(body)));
        JobQueue queue(backend, scratch());
        const auto job = queue.submit("Test", std::move(request), Lane::cpu, std::move(finished));
        queue.waitForIdle();
        return *queue.find(job);
    }

private slots:
    void aJobRunsAndHandsItsFilesOver()
    {
        Recorder recorder;
        InProcessBackend backend(oneTask(writeFile));
        JobQueue queue(backend, scratch());
        queue.setObserver(std::ref(recorder));
        std::filesystem::path file;
        bool wasThere = false;
        JobState during = JobState::queued;
        const auto job =
            queue.submit("Test", requestFor("test"), Lane::cpu, [&](const JobStatus& s, const TaskResult& r) {
                during = s.state;
                file = r.files.at(0).path;
                wasThere = std::filesystem::exists(file);
            });
        queue.waitForIdle();
        QVERIFY(wasThere && during == JobState::running);
        QVERIFY(!std::filesystem::exists(file.parent_path()));
        const auto seen = recorder.of(job);
        QVERIFY(seen.front().state == JobState::queued);
        QVERIFY(seen.back().state == JobState::done);
        QCOMPARE(seen.back().fraction, 1.0);
        QVERIFY(std::ranges::any_of(seen, [](const auto& s) { return s.stage == "Writing" && s.fraction == 0.5; }));
    }

    void failuresSayWhy()
    {
        const auto refuse = [](const TaskRequest&, RunContext&) -> Result<TaskResult> {
            return Error{ErrorKind::missing, "No weights", "Pull them", {}};
        };
        auto status = runOne(refuse);
        QVERIFY(status.state == JobState::failed);
        QCOMPARE(status.error->sentence(), std::string("No weights. Pull them."));

        status = runOne([](const TaskRequest&, RunContext&) -> Result<TaskResult> { throw std::bad_alloc(); });
        QVERIFY(status.error->message.find("memory") != std::string::npos);

        status =
            runOne([](const TaskRequest&, RunContext&) -> Result<TaskResult> { throw std::runtime_error("deep"); });
        QCOMPARE(status.error->detail, std::string("deep"));

        status = runOne(writeFile, [](const JobStatus&, const TaskResult&) { throw std::runtime_error("landing"); });
        QVERIFY(status.state == JobState::failed && status.error->detail == "landing");

        status = runOne(writeFile, {}, requestFor("nonsense"));
        QVERIFY(status.error->kind == ErrorKind::notFound);

        auto wrong = requestFor("test");
        wrong.params.set("count", std::int64_t(11));
        QVERIFY(runOne(writeFile, {}, wrong).error->kind == ErrorKind::usage);
    }

    void aResultWithoutItsFilesIsAFailure()
    {
        const auto lie = [](const TaskRequest&, RunContext& context) -> Result<TaskResult> {
            TaskResult result;
            result.files.push_back({"score", "Take 1", context.folder / "absent.txt", ""});
            return result;
        };
        QVERIFY(runOne(lie).state == JobState::failed);
        const auto escape = [](const TaskRequest&, RunContext& context) -> Result<TaskResult> {
            TaskResult result;
            result.files.push_back({"score", "Take 1", context.folder / ".." / "other.txt", ""});
            std::ofstream(result.files[0].path) << "x";
            return result;
        };
        QVERIFY(runOne(escape).state == JobState::failed);
        std::filesystem::remove(scratch() / "other.txt");
    }

    void cancelStopsWhatRunsAndWhatWaits()
    {
        Recorder recorder;
        InProcessBackend backend(oneTask(waitForStop));
        JobQueue queue(backend, scratch());
        queue.setObserver(std::ref(recorder));
        const auto neverLands = [](const JobStatus&, const TaskResult&) { QFAIL("a cancelled job landed"); };
        const auto running = queue.submit("A", requestFor("test"), Lane::cpu, neverLands);
        const auto waiting = queue.submit("B", requestFor("test"), Lane::cpu, neverLands);
        recorder.waitFor(running, JobState::running);
        queue.cancel(waiting);
        QVERIFY(queue.find(waiting)->state == JobState::cancelled);
        QVERIFY(queue.find(running)->state == JobState::running);
        queue.forget(running);
        QVERIFY(queue.find(running).has_value());
        queue.cancel(running);
        queue.waitForIdle();
        QVERIFY(queue.find(running)->state == JobState::cancelled);
        queue.forget(running);
        QVERIFY(!queue.find(running).has_value());
        queue.cancel(JobId{999});
    }

    void retryIsAFreshJob()
    {
        std::atomic<int> runs = 0;
        InProcessBackend backend(oneTask([&](const TaskRequest& request, RunContext& context) -> Result<TaskResult> {
            if (++runs == 1)
                return Error{ErrorKind::io, "No luck", {}, {}};
            return writeFile(request, context);
        }));
        JobQueue queue(backend, scratch());
        int landed = 0;
        auto request = requestFor("test");
        request.seed = 12;
        const auto first =
            queue.submit("A", request, Lane::cpu, [&](const JobStatus&, const TaskResult&) { ++landed; });
        queue.waitForIdle();
        const auto second = queue.retry(first);
        queue.waitForIdle();
        QVERIFY(second != first && queue.find(first)->state == JobState::failed);
        QVERIFY(queue.find(second)->state == JobState::done);
        QCOMPARE(queue.find(second)->request.seed, std::uint64_t(12));
        QCOMPARE(landed, 1);
        QVERIFY(!queue.retry(JobId{999}));
    }

    void lanesRunBesideEachOther()
    {
        // Ends only when one job of the GPU lane and two of the CPU lane are running at once.
        std::latch together(3);
        InProcessBackend backend(oneTask([&](const TaskRequest& request, RunContext& context) {
            together.arrive_and_wait();
            return writeFile(request, context);
        }));
        JobQueue queue(backend, scratch(), 2);
        for (const auto lane : {Lane::gpu, Lane::cpu, Lane::cpu})
            queue.submit("A", requestFor("test"), lane, {});
        queue.waitForIdle();
        for (const auto& job : queue.jobs())
            QVERIFY(job.state == JobState::done);
    }

    void theGpuTakesOneAtATimeInOrder()
    {
        std::atomic<int> inside = 0;
        std::atomic<bool> overlapped = false;
        std::vector<std::uint64_t> order;
        InProcessBackend backend(oneTask([&](const TaskRequest& request, RunContext& context) {
            overlapped = overlapped || ++inside > 1;
            order.push_back(request.seed);
            auto result = writeFile(request, context);
            --inside;
            return result;
        }));
        JobQueue queue(backend, scratch(), 4);
        for (std::uint64_t i = 0; i < 50; ++i) {
            auto request = requestFor("test");
            request.seed = i;
            queue.submit("A", request, Lane::gpu, {});
        }
        queue.waitForIdle();
        QVERIFY(!overlapped);
        QCOMPARE(order.size(), std::size_t(50));
        QVERIFY(std::ranges::is_sorted(order));
    }

    void previewsPassTheLanes()
    {
        Tasks tasks = oneTask(waitForStop);
        tasks.push_back(std::make_unique<TestTask>("previews", [](const TaskRequest& request, RunContext&) {
            TaskResult result;
            result.facts["asked"] = request.preview;
            return result;
        }));
        InProcessBackend backend(std::move(tasks));
        JobQueue queue(backend, scratch());
        queue.submit("A", requestFor("test"), Lane::cpu, {}); // holds the only lane
        const auto facts = queue.preview(requestFor("previews"));
        QVERIFY(facts.ok() && (*facts)["asked"] == true);
        QCOMPARE(queue.jobs().size(), std::size_t{1});
        const auto none = queue.preview(requestFor("test")); // must not run in earnest: it would never return
        QVERIFY(!none.ok() && none.error().kind == ErrorKind::unsupported);
    }

    void goingAwayCancelsEverything()
    {
        Recorder recorder;
        InProcessBackend backend(oneTask(waitForStop));
        JobId running;
        {
            JobQueue queue(backend, scratch());
            queue.setObserver(std::ref(recorder));
            running = queue.submit("A", requestFor("test"), Lane::cpu, {});
            queue.submit("B", requestFor("test"), Lane::cpu, {});
            recorder.waitFor(running, JobState::running);
        }
        QVERIFY(recorder.of(running).back().state == JobState::cancelled);
        QVERIFY(std::filesystem::is_empty(scratch()));
    }

    void timeLeftFollowsThePaceSoFar()
    {
        QCOMPARE(estimateSecondsLeft(10.0, 0.25), std::optional(30.0));
        QCOMPARE(estimateSecondsLeft(10.0, 1.0), std::optional(0.0));
        QVERIFY(!estimateSecondsLeft(0.5, 0.5).has_value());
        QVERIFY(!estimateSecondsLeft(60.0, 0.0).has_value());
    }
};

QTEST_GUILESS_MAIN(JobQueueTest)
#include "job_queue_test.moc"
