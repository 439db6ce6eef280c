// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/audio_delivery.h"

#include "audio/analysis/loudness.h"
#include "audio/files/container.h"
#include "audio/files/file_errors.h"
#include "core/music/lyric.h"
#include "core/provenance/usage_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <random>

namespace melisma::audio {

using base::Result;

namespace {

constexpr std::size_t kBlockSamples = 2 * 16384;
constexpr double kLoudnessSlack = 0.05; ///< LU
constexpr double kPeakSlack = 0.01;     ///< dB
constexpr int kMostTries = 4;

/// Everything between a spool and a file, block by block.
class Delivery {
public:
    Delivery(const AudioTarget& target, const Level& level, const std::function<void(std::int64_t)>& wrote)
        : m_stage(target.spec.sampleRate, level)
        , m_meter(target.spec.channels, target.spec.sampleRate)
        , m_wrote(wrote)
    {}

    Result<void> run(FloatSpool& spool, AudioWriter& writer, const std::stop_token& stop)
    {
        std::vector<float> block(kBlockSamples);
        for (;;) {
            if (stop.stop_requested())
                return cancelled("The export");
            const auto count = spool.read(block);
            if (!count)
                return count.error();
            if (*count == 0)
                break;
            if (auto put = write(writer, m_stage.process(std::span(block).first(*count))); !put)
                return put;
        }
        if (auto put = write(writer, m_stage.finish()); !put)
            return put;
        if (auto finished = writer.finish(); !finished)
            return finished;
        return spool.restart();
    }

    Loudness loudness() const { return m_meter.result(); }
    double limitedDb() const { return m_stage.limitedDb(); }

private:
    Result<void> write(AudioWriter& writer, std::span<const float> samples)
    {
        const int frames = static_cast<int>(samples.size() / 2);
        if (frames == 0)
            return {};
        m_meter.add(samples.data(), frames);
        m_wrote(frames);
        return writer.write(samples.data(), frames);
    }

    LevelStage m_stage;
    LoudnessMeter m_meter;
    const std::function<void(std::int64_t)>& m_wrote;
};

/// A marker's stretch in frames of a file that begins at `start` of the project; nothing when it begins outside.
std::optional<TagMarker> markerIn(const project::Project& project, const project::Marker& marker,
                                  const RecordContext& context, int rate)
{
    const auto frameOf = [&](base::Beats at) { return project.tempoMap.framesAt(at, project.sampleRate); };
    const base::Frames begin = frameOf(marker.start);
    const base::Frames end = frameOf(marker.start + marker.length);
    if (begin < context.start || begin >= context.end)
        return {};
    const auto inFile = [&](base::Frames at) {
        return base::toFrames(base::toSeconds(std::min(at, context.end) - context.start, project.sampleRate), rate);
    };
    return TagMarker{marker.name, inFile(begin), inFile(end) - inFile(begin)};
}

int bitsOf(const WriteSpec& spec)
{
    return spec.format == SampleFormat::int16 ? 16 : spec.format == SampleFormat::int24 ? 24 : 32;
}

SongTags songOf(const project::Project& project, const ExportRequest& request, const AudioTarget& target,
                base::Frames start)
{
    SongTags song = request.tags;
    if (song.title.empty())
        song.title = project.name;
    if (target.trackIndex)
        song.title += " (" + target.title + ")";
    if (!song.bpm)
        song.bpm = project.tempoMap.bpmAt(project.tempoMap.beatsAt(start, project.sampleRate));
    if (song.key.empty())
        song.key = keyTag(project.key);
    return song;
}

} // namespace

Result<Delivered> writeAudio(FloatSpool& spool, const AudioTarget& target, const std::filesystem::path& staged,
                             const Level& level, const std::function<void(std::int64_t)>& wrote,
                             const std::stop_token& stop)
{
    auto writer = createAudioFile(staged, target.spec);
    if (!writer)
        return writer.error();
    Delivery delivery(target, level, wrote);
    if (const auto done = delivery.run(spool, **writer, stop); !done)
        return done.error();
    auto loudness = isLossy(target.spec.container) ? measureLoudness(staged) : Result<Loudness>(delivery.loudness());
    if (!loudness)
        return loudness.error();
    Delivered result;
    result.limitedDb = delivery.limitedDb();
    ExportedFile& file = result.file;
    file.path = target.path;
    file.kind = target.kind;
    file.track = target.trackIndex ? target.title : "";
    file.seconds = base::toSeconds(spool.frames(), target.spec.sampleRate).value;
    file.frames = spool.frames();
    file.sampleRate = target.spec.sampleRate;
    file.integratedLufs = loudness->integratedLufs;
    file.truePeakDb = loudness->truePeakDb;
    file.rangeLu = loudness->rangeLu;
    file.maxMomentaryLufs = loudness->maxMomentaryLufs;
    file.maxShortTermLufs = loudness->maxShortTermLufs;
    file.pcmSha256 = (*writer)->pcmHash();
    return result;
}

Result<Delivered> writeToLoudness(FloatSpool& spool, const AudioTarget& target, const std::filesystem::path& staged,
                                  Level& level, const LoudnessWish& wish,
                                  const std::function<void(std::int64_t)>& wrote, const std::stop_token& stop)
{
    for (int attempt = 1;; ++attempt) {
        auto delivered = writeAudio(spool, target, staged, level, wrote, stop);
        if (!delivered || !std::isfinite(delivered->file.integratedLufs) || attempt == kMostTries)
            return delivered;
        const double missing = wish.lufs - delivered->file.integratedLufs;
        const double over = delivered->file.truePeakDb - wish.ceilingDb;
        const bool reached = std::abs(missing) <= kLoudnessSlack || (missing > 0.0 && level.gainDb >= wish.mostGainDb);
        if (reached && over <= kPeakSlack)
            return delivered;
        if (!reached)
            level.gainDb = std::min(level.gainDb + missing, wish.mostGainDb);
        if (over > kPeakSlack)
            level.ceilingDb = level.ceilingDb.value_or(wish.ceilingDb) - over - kPeakSlack;
    }
}

std::string newExportId()
{
    std::random_device random;
    const auto word = [&] { return static_cast<std::uint32_t>(random()); };
    const std::uint32_t a = word(), b = word(), c = word(), d = word();
    return fmt::format("{:08x}-{:04x}-4{:03x}-{:x}{:03x}-{:04x}{:08x}", a, b >> 16, b & 0xFFF, 8 + (c >> 30), c & 0xFFF,
                       c >> 12 & 0xFFFF, d);
}

base::Json recordOf(const RecordContext& context, const ExportedFile& file, const std::string& title,
                    std::optional<project::TrackId> track)
{
    provenance::RecordSubject subject;
    subject.kind = file.kind;
    subject.title = title;
    subject.exportId = context.exportId;
    subject.created = context.created;
    subject.pcmSha256 = file.pcmSha256;
    subject.seconds = file.seconds;
    subject.sampleRate = file.sampleRate;
    subject.channels = file.sampleRate > 0 ? 2 : 0;
    subject.track = track;
    subject.rangeStart = context.start;
    subject.rangeEnd = context.end;
    subject.includePrompts = context.includePrompts;
    subject.isrc = context.isrc;
    return provenance::usageRecord(*context.project, subject);
}

TagSheet sheetOf(const RecordContext& context, const ExportRequest& request, const AudioTarget& target,
                 const ExportedFile& file, const base::Json& record)
{
    const project::Project& project = *context.project;
    TagSheet sheet;
    sheet.song = songOf(project, request, target, context.start);
    sheet.project = project.name;
    sheet.lyrics = context.includePrompts ? music::plainWords(project.lyrics) : "";
    sheet.ai = provenance::tagDigest(record);
    sheet.exportId = context.exportId;
    sheet.created = context.created;
    for (const auto& marker : project.markers)
        if (auto placed = markerIn(project, marker, context, file.sampleRate))
            sheet.markers.push_back(std::move(*placed));
    sheet.timeReference = base::toFrames(base::toSeconds(context.start, project.sampleRate), file.sampleRate);
    sheet.frames = file.frames;
    sheet.sampleRate = file.sampleRate;
    sheet.bits = bitsOf(target.spec);
    sheet.integratedLufs = file.integratedLufs;
    sheet.rangeLu = file.rangeLu;
    sheet.truePeakDb = file.truePeakDb;
    sheet.maxMomentaryLufs = file.maxMomentaryLufs;
    sheet.maxShortTermLufs = file.maxShortTermLufs;
    return sheet;
}

Result<void> writeSidecar(const std::filesystem::path& staged, const base::Json& record)
{
    std::ofstream stream(staged, std::ios::binary);
    stream << record.dump(2, ' ', false, base::Json::error_handler_t::replace) << '\n';
    stream.close();
    return stream ? Result<void>() : Result<void>(cannotWrite(staged));
}

std::filesystem::path sidecarOf(const std::filesystem::path& file)
{
    return file.string() + ".ai.json";
}

} // namespace melisma::audio
