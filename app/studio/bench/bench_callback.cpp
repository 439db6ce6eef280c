// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/bench/bench_tools.h"
#include "audio/graph/live_engine.h"
#include "core/edits/add_audio_clip.h"
#include "core/edits/add_track.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

namespace melisma::app {

namespace {

using base::Result;
using project::Project;

constexpr int kRate = 48000;
constexpr double kSeconds = 60.0;
constexpr int kFiles = 8; ///< tracks take turns at these

double threadMicroseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e6 * static_cast<double>(time.tv_sec) + 1e-3 * static_cast<double>(time.tv_nsec);
}

/// Calls back on the caller's thread and notes the CPU time of each call: on a machine that does other things too, the
/// clock on the wall says more about those.
class MeasuringDevice final : public audio::OutputDevice {
public:
    Result<audio::OutputDeviceState> start(audio::AudioCallback& callback, int sampleRate, int bufferFrames) override
    {
        m_callback = &callback;
        m_block.assign(static_cast<std::size_t>(bufferFrames) * 2, 0.0f);
        return audio::OutputDeviceState{"Bench", sampleRate, bufferFrames, 0.0};
    }
    void stop() override { m_callback = nullptr; }

    void call(std::vector<double>* times)
    {
        const double before = threadMicroseconds();
        m_callback->process({}, m_block.data(), static_cast<int>(m_block.size() / 2));
        if (times)
            times->push_back(threadMicroseconds() - before);
    }

private:
    audio::AudioCallback* m_callback = nullptr;
    std::vector<float> m_block;
};

Result<project::ProjectPtr> songOf(int tracks)
{
    Project song;
    for (int i = 0; i < tracks; ++i) {
        const std::string name = fmt::format("{}.wav", i % kFiles);
        auto with = edits::addTrack(song, project::TrackKind::audio, "Audio");
        const project::Asset asset{fmt::format("{:0>64}", i % kFiles),           name, name, 1, kRate,
                                   {static_cast<std::int64_t>(kSeconds * kRate)}};
        auto next = with ? edits::addAudioClip(*with, with->tracks.back()->id, asset, {}, {}) : with;
        if (!next)
            return next.error();
        song = std::move(*next);
    }
    return std::make_shared<const Project>(std::move(song));
}

/// CPU times of the callbacks of one run, ascending, in microseconds.
Result<std::vector<double>> timesOf(const BenchContext& context, int tracks, int frames)
{
    auto song = songOf(tracks);
    if (!song)
        return song.error();
    auto owned = std::make_unique<MeasuringDevice>();
    auto& device = *owned;
    audio::LiveEngine engine(std::move(owned), {});
    if (auto started = engine.start(kRate, frames); !started)
        return started.error();
    engine.setProject(*song, [&](const project::Asset& asset) { return context.scratch / asset.file; });
    device.call(nullptr);
    engine.waitForPlan();
    engine.play();
    std::vector<double> times;
    const int calls = static_cast<int>(kSeconds * kRate / frames) / (context.small ? 20 : 2);
    for (int call = 0; call < calls && !context.stop.stop_requested(); ++call) {
        if (call % 64 == 0)
            engine.waitForTransport(); // faster than time: the butler must not be overtaken
        device.call(call < 64 ? nullptr : &times);
    }
    engine.stopDevice();
    std::ranges::sort(times);
    return times;
}

} // namespace

Result<std::vector<Measurement>> benchCallback(const BenchContext& context)
{
    for (int i = 0; i < kFiles; ++i)
        if (auto written = writeSine(context.scratch / fmt::format("{}.wav", i), 110.0 * (i + 1), kSeconds, true);
            !written)
            return written.error();
    std::vector<Measurement> results;
    for (const int tracks : {16, 64, 256})
        for (const int frames : {64, 128, 256}) {
            context.report(fmt::format("callback: {} tracks, {} frames", tracks, frames));
            const auto times = timesOf(context, tracks, frames);
            if (!times)
                return times.error();
            const auto at = [&](double share) {
                return (*times)[static_cast<std::size_t>(share * static_cast<double>(times->size() - 1))];
            };
            const double budget = 1e6 * frames / kRate;
            const std::string note = fmt::format("CPU time; the budget is {:.0f} us", budget);
            const std::string name = fmt::format("callback/{}x{}", tracks, frames);
            results.push_back({name + "/p50", at(0.5), "us", {}, {}, note});
            results.push_back({name + "/p99.9", at(0.999), "us", {}, budget / 2.0, note});
        }
    return results;
}

} // namespace melisma::app
