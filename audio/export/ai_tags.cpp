// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/ai_tags.h"

#include "audio/export/export_project.h"
#include "audio/files/audio_file.h"
#include "audio/files/file_errors.h"
#include "audio/files/temp_name.h"

#include <fileref.h>
#include <flacfile.h>
#include <id3v2tag.h>
#include <infotag.h>
#include <textidentificationframe.h>
#include <tpropertymap.h>
#include <wavfile.h>
#include <xiphcomment.h>

#include <fstream>
#include <string_view>

namespace melisma::audio {

using base::Error;
using base::ErrorKind;
using base::Result;
using Pairs = std::vector<std::pair<std::string, std::string>>;

namespace {

constexpr const char* kRecordKey = "AI_USAGE";
constexpr const char* kSoftware = "Melisma " MELISMA_VERSION;

TagLib::String utf8(const std::string& text)
{
    return {text, TagLib::String::UTF8};
}

/// One line for programs that only show a comment: the digest without the record itself.
std::string comment(const Pairs& tags)
{
    std::string text;
    for (const auto& [key, value] : tags)
        if (key != kRecordKey)
            text += (text.empty() ? "" : " ") + key + "=" + value;
    return text;
}

bool tagWav(const std::filesystem::path& file, const std::string& title, const Pairs& tags)
{
    TagLib::RIFF::WAV::File wav(file.c_str(), false);
    if (!wav.isValid())
        return false;
    auto* id3 = wav.ID3v2Tag();
    id3->setTitle(utf8(title));
    for (const auto& [key, value] : tags) {
        auto* frame = new TagLib::ID3v2::UserTextIdentificationFrame(TagLib::String::UTF8);
        frame->setDescription(utf8(key));
        frame->setText(utf8(value));
        id3->addFrame(frame); // takes it over
    }
    auto* info = wav.InfoTag();
    info->setFieldText("INAM", utf8(title));
    info->setFieldText("ISFT", utf8(kSoftware));
    info->setFieldText("ICMT", utf8(comment(tags)));
    return wav.save();
}

bool tagFlac(const std::filesystem::path& file, const std::string& title, const Pairs& tags)
{
    TagLib::FLAC::File flac(file.c_str(), false);
    if (!flac.isValid())
        return false;
    auto* comments = flac.xiphComment(true);
    comments->setTitle(utf8(title));
    comments->addField("ENCODER", utf8(kSoftware));
    for (const auto& [key, value] : tags)
        comments->addField(utf8(key), utf8(value));
    return flac.save();
}

Error tagsNotWritten(const std::filesystem::path& file, std::string detail)
{
    return {ErrorKind::io, "The AI-usage record could not be written into " + file.string(),
            "Check that the disk has room", std::move(detail)};
}

std::string firstFour(const std::filesystem::path& file)
{
    std::string head(4, '\0');
    std::ifstream(file, std::ios::binary).read(head.data(), 4);
    return head;
}

bool speaksOfAi(std::string_view key)
{
    return key.starts_with("AI_") || key == "DIGITALSOURCETYPE" || key == "AIGC";
}

} // namespace

bool isRf64(const std::filesystem::path& file)
{
    const std::string id = firstFour(file);
    return id == "RF64" || id == "BW64";
}

AiTags readAiTags(const std::filesystem::path& file)
{
    AiTags found;
    if (isRf64(file))
        return found;
    const TagLib::FileRef reference(file.c_str(), false);
    if (reference.isNull() || !reference.file()->isValid())
        return found;
    for (const auto& [key, values] : reference.file()->properties()) {
        const std::string name = key.upper().to8Bit(true);
        if (speaksOfAi(name) && !values.isEmpty())
            found[name] = values.front().to8Bit(true);
    }
    return found;
}

Result<void> writeAiTags(const std::filesystem::path& file, const std::string& title, const Pairs& tags,
                         const std::string& pcmSha256Expected)
{
    if (isRf64(file))
        return {};
    const TemporaryPath copy(temporaryNameFor(file));
    std::error_code code;
    std::filesystem::copy_file(file, copy.path(), code);
    if (code)
        return tagsNotWritten(file, code.message());
    const bool flac = firstFour(file) == "fLaC";
    if (!(flac ? tagFlac(copy.path(), title, tags) : tagWav(copy.path(), title, tags)))
        return tagsNotWritten(file, "TagLib");
    const auto hash = pcmSha256(copy.path());
    if (!hash || *hash != pcmSha256Expected)
        return tagsNotWritten(file, hash ? "tagging changed the samples" : hash.error().message);
    std::filesystem::rename(copy.path(), file, code);
    return code ? Result<void>(tagsNotWritten(file, code.message())) : Result<void>();
}

Result<base::Json> readUsageRecord(const std::filesystem::path& audioFile)
{
    if (const auto readable = checkReadable(audioFile); !readable)
        return readable.error();
    if (isRf64(audioFile))
        return Error{ErrorKind::notFound, audioFile.string() + " is longer than 4 GiB and carries no tags",
                     "Its AI-usage record is the .ai.json file written beside it", ""};
    const AiTags tags = readAiTags(audioFile);
    const auto found = tags.find(kRecordKey);
    if (found == tags.end())
        return Error{ErrorKind::notFound, audioFile.string() + " carries no AI-usage record",
                     "Only files exported with Melisma have one, and other programs may strip it", ""};
    return base::parseJson(found->second, "The AI-usage record in " + audioFile.string());
}

} // namespace melisma::audio
