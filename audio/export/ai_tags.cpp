// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/ai_tags.h"

#include "audio/export/export_project.h"
#include "audio/export/taglib_tags.h"
#include "audio/export/wav_chunks.h"
#include "audio/export/xmp_packet.h"
#include "audio/files/audio_file.h"
#include "audio/files/file_errors.h"
#include "audio/files/riff_chunks.h"
#include "audio/files/temp_name.h"

namespace melisma::audio {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

constexpr const char* kRecordKey = "AI_USAGE";

Error tagsNotWritten(const std::filesystem::path& file, std::string detail)
{
    return {ErrorKind::io, "The AI-usage record could not be written into " + file.string(),
            "Check that the disk has room", std::move(detail)};
}

/// Bytes on the disk are what counts, so the file is decoded again.
Result<void> checkSamples(const std::filesystem::path& decoded, const std::filesystem::path& file,
                          const std::string& expected)
{
    const auto hash = pcmSha256(decoded);
    if (!hash || *hash != expected)
        return tagsNotWritten(file, hash ? "tagging changed the samples" : hash.error().message);
    return {};
}

/// Chunks only join behind what is there and no byte of the samples is touched, so they are checked beforehand.
Result<void> tagWave(const std::filesystem::path& file, const TagSheet& sheet, const std::string& expected)
{
    if (auto checked = checkSamples(file, file, expected); !checked)
        return checked;
    std::vector<NewChunk> chunks{{"bext", bextChunk(sheet)}, {"iXML", ixmlChunk(sheet)}};
    if (!sheet.markers.empty()) {
        chunks.push_back({"cue ", cueChunk(sheet)});
        chunks.push_back({"LIST", cueLabels(sheet)});
    }
    chunks.push_back({"LIST", infoChunk(sheet)});
    chunks.push_back({"_PMX", xmpPacket(sheet)});
    chunks.push_back({"id3 ", id3Bytes(sheet)});
    return appendRiffChunks(file, chunks);
}

Result<void> tagByCopy(const std::filesystem::path& file, const TagSheet& sheet, const std::string& expected)
{
    const TemporaryPath copy(temporaryNameFor(file));
    std::error_code code;
    std::filesystem::copy_file(file, copy.path(), code);
    if (code)
        return tagsNotWritten(file, code.message());
    if (!tagByTaglib(copy.path(), sheet))
        return tagsNotWritten(file, "TagLib");
    if (auto checked = checkSamples(copy.path(), file, expected); !checked)
        return checked;
    std::filesystem::rename(copy.path(), file, code);
    return code ? Result<void>(tagsNotWritten(file, code.message())) : Result<void>();
}

} // namespace

AiTags readAiTags(const std::filesystem::path& file)
{
    if (!isRf64(file))
        return aiTagsByTaglib(file);
    const std::string id3 = readRiffChunk(file, "id3 ");
    return id3.empty() ? AiTags() : aiTagsOfId3(id3);
}

Result<void> writeTags(const std::filesystem::path& file, const TagSheet& sheet, const std::string& pcmSha256Expected)
{
    return isWave(file) ? tagWave(file, sheet, pcmSha256Expected) : tagByCopy(file, sheet, pcmSha256Expected);
}

Result<base::Json> readUsageRecord(const std::filesystem::path& audioFile)
{
    if (const auto readable = checkReadable(audioFile); !readable)
        return readable.error();
    const AiTags tags = readAiTags(audioFile);
    const auto found = tags.find(kRecordKey);
    if (found == tags.end())
        return Error{ErrorKind::notFound, audioFile.string() + " carries no AI-usage record",
                     "Only files exported with Melisma have one, and other programs may strip it", ""};
    return base::parseJson(found->second, "The AI-usage record in " + audioFile.string());
}

} // namespace melisma::audio
