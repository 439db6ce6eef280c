// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A real worker program whose tasks do what can go right and wrong.
#include "app/worker/worker_main.h"

#include <atomic>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <memory>
#include <new>
#include <thread>

#include <unistd.h>

using namespace melisma;
using namespace melisma::base;

namespace {

class FakeTask final : public Task {
public:
    using Body = Result<TaskResult> (*)(const TaskRequest&, RunContext&);

    FakeTask(std::string id, Body body) : m_id(std::move(id)), m_body(body) {}

    TaskDescriptor descriptor() const override
    {
        TaskDescriptor descriptor;
        descriptor.id = m_id;
        descriptor.title = "Fake " + m_id;
        ParamSpec text;
        text.key = "text";
        text.label = "Text";
        descriptor.params.push_back(text);
        text.key = "voice";
        descriptor.params.push_back(text);
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

/// Writes the parameter `text` to a file and tells which process did it.
Result<TaskResult> echo(const TaskRequest& request, RunContext& context)
{
    std::puts("a library that chatters on stdout");
    context.progress({"Echoing", 0.5});
    TaskResult result;
    result.files.push_back({"text", "Echo", context.folder / "echo.txt", ""});
    std::ofstream(result.files[0].path) << request.params.text("text").value_or("");
    result.facts = Json{{"pid", ::getpid()},
                        {"niceness", ::nice(0)},
                        {"seed", request.seed},
                        {"ompWaitPolicy", std::getenv("OMP_WAIT_POLICY")}};
    return result;
}

/// Waits until it is asked to stop.
Result<TaskResult> wait(const TaskRequest&, RunContext& context)
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

/// Hears nothing; `text` "deaf" ignores SIGTERM too.
Result<TaskResult> hang(const TaskRequest& request, RunContext& context)
{
    if (request.params.text("text") == "deaf")
        std::signal(SIGTERM, SIG_IGN);
    context.progress({"Hanging", 0.1});
    while (true)
        ::pause();
}

Result<TaskResult> crash(const TaskRequest&, RunContext& context)
{
    context.progress({"Crashing", 0.1});
    std::fputs("about to crash\n", stderr);
    std::raise(SIGKILL);
    return TaskResult{};
}

/// Leaves without a word, as a worker does that has idled for long.
Result<TaskResult> leave(const TaskRequest&, RunContext&)
{
    std::_Exit(0);
}

Result<TaskResult> exhaust(const TaskRequest&, RunContext&)
{
    throw std::bad_alloc();
}

const auto kDesk = std::make_shared<app::VoiceDesk>();

/// Says what it was given of the voice that it asked for: of "voice", or of another that "text" names.
Result<TaskResult> clone(const TaskRequest& request, RunContext&)
{
    const auto voice = request.params.text("voice").value_or("");
    const auto material = kDesk->open(request.params.text("text").value_or(voice));
    if (!material)
        return material.error();
    TaskResult result;
    result.facts = Json{{"files", material->files.size()}, {"consent", material->use.consent}};
    return result;
}

jobs::Tasks makeTasks()
{
    jobs::Tasks tasks;
    const auto add = [&](const char* id, FakeTask::Body body) {
        tasks.push_back(std::make_unique<FakeTask>(id, body));
    };
    add("echo", echo);
    add("wait", wait);
    add("hang", hang);
    add("crash", crash);
    add("leave", leave);
    add("exhaust", exhaust);
    add("clone", clone);
    add("check-consent", clone);
    return tasks;
}

} // namespace

int main(int argc, char** argv)
{
    const auto selfTest = [](const std::string& device, int threads) -> Result<Json> {
        return Json{{"ok", device != "broken"}, {"device", device}, {"threads", threads}};
    };
    return app::workerMain(argc, argv, {makeTasks, selfTest, [] { return Json{{"cores", 1}}; }, kDesk});
}
