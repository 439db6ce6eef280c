// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_export.h"

#include "app/studio/cli/open_project.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;

Result<audio::SampleFormat> formatOf(const std::string& bits)
{
    if (bits == "16")
        return audio::SampleFormat::int16;
    if (bits == "24")
        return audio::SampleFormat::int24;
    if (bits == "32f")
        return audio::SampleFormat::float32;
    return Error{ErrorKind::usage, "--bits " + bits + " is not a sample format", "Choose 16, 24 or 32f"};
}

std::optional<double> secondsIn(std::string_view text)
{
    double value = 0.0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return whole && std::isfinite(value) && value >= 0.0 ? std::optional(value) : std::nullopt;
}

Result<void> readRange(const std::string& text, int sampleRate, audio::ExportRequest& request)
{
    const auto colon = text.find(':');
    const auto start = secondsIn(std::string_view(text).substr(0, colon));
    const auto end = colon == std::string::npos ? std::nullopt : secondsIn(std::string_view(text).substr(colon + 1));
    if (!start || !end || *end <= *start)
        return Error{ErrorKind::usage, "--range " + text + " is not a stretch of time",
                     "Write it in seconds, start before end, like 12:30.5"};
    request.rangeStart = base::toFrames({*start}, sampleRate);
    request.rangeEnd = base::toFrames({*end}, sampleRate);
    return {};
}

Json toJson(const audio::ExportedFile& file)
{
    Json json{{"path", std::filesystem::absolute(file.path).string()}, {"kind", file.kind}};
    if (!file.track.empty())
        json["track"] = file.track;
    if (file.kind != "mix" && file.kind != "stem")
        return json;
    json["seconds"] = file.seconds;
    json["sampleRate"] = file.sampleRate;
    // JSON has no infinity: silence has no loudness.
    json["integratedLufs"] = std::isfinite(file.integratedLufs) ? Json(file.integratedLufs) : Json();
    json["truePeakDb"] = std::isfinite(file.truePeakDb) ? Json(file.truePeakDb) : Json();
    json["pcmSha256"] = file.pcmSha256;
    return json;
}

} // namespace

std::string ExportVerb::summary() const { return "Write mix, stems and MIDI, each with its AI-usage record"; }

void ExportVerb::addOptions(CLI::App& options)
{
    options.add_option("PROJECT", m_project, "The project")->required()->type_name("X.melisma");
    options.add_option("--mix", m_mix, "The mix, .wav or .flac")->type_name("FILE");
    options.add_option("--stems", m_stems, "A folder for one file per track")->type_name("DIR");
    options.add_option("--midi", m_midi, "A Standard MIDI File")->type_name("F.mid");
    options.add_option("--rate", m_rate, "Sample rate in Hz; the project's unless told")
        ->check(CLI::Range(8000, 384000))->type_name("HZ");
    options.add_option("--bits", m_bits, "16, 24 or 32f")->type_name("BITS");
    options.add_option("--range", m_range, "Only this stretch, in seconds")->type_name("A:B");
    options.add_flag("--hide-prompts", m_hidePrompts, "Records name prompts and lyrics by their hash only");
}

Result<audio::ExportRequest> ExportVerb::request(const VerbContext& context, const project::Project& project) const
{
    auto format = formatOf(m_bits);
    if (!format)
        return format.error();
    audio::ExportRequest request;
    request.format = *format;
    request.sampleRate = m_rate;
    request.overwrite = context.force;
    request.includePrompts = !m_hidePrompts;
    if (!m_mix.empty())
        request.mix = m_mix;
    if (!m_stems.empty())
        request.stemsFolder = m_stems;
    if (!m_midi.empty())
        request.midi = m_midi;
    if (auto range = m_range.empty() ? Result<void>() : readRange(m_range, project.sampleRate, request); !range)
        return range.error();
    return request;
}

Result<Json> ExportVerb::run(const VerbContext& context)
{
    if (m_mix.empty() && m_stems.empty() && m_midi.empty())
        return Error{ErrorKind::usage, "export does not know what to write", "Add --mix, --stems or --midi"};
    auto opened = openProject(m_project);
    if (!opened)
        return opened.error();
    auto wish = request(context, opened->project);
    if (!wish)
        return wish.error();
    const auto soundfont = audio::findSoundfont();
    const auto& folder = *opened->folder;
    auto report = audio::exportProject(
        opened->project, [&folder](const project::Asset& asset) { return folder.mediaPath(asset); },
        soundfont ? *soundfont : std::filesystem::path(), *wish,
        [&context](double fraction, const std::string& stage) { context.progress(fraction, stage); }, context.stop);
    if (!report)
        return report.error();
    Json files = Json::array();
    for (const auto& file : report->files)
        files.push_back(toJson(file));
    return Json{{"files", files}, {"gainDb", report->gainDb}, {"elapsedSeconds", report->elapsedSeconds}};
}

std::string ExportVerb::text(const Json& result) const
{
    std::string text;
    for (const auto& file : result["files"]) {
        text += (text.empty() ? "" : "\n") + file["path"].get<std::string>();
        if (const auto loudness = base::member<double>(file, "integratedLufs"))
            text += fmt::format("  {:.1f} LUFS, peak {:.1f} dB", *loudness, base::memberOr(file, "truePeakDb", 0.0));
    }
    return text;
}

} // namespace melisma::app
