// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/export_project.h"

#include "audio/export/ai_tags.h"
#include "audio/export/audio_delivery.h"
#include "audio/export/export_plan.h"
#include "audio/export/file_set.h"
#include "audio/export/float_spool.h"
#include "audio/export/midi_export.h"
#include "audio/export/parallel.h"
#include "audio/files/file_errors.h"
#include "audio/graph/mixing.h"
#include "audio/graph/offline_renderer.h"
#include "core/provenance/usage_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>

namespace melisma::audio {

using base::Error;
using base::Frames;
using base::Result;
using project::Project;

namespace {

/// Highest sample of a mix; what is left to full scale is for peaks between the samples and for later encoders.
constexpr double kCeilingDb = -1.0;
/// What rings behind the last clip, when the whole song is exported.
constexpr base::Seconds kLongestTail{10.0};
constexpr double kRenderShare = 0.6; ///< of the whole progress, when there is sound to render

/// A sound file from its place in the plan to its place on the disk.
struct AudioJob {
    AudioTarget target;
    std::filesystem::path staged;
    std::filesystem::path stagedSidecar;
    std::optional<FloatSpool> spool;
    ExportedFile done;
};

class Export {
public:
    Export(const Project& project, const ExportRequest& request, ExportPlan plan,
           std::function<void(double, const std::string&)> progress, std::stop_token stop)
        : m_project(project)
        , m_request(request)
        , m_plan(std::move(plan))
        , m_progress(std::move(progress))
        , m_stop(std::move(stop))
        , m_files(request.overwrite)
    {
        m_record = {&project, newExportId(), project::timestampNow(), m_plan.start, m_plan.end, request.includePrompts};
    }

    Result<ExportReport> run(const LiveEngine::MediaPath& mediaPath, const std::filesystem::path& soundfont)
    {
        if (auto staged = stageAll(); !staged)
            return staged.error();
        if (!m_jobs.empty()) {
            if (auto rendered = render(mediaPath, soundfont); !rendered)
                return rendered.error();
            if (auto written = writeAll(); !written)
                return written.error();
        }
        if (m_request.midi) {
            if (auto written = writeMidi(); !written)
                return written.error();
        }
        if (m_stop.stop_requested())
            return cancelled("The export");
        if (auto published = m_files.publish(); !published)
            return published.error();
        report(1.0, "Done");
        return finalReport();
    }

private:
    void report(double fraction, const std::string& stage) const
    {
        if (m_progress)
            m_progress(fraction, stage);
    }

    Result<void> stageAll()
    {
        if (m_request.stemsFolder) {
            if (auto ensured = m_files.ensureFolder(*m_request.stemsFolder); !ensured)
                return ensured;
        }
        for (const AudioTarget& target : m_plan.audio) {
            auto staged = m_files.stage(target.path);
            auto sidecar = m_files.stage(sidecarOf(target.path));
            if (!staged || !sidecar)
                return staged ? sidecar.error() : staged.error();
            m_jobs.push_back({target, *staged, *sidecar, {}, {}});
        }
        if (!m_request.midi)
            return {};
        auto staged = m_files.stage(*m_request.midi);
        auto sidecar = m_files.stage(sidecarOf(*m_request.midi));
        if (!staged || !sidecar)
            return staged ? sidecar.error() : staged.error();
        m_stagedMidi = {*staged, *sidecar};
        return {};
    }

    Result<void> openSpools()
    {
        for (std::size_t i = 0; i < m_jobs.size(); ++i) {
            auto spool =
                FloatSpool::create(m_files.scratchFile(fmt::format("{}", i)), m_project.sampleRate, m_plan.sampleRate);
            if (!spool)
                return spool.error();
            m_jobs[i].spool = std::move(*spool);
        }
        // The mix decides the gain even when only stems are asked for.
        if (m_jobs.front().target.kind != "mix") {
            auto mix = FloatSpool::create(m_files.scratchFile("mix"), m_project.sampleRate, m_plan.sampleRate);
            if (!mix)
                return mix.error();
            m_unwrittenMix = std::move(*mix);
        }
        return {};
    }

    Result<void> render(const LiveEngine::MediaPath& mediaPath, const std::filesystem::path& soundfont)
    {
        if (auto opened = openSpools(); !opened)
            return opened;
        OfflineRequest request;
        request.start = m_plan.start;
        request.end = m_plan.end;
        request.tracks = m_request.stemsFolder.has_value();
        if (!m_request.rangeEnd)
            request.longestTail = base::toFrames(kLongestTail, m_project.sampleRate);
        report(0.0, "Rendering");
        const auto rendered = renderOffline(
            m_project, mediaPath, soundfont, request, [this](const RenderedBlock& block) { return take(block); },
            m_stop);
        if (!rendered)
            return rendered;
        for (AudioJob& job : m_jobs)
            if (auto turned = job.spool->rewind(); !turned)
                return turned;
        if (m_unwrittenMix)
            return m_unwrittenMix->rewind();
        return {};
    }

    Result<void> take(const RenderedBlock& block)
    {
        const auto samples = static_cast<std::size_t>(block.frames) * 2;
        m_silence.resize(std::max(m_silence.size(), samples));
        if (m_unwrittenMix) {
            if (auto written = m_unwrittenMix->write({block.mix, samples}); !written)
                return written;
        }
        for (AudioJob& job : m_jobs) {
            const auto& index = job.target.trackIndex;
            const float* source = index ? block.tracks.at(*index) : block.mix;
            if (auto written = job.spool->write({source ? source : m_silence.data(), samples}); !written)
                return written;
        }
        const auto done = static_cast<double>((block.position + Frames{block.frames} - m_plan.start).count);
        const auto all = static_cast<double>((m_plan.end - m_plan.start).count);
        report(kRenderShare * std::min(done / all, 1.0), "Rendering");
        return {};
    }

    /// Stems come before the master fader, which belongs to their sum too.
    float masterGainOf(const AudioJob& job) const
    {
        return job.target.trackIndex ? linearGain(m_project.masterGainDb) : 1.0f;
    }

    /// 0, or the dB that bring the mix under the ceiling, and the stems as well where whole numbers would clip them.
    void chooseGain()
    {
        double peak = m_unwrittenMix ? m_unwrittenMix->peak() : 0.0;
        for (const AudioJob& job : m_jobs)
            if (!job.target.trackIndex || m_request.format != SampleFormat::float32)
                peak = std::max(peak, static_cast<double>(job.spool->peak() * masterGainOf(job)));
        m_gainDb = peak > 0.0 ? std::min(0.0, kCeilingDb - 20.0 * std::log10(peak)) : 0.0;
    }

    Result<void> writeAll()
    {
        chooseGain();
        const auto total =
            static_cast<double>(m_jobs.front().spool->frames().count) * static_cast<double>(m_jobs.size());
        std::atomic<std::int64_t> frames{0};
        const auto work = [&](std::size_t i, const std::stop_token& stop) {
            return writeOne(
                m_jobs[i], [&](std::int64_t count) { frames += count; }, stop);
        };
        return runParallel(m_jobs.size(), work, m_stop, [&] {
            report(kRenderShare + (0.99 - kRenderShare) * static_cast<double>(frames) / std::max(total, 1.0),
                   "Writing files");
        });
    }

    /// Runs on several threads, each with a job of its own.
    Result<void> writeOne(AudioJob& job, const std::function<void(std::int64_t)>& wrote,
                          const std::stop_token& stop) const
    {
        const auto gain = static_cast<float>(std::pow(10.0, m_gainDb / 20.0)) * masterGainOf(job);
        auto file = writeAudio(*job.spool, job.target, job.staged, gain, wrote, stop);
        if (!file)
            return file.error();
        job.done = std::move(*file);
        const auto track =
            job.target.trackIndex ? std::optional(m_project.tracks[*job.target.trackIndex]->id) : std::nullopt;
        const base::Json record = recordOf(m_record, job.done, job.target.title, track);
        if (auto sidecar = writeSidecar(job.stagedSidecar, record); !sidecar)
            return sidecar;
        return writeAiTags(job.staged, job.target.title, provenance::tagDigest(record), job.done.pcmSha256);
    }

    MidiRange midiRange() const
    {
        MidiRange range = wholeSong(m_project);
        if (m_request.rangeStart)
            range.start = m_project.tempoMap.beatsAt(*m_request.rangeStart, m_project.sampleRate);
        if (m_request.rangeEnd)
            range.end = m_project.tempoMap.beatsAt(*m_request.rangeEnd, m_project.sampleRate);
        return range;
    }

    Result<void> writeMidi()
    {
        report(0.99, "Writing notes");
        const std::string bytes = midiFileOf(m_project, midiRange());
        std::ofstream stream(m_stagedMidi->first, std::ios::binary);
        stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        stream.close();
        if (!stream)
            return cannotWrite(*m_request.midi);
        m_midi.path = *m_request.midi;
        m_midi.kind = "midi";
        m_midi.seconds = base::toSeconds(m_plan.end - m_plan.start, m_project.sampleRate).value;
        Project notesOnly = m_project;
        std::erase_if(notesOnly.tracks,
                      [](const auto& track) { return track->kind != project::TrackKind::instrument; });
        RecordContext context = m_record;
        context.project = &notesOnly;
        return writeSidecar(m_stagedMidi->second, recordOf(context, m_midi, m_project.name, {}));
    }

    ExportReport finalReport() const
    {
        ExportReport result;
        for (const AudioJob& job : m_jobs)
            result.files.push_back(job.done);
        if (m_request.midi)
            result.files.push_back(m_midi);
        const auto withRecords = result.files;
        for (const ExportedFile& file : withRecords) {
            ExportedFile record;
            record.path = sidecarOf(file.path);
            record.kind = "record";
            record.track = file.track;
            result.files.push_back(std::move(record));
        }
        result.gainDb = m_gainDb;
        return result;
    }

    const Project& m_project;
    const ExportRequest& m_request;
    ExportPlan m_plan;
    std::function<void(double, const std::string&)> m_progress;
    std::stop_token m_stop;
    FileSet m_files;
    RecordContext m_record;
    std::vector<AudioJob> m_jobs; ///< the spools close before m_files removes them
    std::optional<FloatSpool> m_unwrittenMix;
    std::optional<std::pair<std::filesystem::path, std::filesystem::path>> m_stagedMidi; ///< file, sidecar
    ExportedFile m_midi;
    std::vector<float> m_silence;
    double m_gainDb = 0.0;
};

} // namespace

Result<ExportReport> exportProject(const Project& project, const LiveEngine::MediaPath& mediaPath,
                                   const std::filesystem::path& soundfont, const ExportRequest& request,
                                   const std::function<void(double, const std::string& stage)>& progress,
                                   std::stop_token stop)
{
    const auto begun = std::chrono::steady_clock::now();
    auto plan = planExport(project, request);
    if (!plan)
        return plan.error();
    Export one(project, request, std::move(*plan), progress, std::move(stop));
    auto report = one.run(mediaPath, soundfont);
    if (report)
        report->elapsedSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return report;
}

} // namespace melisma::audio
