// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/import_audio.h"

#include "audio/files/audio_file.h"
#include "audio/files/channel_fold.h"
#include "audio/files/file_errors.h"
#include "audio/files/imported_provenance.h"
#include "audio/files/resampler.h"
#include "audio/files/temp_name.h"
#include "core/base/json.h"
#include "core/base/sha256.h"

#include <algorithm>
#include <cmath>
#include <fstream>

namespace melisma::audio {

using base::Error;
using base::ErrorKind;
using base::Frames;
using base::Result;

namespace {

constexpr int kBlock = 16384;

/// Where decoded samples go: folded, repaired, resampled, written.
class Intake {
public:
    static Result<std::unique_ptr<Intake>> create(const AudioFileInfo& info, int rate,
                                                  const std::filesystem::path& file)
    {
        const ChannelFold fold(info.channels);
        auto resampler = Resampler::create(fold.channels(), info.sampleRate, rate);
        if (!resampler)
            return resampler.error();
        WriteSpec spec;
        spec.format = SampleFormat::float32;
        spec.sampleRate = rate;
        spec.channels = fold.channels();
        // A header's promise may be wrong; only lengths far below the limit get the plain WAV header.
        const auto expected = static_cast<double>(info.frames.count) * rate / info.sampleRate * 2.0;
        spec.expectedFrames = info.frames.count < 0 ? Frames{-1} : Frames{static_cast<std::int64_t>(expected)};
        auto writer = createAudioFile(file, spec);
        if (!writer)
            return writer.error();
        return std::unique_ptr<Intake>(new Intake(fold, std::move(*resampler), std::move(*writer)));
    }

    Result<void> take(std::span<float> samples)
    {
        for (float& sample : samples) {
            if (!std::isfinite(sample)) {
                sample = 0.0f;
                ++m_repaired;
            }
        }
        const auto converted = m_resampler.push(m_fold.fold(samples));
        return converted ? write(*converted) : converted.error();
    }

    Result<void> finish()
    {
        for (;;) {
            const auto rest = m_resampler.drain();
            if (!rest)
                return rest.error();
            if (rest->empty())
                return m_writer->finish();
            if (const auto written = write(*rest); !written)
                return written;
        }
    }

    Frames frames() const { return m_frames; }
    int channels() const { return m_fold.channels(); }
    int repaired() const { return m_repaired; }

private:
    Intake(ChannelFold fold, Resampler resampler, std::unique_ptr<AudioWriter> writer)
        : m_fold(std::move(fold))
        , m_resampler(std::move(resampler))
        , m_writer(std::move(writer))
    {}

    Result<void> write(std::span<const float> samples)
    {
        const auto frames = static_cast<int>(samples.size() / static_cast<std::size_t>(m_fold.channels()));
        m_frames += Frames{frames};
        return m_writer->write(samples.data(), frames);
    }

    ChannelFold m_fold;
    Resampler m_resampler;
    std::unique_ptr<AudioWriter> m_writer;
    Frames m_frames;
    int m_repaired = 0;
};

Result<void> decodeInto(Intake& intake, AudioReader& reader, const std::function<void(double)>& progress,
                        const std::stop_token& stop)
{
    const auto channels = static_cast<std::size_t>(reader.info().channels);
    const auto total = static_cast<double>(reader.info().frames.count);
    std::vector<float> block(kBlock * channels);
    for (std::int64_t position = 0;;) {
        if (stop.stop_requested())
            return cancelled("The import");
        const auto count = reader.read(block.data(), kBlock);
        if (!count)
            return count.error();
        if (*count == 0)
            return {};
        if (const auto taken = intake.take({block.data(), static_cast<std::size_t>(*count) * channels}); !taken)
            return taken;
        position += *count;
        if (progress && total > 0)
            progress(std::min(1.0, static_cast<double>(position) / total));
    }
}

/// A plain WAV at the project's rate plays as it is: no copy in another format, which would be up to twice as large and
/// have to be hashed besides.
bool playsAsItIs(const AudioFileInfo& info, int rate)
{
    return info.format == "WAV" && info.sampleRate == rate && info.channels <= 2 &&
           (info.bits == 16 || info.bits == 24);
}

/// Copies `source` and answers the hash of what was copied.
Result<std::string> copyHashed(const std::filesystem::path& source, const std::filesystem::path& target)
{
    std::ifstream in(source, std::ios::binary);
    std::ofstream out(target, std::ios::binary | std::ios::trunc);
    if (!in || !out)
        return Error{ErrorKind::io, (in ? target : source).string() + (in ? " cannot be written" : " cannot be read"),
                     in ? "Make room on the disk, then try again" : "Check its permissions", ""};
    base::Sha256 hash;
    std::vector<char> block(std::size_t{1} << 18);
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
        hash.update(block.data(), static_cast<std::size_t>(in.gcount()));
        out.write(block.data(), in.gcount());
    }
    out.close();
    if (in.bad() || !out)
        return Error{ErrorKind::io, source.string() + " could not be copied into the project",
                     "Make room on the disk, then try again", ""};
    return hash.hex();
}

/// Decodes to the end, so that a damaged file is refused now and not while it plays.
Result<Frames> countFrames(AudioReader& reader, const std::function<void(double)>& progress,
                           const std::stop_token& stop)
{
    const auto total = static_cast<double>(reader.info().frames.count);
    std::vector<float> block(static_cast<std::size_t>(kBlock) * static_cast<std::size_t>(reader.info().channels));
    for (Frames frames;;) {
        if (stop.stop_requested())
            return cancelled("The import");
        const auto count = reader.read(block.data(), kBlock);
        if (!count)
            return count.error();
        if (*count == 0)
            return frames;
        frames += Frames{*count};
        if (progress && total > 0)
            progress(std::min(1.0, static_cast<double>(frames.count) / total));
    }
}

Result<void> keepAsItIs(const std::filesystem::path& source, AudioReader& reader, ImportedAudio& imported,
                        const std::function<void(double)>& progress, const std::stop_token& stop)
{
    const auto hash = copyHashed(source, imported.file);
    if (!hash)
        return hash.error();
    const auto frames = countFrames(reader, progress, stop);
    if (!frames)
        return frames.error();
    imported.asset = {*hash, "", "", reader.info().channels, reader.info().sampleRate, *frames};
    return {};
}

Result<void> convert(AudioReader& reader, int rate, ImportedAudio& imported,
                     const std::function<void(double)>& progress, const std::stop_token& stop)
{
    auto intake = Intake::create(reader.info(), rate, imported.file);
    if (!intake)
        return intake.error();
    if (const auto decoded = decodeInto(**intake, reader, progress, stop); !decoded)
        return decoded.error();
    if (const auto finished = (*intake)->finish(); !finished)
        return finished.error();
    const auto hash = base::sha256OfFile(imported.file);
    if (!hash)
        return hash.error();
    imported.asset = {*hash, "", "", (*intake)->channels(), rate, (*intake)->frames()};
    imported.repairedSamples = (*intake)->repaired();
    return {};
}

/// The file's name as valid UTF-8: a project holds nothing else, but file systems do.
std::string nameOf(const std::filesystem::path& source)
{
    const base::Json name(source.filename().string());
    return base::Json::parse(name.dump(-1, ' ', false, base::Json::error_handler_t::replace)).get<std::string>();
}

} // namespace

Result<ImportedAudio> importAudio(const std::filesystem::path& source, int projectRate,
                                  const std::filesystem::path& scratch, const std::function<void(double)>& progress,
                                  std::stop_token stop)
{
    auto reader = openAudioFile(source);
    if (!reader)
        return reader.error();
    TemporaryPath file(temporaryNameFor(scratch / "import.wav"));
    ImportedAudio imported;
    imported.file = file.path();
    const bool kept = playsAsItIs((*reader)->info(), projectRate);
    const auto done = kept ? keepAsItIs(source, **reader, imported, progress, stop)
                           : convert(**reader, projectRate, imported, progress, stop);
    if (!done)
        return done.error();
    if (imported.asset.frames.count == 0)
        return Error{ErrorKind::input, source.string() + " holds no sound", "Choose another file", ""};
    auto provenance = importedProvenance(source, kept ? imported.asset.sha256 : std::string());
    if (!provenance)
        return provenance.error();
    if (progress)
        progress(1.0);
    imported.asset.name = nameOf(source);
    imported.provenance = std::move(*provenance);
    file.release();
    return imported;
}

} // namespace melisma::audio
