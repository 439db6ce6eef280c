// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/live_engine.h"
#include "audio/graph/offline_renderer.h"
#include "core/project/project.h"

#include <QTemporaryDir>
#include <QTest>

#include <sndfile.h>

#include <cmath>
#include <filesystem>
#include <functional>
#include <numbers>
#include <string>
#include <vector>

namespace melisma::tests {

inline constexpr int kRate = 48000;

/// The soundfont the tests play through; empty when none is installed.
inline std::filesystem::path soundfont()
{
    const auto found = audio::findSoundfont();
    return found ? *found : std::filesystem::path();
}

/// A project under construction whose sounds are float WAV files in a temporary folder, written by libsndfile alone.
class Song {
public:
    /// At 120 bpm a beat is 24000 frames.
    Song() { project.tempoMap = music::TempoMap(120.0, music::Meter{}); }

    project::Project project;

    project::TrackId addTrack(project::TrackKind kind, const music::Instrument& instrument = {})
    {
        project::Track track;
        track.id = {project.nextId++};
        track.kind = kind;
        track.name = "Track " + std::to_string(track.id.value);
        track.instrument = instrument;
        project.tracks.emplace_back(track);
        return track.id;
    }

    project::SendId addSend(project::TrackId from, project::TrackId bus, double gainDb = 0.0, bool preFader = false)
    {
        const project::SendId id{project.nextId++};
        change(from, [&](project::Track& track) { track.sends.push_back({id, bus, gainDb, preFader, true}); });
        return id;
    }

    /// Changes a track in place; the test owns the project.
    void change(project::TrackId id, const std::function<void(project::Track&)>& edit)
    {
        for (auto& track : project.tracks)
            if (track->id == id)
                track = track.with(edit);
    }

    void changeClip(project::TrackId id, std::size_t clip, const std::function<void(project::Clip&)>& edit)
    {
        change(id, [&](project::Track& track) { track.clips[clip] = track.clips[clip].with(edit); });
    }

    /// Writes f(frame, channel) as a file and registers it; answers its hash (a made-up one).
    std::string addSound(int frames, int channels, const std::function<double(int, int)>& f)
    {
        const std::string name = "sound" + std::to_string(project.assets.size());
        std::vector<float> samples;
        for (int frame = 0; frame < frames; ++frame)
            for (int channel = 0; channel < channels; ++channel)
                samples.push_back(static_cast<float>(f(frame, channel)));
        SF_INFO info{};
        info.samplerate = kRate;
        info.channels = channels;
        info.format = SF_FORMAT_WAV | SF_FORMAT_FLOAT;
        const auto path = m_folder.filePath(QString::fromStdString(name + ".wav")).toStdString();
        SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
        if (!file || sf_writef_float(file, samples.data(), frames) != frames)
            qFatal("cannot write %s", path.c_str());
        sf_close(file);
        project.assets.emplace(
            name, base::Shared(project::Asset{name, name, name + ".wav", channels, kRate, base::Frames{frames}}));
        return name;
    }

    /// A clip with the whole of a sound, at frame `start`.
    void addAudioClip(project::TrackId track, const std::string& sound, std::int64_t start)
    {
        const auto length = project.findAsset(sound)->frames;
        project::Clip clip;
        clip.start = project::TimeValue::absolute({start});
        clip.length = project::TimeValue::absolute(length);
        clip.offset = project::TimeValue::absolute({0});
        addClip(track, std::move(clip), project::AudioContent{sound, length});
    }

    void addNoteClip(project::TrackId track, const music::NoteSequence& notes, base::Beats start)
    {
        project::Clip clip;
        clip.start = project::TimeValue::musical(start);
        clip.length = project::TimeValue::musical(notes.length);
        clip.offset = project::TimeValue::musical({});
        addClip(track, std::move(clip), project::NoteContent(notes));
    }

    audio::LiveEngine::MediaPath mediaPath() const
    {
        return [root = std::filesystem::path(m_folder.path().toStdString())](const project::Asset& asset) {
            return root / asset.file;
        };
    }

    project::ProjectPtr snapshot() const { return std::make_shared<const project::Project>(project); }
    QString filePath(const QString& name) const { return m_folder.filePath(name); }

private:
    void addClip(project::TrackId id, project::Clip clip, project::TakeContent content)
    {
        project::Take take;
        take.id = {project.nextId++};
        take.content = std::move(content);
        clip.id = {project.nextId++};
        clip.chosenTake = take.id;
        clip.takes.emplace_back(std::move(take));
        change(id, [&](project::Track& track) { track.clips.emplace_back(std::move(clip)); });
    }

    QTemporaryDir m_folder;
};

inline std::function<double(int, int)> sine(double hz, double amplitude = 0.5)
{
    return [=](int frame, int) { return amplitude * std::sin(2.0 * std::numbers::pi * hz * frame / kRate); };
}

/// One note a beat, `pitches` in order.
inline music::NoteSequence melody(const std::vector<int>& pitches, int velocity = 100)
{
    music::NoteSequence sequence;
    for (std::size_t i = 0; i < pitches.size(); ++i)
        sequence.notes.push_back(
            {base::Beats::whole(static_cast<std::int64_t>(i)), base::Beats::of(0.9), pitches[i], velocity});
    sequence.length = base::Beats::whole(static_cast<std::int64_t>(pitches.size()));
    return sequence;
}

/// The mix of frames [start, end), interleaved; empty when the render failed.
inline std::vector<float> offline(const Song& song, std::int64_t start, std::int64_t end, int threads = 2)
{
    std::vector<float> mix;
    const auto sink = [&mix](const audio::RenderedBlock& block) -> base::Result<void> {
        mix.insert(mix.end(), block.mix, block.mix + 2 * block.frames);
        return {};
    };
    audio::OfflineRequest request;
    request.start = {start};
    request.end = {end};
    request.threads = threads;
    const auto done = audio::renderOffline(song.project, song.mediaPath(), soundfont(), request, sink);
    if (!done)
        qWarning("%s", done.error().sentence().c_str());
    return done ? mix : std::vector<float>();
}

/// An engine whose device is pulled by the test.
class PulledEngine {
public:
    explicit PulledEngine(const Song& song, int block = 512) : engine(audio::makeNullDevice(false), soundfont())
    {
        if (const auto started = engine.start(kRate, block); !started)
            qFatal("%s", started.error().sentence().c_str());
        show(song);
    }

    audio::LiveEngine engine;

    void show(const Song& song)
    {
        engine.setProject(song.snapshot(), song.mediaPath());
        engine.waitForPlan();
    }

    /// The next `frames` frames. The butler keeps up because the pull pauses for it.
    std::vector<float> pull(int frames)
    {
        constexpr int kStep = kRate / 2;
        std::vector<float> all;
        for (int done = 0; done < frames; done += kStep) {
            engine.waitForTransport();
            device().pull(std::min(kStep, frames - done));
            all.insert(all.end(), device().pulled().begin(), device().pulled().end());
        }
        return all;
    }

private:
    audio::NullDevice& device() { return dynamic_cast<audio::NullDevice&>(engine.device()); }
};

inline std::vector<float> side(const std::vector<float>& interleaved, std::size_t channel)
{
    std::vector<float> samples;
    for (std::size_t i = channel; i < interleaved.size(); i += 2)
        samples.push_back(interleaved[i]);
    return samples;
}

inline double rms(const std::vector<float>& samples, std::size_t from, std::size_t to)
{
    double sum = 0.0;
    for (std::size_t i = from; i < to; ++i)
        sum += static_cast<double>(samples[i]) * samples[i];
    return std::sqrt(sum / static_cast<double>(to - from));
}

inline double peak(const std::vector<float>& samples)
{
    double highest = 0.0;
    for (const float sample : samples)
        highest = std::max(highest, std::abs(static_cast<double>(sample)));
    return highest;
}

/// Greatest difference between neighbours: a click shows as a step that the material does not have.
inline double greatestStep(const std::vector<float>& samples)
{
    double greatest = 0.0;
    for (std::size_t i = 1; i < samples.size(); ++i)
        greatest = std::max(greatest, std::abs(static_cast<double>(samples[i]) - samples[i - 1]));
    return greatest;
}

} // namespace melisma::tests
