// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/wav_chunks.h"

#include "audio/export/xmp_packet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace melisma::audio {

namespace {

std::string number(std::uint64_t value, int width)
{
    std::string bytes;
    for (int i = 0; i < width; ++i)
        bytes.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
    return bytes;
}

/// `text` cut to at most `width` bytes, not within a UTF-8 character, and filled up with zeros.
std::string field(const std::string& text, std::size_t width)
{
    std::size_t length = std::min(text.size(), width);
    while (length > 0 && length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
        --length;
    std::string bytes = text.substr(0, length);
    bytes.resize(width);
    return bytes;
}

std::string hexOnly(const std::string& uuid)
{
    std::string digits;
    std::ranges::copy_if(uuid, std::back_inserter(digits), [](char c) { return c != '-'; });
    return digits;
}

/// A basic UMID (SMPTE 330M): the label for a group of sounds with a UUID as its number, and the export's UUID.
std::string umid(const std::string& exportId)
{
    std::string bytes("\x06\x0A\x2B\x34\x01\x01\x01\x05\x01\x01\x09\x20\x13\x00\x00\x00", 16);
    const std::string digits = hexOnly(exportId);
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
        bytes.push_back(static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16)));
    bytes.resize(64);
    return bytes;
}

/// Hundredths as EBU Tech 3285 wants them; 0x7FFF says that it was not measured.
std::string hundredths(double value)
{
    const bool known = std::isfinite(value) && std::abs(value) < 300.0;
    return number(known ? static_cast<std::uint16_t>(std::lround(value * 100.0)) : 0x7FFFu, 2);
}

std::string codingHistory(const TagSheet& sheet)
{
    return fmt::format("A=PCM,F={},W={},M=stereo,T={};AI={}\r\n", sheet.sampleRate, sheet.bits, softwareName(),
                       aiValue(sheet, "AI_DISCLOSURE"));
}

std::string element(const char* name, const std::string& text)
{
    return text.empty() ? std::string() : fmt::format("<{0}>{1}</{0}>\n", name, xmlText(text));
}

std::string syncPoints(const TagSheet& sheet)
{
    if (sheet.markers.empty())
        return {};
    std::string xml = fmt::format("<SYNC_POINT_LIST>\n<SYNC_POINT_COUNT>{}</SYNC_POINT_COUNT>\n", sheet.markers.size());
    for (const TagMarker& marker : sheet.markers) {
        const auto start = static_cast<std::uint64_t>(marker.start.count);
        xml += fmt::format("<SYNC_POINT>\n<SYNC_POINT_TYPE>RELATIVE</SYNC_POINT_TYPE>\n"
                           "<SYNC_POINT_FUNCTION>MARKER_GENERIC</SYNC_POINT_FUNCTION>\n"
                           "<SYNC_POINT_COMMENT>{}</SYNC_POINT_COMMENT>\n<SYNC_POINT_LOW>{}</SYNC_POINT_LOW>\n"
                           "<SYNC_POINT_HIGH>{}</SYNC_POINT_HIGH>\n"
                           "<SYNC_POINT_EVENT_DURATION>{}</SYNC_POINT_EVENT_DURATION>\n</SYNC_POINT>\n",
                           xmlText(marker.name), start & 0xFFFFFFFFu, start >> 32, marker.length.count);
    }
    return xml + "</SYNC_POINT_LIST>\n";
}

std::string userElement(const TagSheet& sheet)
{
    std::string xml = "<USER>\n";
    xml += element("TITLE", sheet.song.title) + element("ARTIST", sheet.song.artist) +
           element("ISRC", sheet.song.isrc) + element("BPM", bpmText(sheet.song)) + element("KEY", sheet.song.key);
    xml += fmt::format("<AI_USAGE recordSha256=\"{}\">\n", xmlText(aiValue(sheet, "AI_RECORD_SHA256")));
    for (const auto& [key, value] : sheet.ai)
        if (key != "AI_USAGE" && key != "AI_RECORD_SHA256")
            xml += element(key.c_str(), value);
    return xml + "</AI_USAGE>\n</USER>\n";
}

std::string infoField(const char* id, const std::string& text)
{
    if (text.empty())
        return {};
    const std::string ended = text + '\0';
    return id + number(ended.size(), 4) + ended + std::string(ended.size() & 1, '\0');
}

} // namespace

std::string bextChunk(const TagSheet& sheet)
{
    const std::string disclosure = aiValue(sheet, "AI_DISCLOSURE");
    std::string chunk = field(sheet.song.title + " (AI: " + disclosure + ")", 256);
    chunk += field(softwareName(), 32) + field(hexOnly(sheet.exportId), 32);
    chunk += field(sheet.created.substr(0, 10), 10);
    chunk += field(sheet.created.size() >= 19 ? sheet.created.substr(11, 8) : "", 8);
    chunk += number(static_cast<std::uint64_t>(sheet.timeReference.count), 8) + number(2, 2) + umid(sheet.exportId);
    chunk += hundredths(sheet.integratedLufs) + hundredths(sheet.rangeLu) + hundredths(sheet.truePeakDb);
    chunk += hundredths(sheet.maxMomentaryLufs) + hundredths(sheet.maxShortTermLufs);
    chunk.resize(602);
    return chunk + codingHistory(sheet);
}

std::string ixmlChunk(const TagSheet& sheet)
{
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<BWFXML>\n<IXML_VERSION>1.61</IXML_VERSION>\n";
    xml += element("PROJECT", sheet.project) + element("NOTE", commentText(sheet));
    xml += element("FILE_UID", hexOnly(sheet.exportId));
    const auto start = static_cast<std::uint64_t>(sheet.timeReference.count);
    xml += fmt::format("<SPEED>\n<FILE_SAMPLE_RATE>{0}</FILE_SAMPLE_RATE>\n<AUDIO_BIT_DEPTH>{1}</AUDIO_BIT_DEPTH>\n"
                       "<DIGITIZER_SAMPLE_RATE>{0}</DIGITIZER_SAMPLE_RATE>\n"
                       "<TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>{2}</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_HI>\n"
                       "<TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO>{3}</TIMESTAMP_SAMPLES_SINCE_MIDNIGHT_LO>\n"
                       "<TIMESTAMP_SAMPLE_RATE>{0}</TIMESTAMP_SAMPLE_RATE>\n</SPEED>\n",
                       sheet.sampleRate, sheet.bits, start >> 32, start & 0xFFFFFFFFu);
    return xml + syncPoints(sheet) + userElement(sheet) + "</BWFXML>\n";
}

std::string infoChunk(const TagSheet& sheet)
{
    const SongTags& song = sheet.song;
    return "INFO" + infoField("INAM", song.title) + infoField("IART", song.artist) + infoField("IPRD", song.album) +
           infoField("ICRD", song.year) + infoField("ICOP", song.copyright) + infoField("ISFT", softwareName()) +
           infoField("ICMT", commentText(sheet));
}

std::string cueChunk(const TagSheet& sheet)
{
    std::string chunk = number(sheet.markers.size(), 4);
    for (std::size_t i = 0; i < sheet.markers.size(); ++i) {
        const auto start = static_cast<std::uint64_t>(sheet.markers[i].start.count);
        chunk += number(i + 1, 4) + number(start, 4) + "data" + number(0, 8) + number(start, 4);
    }
    return chunk;
}

std::string cueLabels(const TagSheet& sheet)
{
    std::string chunk = "adtl";
    for (std::size_t i = 0; i < sheet.markers.size(); ++i) {
        const TagMarker& marker = sheet.markers[i];
        chunk += infoField("labl", number(i + 1, 4) + marker.name);
        if (marker.length.count > 0)
            chunk += "ltxt" + number(20, 4) + number(i + 1, 4) +
                     number(static_cast<std::uint64_t>(marker.length.count), 4) + "rgn " + number(0, 8);
    }
    return chunk;
}

} // namespace melisma::audio
