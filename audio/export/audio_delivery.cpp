// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/audio_delivery.h"

#include "audio/analysis/loudness.h"
#include "audio/files/file_errors.h"
#include "core/provenance/usage_record.h"

#include <fmt/format.h>

#include <fstream>
#include <random>

namespace melisma::audio {

using base::Result;

namespace {
constexpr std::size_t kBlockSamples = 2 * 16384;
}

Result<ExportedFile> writeAudio(FloatSpool& spool, const AudioTarget& target, const std::filesystem::path& staged,
                                float gain, const std::function<void(std::int64_t)>& wrote, const std::stop_token& stop)
{
    auto writer = createAudioFile(staged, target.spec);
    if (!writer)
        return writer.error();
    LoudnessMeter meter(target.spec.channels, target.spec.sampleRate);
    std::vector<float> block(kBlockSamples);
    for (;;) {
        if (stop.stop_requested())
            return cancelled("The export");
        const auto count = spool.read(block);
        if (!count)
            return count.error();
        if (*count == 0)
            break;
        for (float& sample : std::span(block).first(*count))
            sample *= gain;
        const int frames = static_cast<int>(*count / 2);
        meter.add(block.data(), frames);
        if (const auto written = (*writer)->write(block.data(), frames); !written)
            return written.error();
        wrote(frames);
    }
    if (const auto finished = (*writer)->finish(); !finished)
        return finished.error();
    const Loudness loudness = meter.result();
    ExportedFile file;
    file.path = target.path;
    file.kind = target.kind;
    file.track = target.trackIndex ? target.title : "";
    file.seconds = base::toSeconds(spool.frames(), target.spec.sampleRate).value;
    file.sampleRate = target.spec.sampleRate;
    file.integratedLufs = loudness.integratedLufs;
    file.truePeakDb = loudness.truePeakDb;
    file.pcmSha256 = (*writer)->pcmHash();
    return file;
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
    return provenance::usageRecord(*context.project, subject);
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
