// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/export/export_project.h"
#include "core/base/sha256.h"
#include "tests/audio/sound_support.h"
#include "tests/support/scratch_dir.h"

#include <QTest>

namespace melisma::tests {

using audio::Container;
using audio::ExportReport;
using audio::ExportRequest;
using audio::SampleFormat;

inline constexpr int kRate = 48000;
inline constexpr int kFrames = 96000;

/// A project of audio tracks whose media are known to the sample, so that no soundfont is needed.
class Studio {
public:
    void addTrack(const std::string& name, double gainDb, double pan, const std::function<double(int, int)>& sound)
    {
        const auto path = m_scratch.path() / "media.wav";
        writeSound(path, spec(Container::wav, SampleFormat::float32, kRate), kFrames, sound);
        project::Asset asset{*base::sha256OfFile(path), name, "", 2, kRate, {kFrames}};
        std::filesystem::rename(path, mediaPath(asset));
        song.assets.emplace(asset.sha256, asset);
        project::Take take;
        take.id = {song.nextId++};
        take.content = project::AudioContent{asset.sha256, asset.frames};
        take.provenance.origin = project::Origin::aiGenerated;
        take.provenance.contributions = {project::Contribution::instrumentation};
        take.provenance.prompt = "a secret wish";
        project::Clip clip;
        clip.id = {song.nextId++};
        clip.start = clip.offset = project::TimeValue::absolute({});
        clip.length = project::TimeValue::absolute({kFrames});
        clip.takes = {take};
        clip.chosenTake = take.id;
        project::Track track;
        track.id = {song.nextId++};
        track.name = name;
        track.mix.gainDb = gainDb;
        track.mix.pan = pan;
        track.clips = {clip};
        song.tracks.emplace_back(track);
    }

    void addNotes(const std::string& name, music::Instrument instrument)
    {
        music::NoteSequence sequence;
        for (int i = 0; i < 4; ++i)
            sequence.notes.push_back({base::Beats::whole(i), base::Beats{900}, 48 + i, 100});
        sequence.length = base::Beats::whole(4);
        project::Take take;
        take.id = {song.nextId++};
        take.content = project::NoteContent(sequence);
        take.provenance.origin = project::Origin::algorithmic;
        take.provenance.contributions = {project::Contribution::composition, project::Contribution::instrumentation};
        project::Clip clip;
        clip.id = {song.nextId++};
        clip.length = project::TimeValue::musical(sequence.length);
        clip.takes = {take};
        clip.chosenTake = take.id;
        project::Track track;
        track.id = {song.nextId++};
        track.kind = project::TrackKind::instrument;
        track.name = name;
        track.instrument = std::move(instrument);
        track.clips = {clip};
        song.tracks.emplace_back(track);
    }

    std::filesystem::path mediaPath(const project::Asset& asset) const
    {
        return m_scratch.path() / (asset.sha256 + ".wav");
    }
    std::filesystem::path out(const std::string& name) const { return m_out.path() / name; }
    bool outIsEmpty() const { return std::filesystem::is_empty(m_out.path()); }

    base::Result<ExportReport> run(const ExportRequest& request,
                                   const std::function<void(double, const std::string&)>& progress = {},
                                   std::stop_token stop = {}) const
    {
        return audio::exportProject(
            song, [this](const project::Asset& asset) { return mediaPath(asset); }, soundfont, request, progress, stop);
    }

    ExportRequest everything(const char* mix = "mix.wav") const
    {
        ExportRequest request;
        request.mix = out(mix);
        request.stemsFolder = out("stems");
        request.midi = out("song.mid");
        return request;
    }

    project::Project song;
    std::filesystem::path soundfont;

private:
    ScratchDir m_scratch;
    ScratchDir m_out;
};

inline void addBand(Studio& studio)
{
    studio.song.name = "Nachtfahrt";
    studio.addTrack("Drums / \"loud\"", 2.0, -0.5, sine(97.0, kRate, 0.7));
    studio.addTrack("Bass", -3.0, 0.3, sine(211.0, kRate, 0.6));
    studio.addTrack("Bass", 0.0, 0.0, [](int i, int c) { return 0.5 * std::sin(0.013 * i + c) * (i % 24000 < 12000); });
}

} // namespace melisma::tests
