// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/bench/bench_tools.h"

#include "audio/files/audio_file.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <sstream>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

constexpr int kRate = 48000;

Error didNotRun(const std::string& program)
{
    return {ErrorKind::io, program + " could not be measured: it did not run to its end", "Try it by hand", {}};
}

/// Starts a program whose input and output are nowhere.
pid_t spawnSilent(const std::vector<std::string>& command)
{
    std::vector<char*> words;
    for (const auto& word : command)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        ::posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0);
    pid_t child = -1;
    const int failed = ::posix_spawnp(&child, words[0], &actions, nullptr, words.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? child : -1;
}

double secondsOf(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

base::Shared<project::Clip> noteClip(project::Project& project, int number)
{
    music::NoteSequence notes;
    for (int i = 0; i < 8; ++i)
        notes.notes.push_back(
            {base::Beats{i * base::Beats::whole(1).ticks / 2}, base::Beats::whole(1), 48 + (number + i) % 24, 90});
    notes.length = base::Beats::whole(5);
    project::Take take;
    take.id = {project.nextId++};
    take.name = "Take 1";
    take.content = project::NoteContent(notes);
    project::Clip clip;
    clip.id = {project.nextId++};
    clip.name = "Verse";
    clip.start = project::TimeValue::musical(base::Beats::whole(5 * number));
    clip.length = project::TimeValue::musical(notes.length);
    clip.offset = project::TimeValue::musical({});
    clip.chosenTake = take.id;
    clip.takes.emplace_back(std::move(take));
    return clip;
}

} // namespace

Result<double> userSeconds(const std::vector<std::string>& command)
{
    const pid_t child = spawnSilent(command);
    if (child < 0)
        return didNotRun(command.front());
    int status = 0;
    rusage usage{};
    if (::wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return didNotRun(command.front());
    return secondsOf(usage.ru_utime);
}

double userSecondsSoFar()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return secondsOf(usage.ru_utime);
}

Result<double> medianOf(const BenchContext& context, const std::function<Result<double>()>& measure)
{
    std::vector<double> values;
    for (int run = 0; run < std::max(context.runs, 1); ++run) {
        if (context.stop.stop_requested())
            return Error{ErrorKind::cancelled, "Cancelled", {}, {}};
        auto value = measure();
        if (!value)
            return value;
        values.push_back(*value);
    }
    std::ranges::sort(values);
    return values[values.size() / 2];
}

double secondsOf(const std::function<void()>& work)
{
    const auto begun = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

std::string fromEnvironment(const char* name)
{
    const char* value = std::getenv(name);
    return value ? value : "";
}

std::optional<std::string> findProgram(const std::string& name)
{
    const char* path = std::getenv("PATH");
    std::istringstream folders(path ? path : "");
    for (std::string folder; std::getline(folders, folder, ':');)
        if (const auto file = std::filesystem::path(folder) / name; ::access(file.c_str(), X_OK) == 0)
            return file.string();
    return std::nullopt;
}

Result<std::optional<BenchPeer>> measurePeer(const BenchContext& context, const std::string& name,
                                             const std::vector<std::string>& command, std::string& note)
{
    if (!findProgram(command.front())) {
        note = command.front() + " is not installed, so there is nothing to compare with";
        return std::optional<BenchPeer>();
    }
    context.report(name);
    const auto value = medianOf(context, [&] { return userSeconds(command); });
    if (!value)
        return value.error();
    return std::optional(BenchPeer{name, *value});
}

Result<void> writeSine(const std::filesystem::path& file, double hertz, double seconds, bool asFloat, int channels)
{
    audio::WriteSpec spec{audio::Container::wav, audio::SampleFormat::int16, kRate, channels};
    if (asFloat)
        spec.format = audio::SampleFormat::float32;
    auto writer = audio::createAudioFile(file, spec);
    if (!writer)
        return writer.error();
    const int frames = static_cast<int>(seconds * kRate);
    std::vector<float> samples;
    for (int i = 0; i < frames; ++i)
        samples.insert(samples.end(), static_cast<std::size_t>(channels),
                       0.012f * static_cast<float>(std::sin(2.0 * std::numbers::pi * hertz * i / kRate)));
    if (auto written = (*writer)->write(samples.data(), frames); !written)
        return written;
    return (*writer)->finish();
}

project::Project largeProject(int tracks, int clips)
{
    project::Project project;
    project.name = "Large";
    for (int i = 0; i < tracks; ++i) {
        project::Track track;
        track.id = {project.nextId++};
        track.kind = project::TrackKind::instrument;
        track.name = "Track " + base::Json(i).dump();
        track.view = project::LaneView::notes;
        for (int k = 0; k < clips; ++k)
            track.clips.push_back(noteClip(project, k));
        project.tracks.emplace_back(std::move(track));
    }
    return project;
}

} // namespace melisma::app
