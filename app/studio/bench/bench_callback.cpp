// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/bench/bench_tools.h"
#include "audio/graph/live_engine.h"
#include "core/edits/add_audio_clip.h"
#include "core/edits/add_track.h"
#include "core/edits/edit_effects.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

namespace melisma::app {

namespace {

using base::Result;
using project::Project;

constexpr int kRate = 48000;
constexpr double kSeconds = 60.0;
constexpr int kFiles = 8; ///< tracks take turns at these, mono or stereo

double threadMicroseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e6 * static_cast<double>(time.tv_sec) + 1e-3 * static_cast<double>(time.tv_nsec);
}

std::string fileName(int index, bool stereo)
{
    return fmt::format("{}{}.wav", stereo ? "stereo" : "mono", index);
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

/// What is measured: so many audio tracks, plain ones of mono files, or mixed ones of stereo files with a parametric
/// equaliser (four filters on) and a compressor.
struct Load {
    int tracks;
    int frames;
    bool mixed = false;

    std::string name() const { return fmt::format("callback/{}{}x{}", mixed ? "mixed-" : "", tracks, frames); }
};

std::vector<Load> loads()
{
    std::vector<Load> all;
    for (const int tracks : {16, 64, 256})
        for (const int frames : {64, 128, 256})
            all.push_back({tracks, frames});
    all.push_back({64, 128, true});
    return all;
}

const std::vector<base::EffectSetting>& mixEffects()
{
    static const std::vector<base::EffectSetting> effects = [] {
        base::ParamValues eq;
        for (const auto* key : {"lowShelfGain", "peak1Gain", "peak2Gain", "highShelfGain"})
            eq.set(key, 3.0);
        return std::vector<base::EffectSetting>{{"eq", eq}, {"compressor", {}}};
    }();
    return effects;
}

Result<Project> withEffects(Project song)
{
    Result<Project> next = song;
    for (const auto& effect : mixEffects())
        if (next)
            next = edits::addEffect(*next, next->tracks.back()->id, effect);
    return next;
}

Result<project::ProjectPtr> songOf(const Load& load)
{
    Project song;
    for (int i = 0; i < load.tracks; ++i) {
        const std::string name = fileName(i % kFiles, load.mixed);
        auto with = edits::addTrack(song, project::TrackKind::audio, "Audio");
        const project::Asset asset{fmt::format("{:0>64}", i % kFiles),           name, name, load.mixed ? 2 : 1, kRate,
                                   {static_cast<std::int64_t>(kSeconds * kRate)}};
        auto next = with ? edits::addAudioClip(*with, with->tracks.back()->id, asset, {}, {}) : with;
        if (next && load.mixed)
            next = withEffects(std::move(*next));
        if (!next)
            return next.error();
        song = std::move(*next);
    }
    return std::make_shared<const Project>(std::move(song));
}

/// CPU times of the callbacks of one run, ascending, in microseconds.
Result<std::vector<double>> timesOf(const BenchContext& context, const Load& load)
{
    auto song = songOf(load);
    if (!song)
        return song.error();
    auto owned = std::make_unique<MeasuringDevice>();
    auto& device = *owned;
    audio::LiveEngine engine(std::move(owned), {});
    if (auto started = engine.start(kRate, load.frames); !started)
        return started.error();
    engine.setProject(*song, [&](const project::Asset& asset) { return context.scratch / asset.file; });
    device.call(nullptr);
    engine.waitForPlan();
    engine.play();
    std::vector<double> times;
    const int calls = static_cast<int>(kSeconds * kRate / load.frames) / (context.small ? 20 : 2);
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
        for (const int channels : {1, 2})
            if (auto written =
                    writeSine(context.scratch / fileName(i, channels == 2), 110.0 * (i + 1), kSeconds, true, channels);
                !written)
                return written.error();
    std::vector<Measurement> results;
    for (const Load& load : loads()) {
        context.report(load.name());
        const auto times = timesOf(context, load);
        if (!times)
            return times.error();
        const auto at = [&](double share) {
            return (*times)[static_cast<std::size_t>(share * static_cast<double>(times->size() - 1))];
        };
        const double budget = 1e6 * load.frames / kRate;
        const std::string note = fmt::format("CPU time; the budget is {:.0f} us{}", budget,
                                             load.mixed ? "; stereo, each with equaliser and compressor" : "");
        results.push_back({load.name() + "/p50", at(0.5), "us", {}, {}, note});
        results.push_back({load.name() + "/p99.9", at(0.999), "us", {}, budget / 2.0, note});
    }
    return results;
}

} // namespace melisma::app
