// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/export_project.h"

#include "audio/export/ai_tags.h"
#include "audio/export/audio_delivery.h"
#include "audio/export/export_plan.h"
#include "audio/export/export_texts.h"
#include "audio/export/file_set.h"
#include "audio/export/float_spool.h"
#include "audio/export/midi_export.h"
#include "audio/export/missing_sounds.h"
#include "audio/export/mix_levels.h"
#include "audio/export/parallel.h"
#include "audio/files/file_errors.h"
#include "audio/graph/mixing.h"
#include "audio/graph/offline_renderer.h"
#include "audio/stretch/stretched_sound.h"
#include "core/provenance/usage_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <fstream>

namespace melisma::audio {

using base::Error;
using base::Frames;
using base::Result;
using project::Project;

namespace {

/// What rings behind the last clip, when the whole song is exported.
constexpr base::Seconds kLongestTail{10.0};
constexpr double kRenderShare = 0.6;  ///< of the whole progress, when there is sound to render
constexpr double kStretchShare = 0.4; ///< of that, when sounds are stretched before

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
        m_record = {&project,   newExportId(),          project::timestampNow(), m_plan.start,
                    m_plan.end, request.includePrompts, request.tags.isrc};
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
        report(1.0, export_stage::kDone);
        return finalReport();
    }

private:
    void report(double fraction, std::string_view stage) const
    {
        if (m_progress)
            m_progress(fraction, std::string(stage));
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
        if (auto there = stretch(mediaPath); !there)
            return there;
        report(m_stretchShare, export_stage::kRendering);
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

    /// Renders what clips play stretched and is not in the cache yet.
    Result<void> stretch(const LiveEngine::MediaPath& mediaPath)
    {
        return renderSounds(
            stretchedSounds(m_project, true), mediaPath,
            [this](double fraction) {
                m_stretchShare = kStretchShare; // it is only told of what takes time
                report(kStretchShare * fraction, export_stage::kStretching);
            },
            m_stop);
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
        report(m_stretchShare + (kRenderShare - m_stretchShare) * std::min(done / all, 1.0), export_stage::kRendering);
        return {};
    }

    /// Stems come before the master fader, which belongs to their sum too.
    float masterGainOf(const AudioJob& job) const
    {
        return job.target.trackIndex ? linearGain(m_project.masterGainDb) : 1.0f;
    }

    PeakFacts peaks() const
    {
        PeakFacts facts;
        facts.wholeNumbers = m_request.format != SampleFormat::float32;
        facts.mix = m_unwrittenMix ? m_unwrittenMix->peak() : 0.0;
        for (const AudioJob& job : m_jobs) {
            double& loudest = job.target.trackIndex ? facts.loudestStem : facts.mix;
            loudest = std::max(loudest, static_cast<double>(job.spool->peak() * masterGainOf(job)));
        }
        return facts;
    }

    Result<void> writeAll()
    {
        report(kRenderShare, export_stage::kMeasuring);
        FloatSpool& mix = m_unwrittenMix ? *m_unwrittenMix : *m_jobs.front().spool;
        auto levels = chooseLevels(mix, m_plan.sampleRate, peaks(), m_request, m_stop);
        if (!levels)
            return levels.error();
        m_levels = std::move(*levels);
        std::atomic<std::int64_t> frames{0};
        const auto total = static_cast<double>(mix.frames().count) * static_cast<double>(m_jobs.size());
        const auto wrote = [&](std::int64_t count) { frames += count; };
        const auto tick = [&] {
            const double done = std::min(1.0, static_cast<double>(frames) / std::max(total, 1.0));
            report(kRenderShare + (0.99 - kRenderShare) * done, export_stage::kFiles);
        };
        // The limiter's mix comes first: only when it has reached its loudness is the gain known that stems share.
        const std::size_t alone = m_request.loudnessLufs && !m_unwrittenMix ? 1 : 0;
        const auto write = [&](std::size_t i, const std::stop_token& stop) { return writeOne(m_jobs[i], wrote, stop); };
        if (auto written = runParallel(alone, write, m_stop, tick); !written)
            return written;
        settleStems(m_levels, peaks(), m_limitedDb > 0.0);
        const auto writeRest = [&](std::size_t i, const std::stop_token& stop) { return write(i + alone, stop); };
        return runParallel(m_jobs.size() - alone, writeRest, m_stop, tick);
    }

    /// Runs on several threads, each with a job of its own.
    Result<void> writeOne(AudioJob& job, const std::function<void(std::int64_t)>& wrote, const std::stop_token& stop)
    {
        auto delivered = deliver(job, wrote, stop);
        if (!delivered)
            return delivered.error();
        job.done = std::move(delivered->file);
        const auto track =
            job.target.trackIndex ? std::optional(m_project.tracks[*job.target.trackIndex]->id) : std::nullopt;
        const base::Json record = recordOf(m_record, job.done, job.target.title, track);
        if (auto sidecar = writeSidecar(job.stagedSidecar, record); !sidecar)
            return sidecar;
        return writeTags(job.staged, sheetOf(m_record, m_request, job.target, job.done, record), job.done.pcmSha256);
    }

    Result<Delivered> deliver(AudioJob& job, const std::function<void(std::int64_t)>& wrote,
                              const std::stop_token& stop)
    {
        if (job.target.trackIndex) {
            const double gainDb = m_levels.stemGainDb + 20.0 * std::log10(std::max(masterGainOf(job), 1e-30f));
            return writeAudio(*job.spool, job.target, job.staged, {gainDb, {}}, wrote, stop);
        }
        if (!m_request.loudnessLufs)
            return writeAudio(*job.spool, job.target, job.staged, m_levels.mix, wrote, stop);
        auto mix = writeToLoudness(*job.spool, job.target, job.staged, m_levels.mix,
                                   {*m_request.loudnessLufs, m_request.truePeakDb, m_levels.mostGainDb}, wrote, stop);
        if (mix) {
            m_limitedDb = mix->limitedDb;
            noteLoudness(mix->file);
        }
        return mix;
    }

    void noteLoudness(const ExportedFile& mix)
    {
        if (!std::isfinite(mix.integratedLufs))
            m_levels.notes.emplace_back(export_note::kSilent);
        else if (std::abs(mix.integratedLufs - *m_request.loudnessLufs) > 0.1)
            m_levels.notes.push_back(fmt::format(export_note::kReached, mix.integratedLufs));
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
        report(0.99, export_stage::kNotes);
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
        result.gainDb = m_levels.mix.gainDb;
        result.stemGainDb = m_levels.stemGainDb;
        result.limitedDb = m_limitedDb;
        result.notes = m_levels.notes;
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
    MixLevels m_levels;
    double m_limitedDb = 0.0;
    double m_stretchShare = 0.0; ///< of the progress, once a sound had to be stretched
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
    if (auto there = plan->audio.empty() ? Result<void>() : checkSoundsAreThere(project, mediaPath); !there)
        return there.error();
    Export one(project, request, std::move(*plan), progress, std::move(stop));
    auto report = one.run(mediaPath, soundfont);
    if (report)
        report->elapsedSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return report;
}

} // namespace melisma::audio
