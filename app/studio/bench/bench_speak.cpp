// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/bench/bench_tools.h"
#include "app/studio/bench/speech_peer.h"
#include "app/studio/model_store.h"
#include "app/studio/process_backend.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include <unistd.h>

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

/// speech_peer.cpp has their sounds.
constexpr const char* kText =
    "The river ran past the old mill. Nobody knew where the music came from, and nobody asked. "
    "In the morning the boats were gone, and the water was as still as glass.";

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// The fields of /proc/PID/stat behind the name: state, parent, ...
std::vector<std::string> statOf(int process)
{
    const auto text = contentOf("/proc/" + std::to_string(process) + "/stat");
    std::istringstream rest(text.substr(std::min(text.rfind(')') + 1, text.size())));
    std::vector<std::string> fields;
    for (std::string field; rest >> field;)
        fields.push_back(field);
    return fields;
}

/// The worker that this program has started; 0: none.
int workerProcess()
{
    const auto self = std::to_string(::getpid());
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator("/proc", failure)) {
        const int process = std::atoi(entry.path().filename().c_str());
        const auto fields = process > 0 ? statOf(process) : std::vector<std::string>();
        if (fields.size() > 1 && fields[1] == self && contentOf(entry.path() / "comm") == "melisma-worker\n")
            return process;
    }
    return 0;
}

double userSecondsOf(int process)
{
    const auto fields = statOf(process);
    constexpr std::size_t kUserTicks = 11;
    return fields.size() > kUserTicks
               ? std::atof(fields[kUserTicks].c_str()) / static_cast<double>(::sysconf(_SC_CLK_TCK))
               : 0.0;
}

double peakMegabytesOf(int process)
{
    std::istringstream status(contentOf("/proc/" + std::to_string(process) + "/status"));
    for (std::string word; status >> word;)
        if (word == "VmHWM:") {
            double kilobytes = 0.0;
            status >> kilobytes;
            return kilobytes / 1024.0;
        }
    return 0.0;
}

/// Our worker, warm after the first time.
class OurSpeaker {
public:
    OurSpeaker(const BenchContext& context, int threads) : m_context(context), m_threads(threads) {}

    Result<SpeechCost> speak()
    {
        const auto folder = m_context.scratch / std::to_string(m_runs++);
        std::filesystem::create_directories(folder);
        base::TaskRequest request;
        request.task = "speak";
        request.params.set("text", kText);
        request.params.set("pauses", 0.0); // the peer makes none
        request.seed = 1;
        request.device = "cpu";
        request.threads = m_threads;
        const double before = userSecondsOf(workerProcess());
        const auto begun = std::chrono::steady_clock::now();
        const auto result = m_backend.run(request, folder, {}, m_context.stop);
        if (!result)
            return result.error();
        const int worker = workerProcess();
        return SpeechCost{base::memberOr(result->facts, "seconds", 0.0),
                          std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(),
                          userSecondsOf(worker) - before, base::memberOr(result->facts, "firstSoundSeconds", 0.0),
                          peakMegabytesOf(worker)};
    }

private:
    const BenchContext& m_context;
    int m_threads;
    int m_runs = 0;
    ProcessBackend m_backend;
};

double median(const std::vector<SpeechCost>& costs, double (*figure)(const SpeechCost&))
{
    std::vector<double> values;
    std::ranges::transform(costs, std::back_inserter(values), figure);
    std::ranges::sort(values);
    return values[values.size() / 2];
}

Measurement compare(const char* name, const char* unit, const std::vector<SpeechCost>& ours,
                    const std::vector<SpeechCost>& peers, double (*figure)(const SpeechCost&), const std::string& note)
{
    Measurement measured{name, median(ours, figure), unit, {}, {}, note};
    if (!peers.empty())
        measured.peer = BenchPeer{"onnxruntime", median(peers, figure)};
    return measured;
}

} // namespace

Result<std::vector<Measurement>> benchSpeak(const BenchContext& context)
{
    const auto model = userModels().find("kokoro");
    if (!model)
        return model.error();
    const int threads = static_cast<int>(std::max(std::thread::hardware_concurrency(), 1U));
    std::string note;
    context.report("speech");
    OurSpeaker speaker(context, threads);
    if (auto warm = speaker.speak(); !warm)
        return warm.error();
    const auto peer = SpeechPeer::start(model->folder / "voices.safetensors", threads, note);
    std::vector<SpeechCost> ours, peers;
    for (int run = 0; run < std::max(context.runs, 1); ++run) { // in turn: both meet the same neighbours
        if (context.stop.stop_requested())
            return Error{ErrorKind::cancelled, "Cancelled", {}, {}};
        auto cost = speaker.speak();
        if (!cost)
            return cost.error();
        ours.push_back(*cost);
        auto other = peer ? peer->speak() : Result<SpeechCost>(SpeechCost{});
        if (!other)
            return other.error();
        if (peer)
            peers.push_back(*other);
    }
    const auto perSecond = [](const SpeechCost& cost) { return cost.wallSeconds / cost.audioSeconds; };
    const auto userPerSecond = [](const SpeechCost& cost) { return cost.userSeconds / cost.audioSeconds; };
    return std::vector<Measurement>{
        compare("speak: a second of speech", "s", ours, peers, perSecond, note),
        compare("speak: CPU of a second", "s user", ours, peers, userPerSecond, note),
        compare(
            "speak: first sound", "s", ours, peers, [](const auto& cost) { return cost.firstSeconds; },
            note.empty() ? "of a warm worker, which begins with a short piece; the peer says a whole sentence" : note),
        compare(
            "speak: peak memory", "MB", ours, peers, [](const auto& cost) { return cost.peakMegabytes; }, note)};
}

} // namespace melisma::app
