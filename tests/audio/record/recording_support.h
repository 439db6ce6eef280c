// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/audio/engine_support.h"

#include "audio/files/audio_file.h"
#include "audio/record/recorder.h"

#include <QElapsedTimer>

#include <random>
#include <thread>

namespace melisma::tests {

/// Every sample of a sound file, interleaved; empty when it does not open.
inline std::vector<float> samplesOf(const std::filesystem::path& path)
{
    auto reader = audio::openAudioFile(path);
    if (!reader)
        return {};
    const auto channels = static_cast<std::size_t>((*reader)->info().channels);
    std::vector<float> all;
    std::vector<float> block(16384 * channels);
    while (const auto count = (*reader)->read(block.data(), 16384)) {
        if (*count == 0)
            break;
        all.insert(all.end(), block.begin(), block.begin() + *count * static_cast<std::ptrdiff_t>(channels));
    }
    return all;
}

/// Another value in every frame and channel, exact in a float.
inline float inputAt(std::int64_t frame, int channel = 0)
{
    return static_cast<float>(frame % 1'000'000 + 1) / 4'194'304.0f * (channel == 0 ? 1.0f : -1.0f);
}

inline std::vector<float> numberedInput(std::int64_t frames, int channels)
{
    std::vector<float> samples;
    for (std::int64_t frame = 0; frame < frames; ++frame)
        for (int channel = 0; channel < channels; ++channel)
            samples.push_back(inputAt(frame, channel));
    return samples;
}

/// An engine whose device is pulled by the test, with something before its microphone, and a recorder.
class Studio {
public:
    explicit Studio(const Song& song, const std::function<void(audio::NullDevice&)>& setUp, int block = 512)
        : engine(audio::makeNullDevice(false), {})
        , recorder(engine.input())
    {
        setUp(device());
        if (!engine.useInput(audio::DeviceChoice{}) || !engine.start(kRate, block))
            qFatal("the null device does not start");
        engine.setProject(song.snapshot(), song.mediaPath());
        engine.waitForPlan();
    }

    audio::LiveEngine engine;
    audio::Recorder recorder;

    audio::RecordRequest request(std::vector<audio::InputChannels> tracks, audio::CaptureRange range = {}) const
    {
        audio::RecordRequest request{folder(), kRate, {}, range};
        for (std::size_t i = 0; i < tracks.size(); ++i)
            request.tracks.push_back({project::TrackId{i + 1}, tracks[i], "Voice"});
        return request;
    }

    std::vector<float> pull(int frames)
    {
        std::vector<float> all;
        for (int done = 0; done < frames; done += kRate / 4) {
            engine.waitForTransport();
            device().pull(std::min(kRate / 4, frames - done));
            all.insert(all.end(), device().pulled().begin(), device().pulled().end());
        }
        return all;
    }

    std::vector<audio::FinishedTake> finish()
    {
        recorder.stop();
        engine.stop();
        QElapsedTimer clock;
        clock.start();
        while (!recorder.finished() && clock.elapsed() < 10'000) {
            pull(512);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        return recorder.collect();
    }

    std::filesystem::path folder() const { return std::filesystem::path(m_folder.path().toStdString()) / "media"; }
    audio::NullDevice& device() { return dynamic_cast<audio::NullDevice&>(engine.device()); }

private:
    QTemporaryDir m_folder;
};

} // namespace melisma::tests
