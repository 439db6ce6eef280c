// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/taglib_tags.h"

#include "audio/export/xmp_packet.h"
#include "audio/files/container.h"

#include <commentsframe.h>
#include <fileref.h>
#include <flacfile.h>
#include <fmt/format.h>
#include <id3v2framefactory.h>
#include <id3v2tag.h>
#include <mp4file.h>
#include <mpegfile.h>
#include <privateframe.h>
#include <tbytevectorstream.h>
#include <textidentificationframe.h>
#include <tpropertymap.h>
#include <uniquefileidentifierframe.h>
#include <unsynchronizedlyricsframe.h>
#include <vorbisfile.h>
#include <xiphcomment.h>

#include <cmath>
#include <fstream>
#include <sstream>

namespace melisma::audio {

namespace {

constexpr const char* kOwner = "org.melisma";
constexpr const char* kItunes = "----:com.apple.iTunes:";
/// What FFmpeg's AAC encoder puts before the first sample: one frame.
constexpr std::int64_t kAacFrame = 1024;

TagLib::String utf8(const std::string& text)
{
    return {text, TagLib::String::UTF8};
}

bool speaksOfAi(std::string_view key)
{
    return key.starts_with("AI_") || key == "DIGITALSOURCETYPE" || key == "AIGC";
}

AiTags chosenFrom(const TagLib::PropertyMap& properties)
{
    AiTags found;
    for (const auto& [key, values] : properties) {
        const std::string name = key.upper().to8Bit(true);
        if (speaksOfAi(name) && !values.isEmpty())
            found[name] = values.front().to8Bit(true);
    }
    return found;
}

AiTags chosenFrom(const TagLib::MP4::ItemMap& items)
{
    AiTags found;
    for (const auto& [atom, item] : items) {
        const std::string name = atom.substr(atom.rfind(':') + 1).upper().to8Bit(true);
        if (atom.startsWith("----:") && speaksOfAi(name) && !item.toStringList().isEmpty())
            found[name] = item.toStringList().front().to8Bit(true);
    }
    return found;
}

void addText(TagLib::ID3v2::Tag& tag, const char* id, const std::string& text)
{
    if (text.empty())
        return;
    auto* frame = new TagLib::ID3v2::TextIdentificationFrame(id, TagLib::String::UTF8);
    frame->setText(utf8(text));
    tag.addFrame(frame); // takes it over
}

void addUserText(TagLib::ID3v2::Tag& tag, const std::string& key, const std::string& text)
{
    auto* frame = new TagLib::ID3v2::UserTextIdentificationFrame(TagLib::String::UTF8);
    frame->setDescription(utf8(key));
    frame->setText(utf8(text));
    tag.addFrame(frame);
}

void addComment(TagLib::ID3v2::Tag& tag, const std::string& text)
{
    auto* frame = new TagLib::ID3v2::CommentsFrame(TagLib::String::UTF8);
    frame->setLanguage("XXX"); // not said, by ID3v2.4 section 4
    frame->setText(utf8(text));
    tag.addFrame(frame);
}

/// Who was involved, in pairs of role and name: each class that a machine had a share in.
void addPeople(TagLib::ID3v2::Tag& tag, const TagSheet& sheet)
{
    TagLib::StringList people;
    std::istringstream classes(aiValue(sheet, "AI_CONTRIBUTIONS"));
    for (std::string entry; std::getline(classes, entry, ';');) {
        const auto equals = entry.find('=');
        if (equals == std::string::npos || entry.substr(equals + 1) == "none")
            continue;
        people.append(utf8("AI " + entry.substr(0, equals) + " (" + entry.substr(equals + 1) + ')'));
        people.append(utf8(aiValue(sheet, "AI_SYSTEM") + ' ' + aiValue(sheet, "AI_SYSTEM_VERSION")));
    }
    if (people.isEmpty())
        return;
    auto* frame = new TagLib::ID3v2::TextIdentificationFrame("TIPL", TagLib::String::UTF8);
    frame->setText(people);
    tag.addFrame(frame);
}

void addXmp(TagLib::ID3v2::Tag& tag, const TagSheet& sheet)
{
    const std::string packet = xmpPacket(sheet);
    auto* frame = new TagLib::ID3v2::PrivateFrame();
    frame->setOwner("XMP");
    frame->setData({packet.data(), static_cast<unsigned>(packet.size())});
    tag.addFrame(frame);
}

void addLyrics(TagLib::ID3v2::Tag& tag, const std::string& text)
{
    if (text.empty())
        return;
    auto* frame = new TagLib::ID3v2::UnsynchronizedLyricsFrame(TagLib::String::UTF8);
    frame->setLanguage("XXX");
    frame->setText(utf8(text));
    tag.addFrame(frame);
}

void fillId3(TagLib::ID3v2::Tag& tag, const TagSheet& sheet)
{
    const SongTags& song = sheet.song;
    addText(tag, "TIT2", song.title);
    addText(tag, "TPE1", song.artist);
    addText(tag, "TALB", song.album);
    addText(tag, "TDRC", song.year);
    addText(tag, "TCOP", song.copyright);
    addText(tag, "TSRC", song.isrc);
    addText(tag, "TBPM", song.bpm ? fmt::format("{}", std::lround(*song.bpm)) : ""); // whole numbers only
    addText(tag, "TKEY", song.key);
    addText(tag, "TSSE", softwareName());
    addComment(tag, commentText(sheet));
    addLyrics(tag, sheet.lyrics);
    addPeople(tag, sheet);
    tag.addFrame(new TagLib::ID3v2::UniqueFileIdentifierFrame(
        kOwner, TagLib::ByteVector(sheet.exportId.data(), static_cast<unsigned>(sheet.exportId.size()))));
    for (const auto& [key, value] : sheet.ai)
        addUserText(tag, key, value);
}

void fillVorbis(TagLib::Ogg::XiphComment& comments, const TagSheet& sheet)
{
    const SongTags& song = sheet.song;
    const TagPairs fields{{"TITLE", song.title},       {"ARTIST", song.artist},   {"ALBUM", song.album},
                          {"DATE", song.year},         {"COMMENT", song.comment}, {"COPYRIGHT", song.copyright},
                          {"ISRC", song.isrc},         {"BPM", bpmText(song)},    {"INITIALKEY", song.key},
                          {"ENCODER", softwareName()}, {"LYRICS", sheet.lyrics}};
    for (const auto& [key, value] : fields)
        if (!value.empty())
            comments.addField(utf8(key), utf8(value));
    for (const auto& [key, value] : sheet.ai)
        comments.addField(utf8(key), utf8(value));
}

/// Priming, padding and length as iTunes writes them: players without edit lists cut by these.
std::string gaplessText(std::int64_t frames)
{
    const std::int64_t packets = (frames + 2 * kAacFrame - 1) / kAacFrame;
    return fmt::format(" 00000000 {:08X} {:08X} {:016X} 00000000 00000000 00000000 00000000 00000000 00000000 00000000 "
                       "00000000",
                       kAacFrame, packets * kAacFrame - kAacFrame - frames, frames);
}

void fillMp4(TagLib::MP4::Tag& tag, const TagSheet& sheet)
{
    const SongTags& song = sheet.song;
    const auto set = [&](const std::string& atom, const std::string& text) {
        if (!text.empty())
            tag.setItem(utf8(atom), TagLib::StringList(utf8(text)));
    };
    set("\u00a9nam", song.title);
    set("\u00a9ART", song.artist);
    set("\u00a9alb", song.album);
    set("\u00a9day", song.year);
    set("\u00a9cmt", commentText(sheet));
    set("\u00a9too", softwareName());
    set("\u00a9lyr", sheet.lyrics);
    set("cprt", song.copyright);
    if (song.bpm)
        tag.setItem("tmpo", TagLib::MP4::Item(static_cast<int>(std::lround(*song.bpm))));
    set(std::string(kItunes) + "ISRC", song.isrc);
    set(std::string(kItunes) + "BPM", bpmText(song)); // "tmpo" holds whole numbers only
    set(std::string(kItunes) + "INITIALKEY", song.key);
    set(std::string(kItunes) + "iTunSMPB", gaplessText(sheet.frames.count));
    for (const auto& [key, value] : sheet.ai)
        set(kItunes + key, value);
}

bool tagMp3(const std::filesystem::path& file, const TagSheet& sheet)
{
    TagLib::MPEG::File mp3(file.c_str(), false);
    if (!mp3.isValid())
        return false;
    fillId3(*mp3.ID3v2Tag(true), sheet);
    addXmp(*mp3.ID3v2Tag(true), sheet); // a WAV has a chunk for it
    return mp3.save(TagLib::MPEG::File::ID3v2, TagLib::File::StripOthers, TagLib::ID3v2::v4,
                    TagLib::File::DoNotDuplicate);
}

template <class File>
bool tagXiph(const std::filesystem::path& path, const TagSheet& sheet)
{
    File file(path.c_str(), false);
    if (!file.isValid())
        return false;
    if constexpr (std::is_same_v<File, TagLib::FLAC::File>)
        fillVorbis(*file.xiphComment(true), sheet);
    else
        fillVorbis(*file.tag(), sheet);
    return file.save();
}

/// XMP in MP4 (ISO 16684-3): a box of its own kind, behind all others.
bool appendXmpBox(const std::filesystem::path& path, const TagSheet& sheet)
{
    const std::string packet = xmpPacket(sheet);
    const auto size = static_cast<std::uint32_t>(24 + packet.size());
    std::string box;
    for (const int shift : {24, 16, 8, 0})
        box.push_back(static_cast<char>(size >> shift & 0xFF));
    box += "uuid";
    box += "\xBE\x7A\xCF\xCB\x97\xA9\x42\xE8\x9C\x71\x99\x94\x91\xE3\xAF\xAC" + packet;
    std::ofstream file(path, std::ios::binary | std::ios::app);
    file << box;
    file.close();
    return !file.fail();
}

bool tagMp4(const std::filesystem::path& path, const TagSheet& sheet)
{
    TagLib::MP4::File file(path.c_str(), false);
    if (!file.isValid() || !file.tag())
        return false;
    fillMp4(*file.tag(), sheet);
    return file.save() && appendXmpBox(path, sheet);
}

} // namespace

std::string id3Bytes(const TagSheet& sheet)
{
    TagLib::ID3v2::Tag tag;
    fillId3(tag, sheet);
    const TagLib::ByteVector bytes = tag.render(TagLib::ID3v2::v4);
    return {bytes.data(), bytes.size()};
}

AiTags aiTagsOfId3(const std::string& bytes)
{
    TagLib::ByteVectorStream stream(TagLib::ByteVector(bytes.data(), static_cast<unsigned>(bytes.size())));
    TagLib::MPEG::File file(&stream, TagLib::ID3v2::FrameFactory::instance(), false);
    return file.hasID3v2Tag() ? chosenFrom(file.ID3v2Tag()->properties()) : AiTags();
}

AiTags aiTagsByTaglib(const std::filesystem::path& path)
{
    const TagLib::FileRef reference(path.c_str(), false);
    if (reference.isNull() || !reference.file()->isValid())
        return {};
    if (const auto* mp4 = dynamic_cast<TagLib::MP4::File*>(reference.file()))
        return mp4->tag() ? chosenFrom(mp4->tag()->itemMap()) : AiTags();
    return chosenFrom(reference.file()->properties());
}

bool tagByTaglib(const std::filesystem::path& file, const TagSheet& sheet)
{
    switch (containerOf(file).value_or(Container::wav)) {
    case Container::flac:
        return tagXiph<TagLib::FLAC::File>(file, sheet);
    case Container::ogg:
        return tagXiph<TagLib::Ogg::Vorbis::File>(file, sheet);
    case Container::mp3:
        return tagMp3(file, sheet);
    case Container::m4a:
        return tagMp4(file, sheet);
    case Container::wav:
        break; // ours, by chunks
    }
    return false;
}

} // namespace melisma::audio
