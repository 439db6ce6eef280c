// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_export.h"

#include "app/studio/cli/export_options.h"
#include "app/studio/cli/font_check.h"
#include "app/studio/cli/open_project.h"
#include "app/studio/voice_keys.h"
#include "audio/files/container.h"
#include "core/project/stretch.h"

#include <fmt/format.h>

#include <cmath>

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;

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

/// Names the option that does what the hint says.
Error withOption(Error error)
{
    if (error.message.ends_with("exists already"))
        error.hint += " (--force)";
    return error;
}

} // namespace

std::string ExportVerb::summary() const
{
    return "Write mix, stems and MIDI, each with its AI-usage record";
}

void ExportVerb::addOptions(CLI::App& options)
{
    options.add_option("PROJECT", m_project, "The project")->required()->type_name("X.melisma");
    options.add_option("--mix", m_mix, "The mix: .wav, .flac, .ogg, .mp3 or .m4a")->type_name("FILE");
    options.add_option("--stems", m_stems, "A folder for one file per track")->type_name("DIR");
    options.add_option("--midi", m_midi, "A Standard MIDI File")->type_name("F.mid");
    options
        .add_option("--range", m_range,
                    "Only this stretch: seconds, \"bar 5:9\", \"loop\" or a section's name (\"Chorus#2\")")
        ->type_name("A:B");
    options
        .add_option("--profile", m_profile,
                    "How it is to be released: refused when the owner of a voice does not allow it")
        ->type_name("F.json");
    options.add_flag("--hide-prompts", m_hidePrompts, "Records name prompts and lyrics by their hash only");
    addSoundOptions(options);
    addTagOptions(options);
}

void ExportVerb::addSoundOptions(CLI::App& options)
{
    options.add_option("--rate", m_rate, "Sample rate in Hz; the project's unless told")
        ->check(CLI::Range(8000, 384000))
        ->type_name("HZ");
    options.add_option("--bits", m_bits, "WAV and FLAC: 16, 24 or 32f")->type_name("BITS");
    options.add_option("--dither", m_dither, "auto (tpdf at 16 bits), none, tpdf or shaped")->type_name("KIND");
    options.add_option("--bitrate", m_kbps, "OGG, MP3 and M4A: kbit/s; 256, 320 and 256 unless told")
        ->type_name("KBPS");
    options.add_flag("--vbr", m_variableRate, "MP3: by quality, the bit rate is its mean");
    options.add_option("--loudness", m_loudness, "Integrated loudness of the mix, like -14")->type_name("LUFS");
    options.add_option("--true-peak", m_truePeak, "Ceiling of the mix with --loudness; -1 unless told")
        ->type_name("DB");
    options.add_option("--stem-format", m_stemFormat, "wav, flac, ogg, mp3 or m4a; the mix's unless told")
        ->type_name("FORMAT");
    options.add_option("--stem-names", m_stemNames, "With {n}, {track}, {project} and {role}")->type_name("PATTERN");
}

void ExportVerb::addTagOptions(CLI::App& options)
{
    options.add_option("--title", m_tags.title, "The song's name, instead of the project's");
    options.add_option("--artist", m_tags.artist, "Who made it");
    options.add_option("--album", m_tags.album, "What it belongs to");
    options.add_option("--year", m_tags.year, "When, like 2026");
    options.add_option("--comment", m_tags.comment, "A word to the listener");
    options.add_option("--copyright", m_tags.copyright, "Whose it is");
    options.add_option("--isrc", m_tags.isrc, "The recording's code, like GBAYE0601477");
    options.add_option("--tag-bpm", m_tags.bpm, "Tempo in the tags, instead of the project's");
    options.add_option("--tag-key", m_tags.key, "Key in the tags, instead of the project's");
}

/// Stems of a lossless mix are like it; those of a lossy one are meant for further work.
Result<audio::Container> ExportVerb::stemContainer() const
{
    if (!m_stemFormat.empty())
        return stemContainerOf(m_stemFormat);
    const auto mix = audio::containerOf(m_mix);
    return mix && !audio::isLossy(*mix) && m_bits != "32f" ? *mix : audio::Container::wav;
}

Result<audio::ExportRequest> ExportVerb::request(const VerbContext& context, const project::Project& project) const
{
    const auto format = sampleFormatOf(m_bits);
    const auto dither = ditherOf(m_dither);
    const auto container = stemContainer();
    if (!format || !dither || !container)
        return !format ? format.error() : !dither ? dither.error() : container.error();
    audio::ExportRequest request;
    request.format = *format;
    request.dither = *dither;
    request.stemContainer = *container;
    request.stemNames = m_stemNames;
    request.kbps = m_kbps;
    request.variableRate = m_variableRate;
    request.sampleRate = m_rate;
    request.loudnessLufs = m_loudness;
    request.truePeakDb = m_truePeak;
    request.tags = m_tags;
    request.overwrite = context.force;
    request.includePrompts = !m_hidePrompts;
    if (!m_mix.empty())
        request.mix = m_mix;
    if (!m_stems.empty())
        request.stemsFolder = m_stems;
    if (!m_midi.empty())
        request.midi = m_midi;
    if (m_range.empty())
        return request;
    const auto stretch = project::readStretch(project, m_range);
    if (!stretch)
        return Error{ErrorKind::usage, "--range " + stretch.error().message, stretch.error().hint, {}};
    request.rangeStart = stretch->start;
    request.rangeEnd = stretch->end;
    return request;
}

/// Each file that is asked for against the profile; a stem stands alone, so that mute and solo do not count for it.
Result<void> ExportVerb::checkProfile(const project::Project& project, const audio::ExportRequest& wish) const
{
    if (m_profile.empty())
        return {};
    const auto use = provenance::readReleaseProfile(m_profile);
    if (!use)
        return use.error();
    const auto current = currentTermsBy(std::make_shared<VoiceKeys>(askForPassphrase));
    std::vector<std::optional<project::TrackId>> files;
    if (wish.mix || wish.midi)
        files.emplace_back();
    for (const auto& track : project.tracks)
        if (wish.stemsFolder && project::isAudible(project, *track))
            files.emplace_back(track->id);
    for (const auto& track : files)
        if (auto allowed = provenance::checkRelease(
                project, {track, wish.rangeStart.value_or(base::Frames{}), wish.rangeEnd.value_or(base::Frames{})},
                *use, current);
            !allowed)
            return allowed;
    return {};
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
    if (auto allowed = checkProfile(opened->project, *wish); !allowed)
        return allowed.error();
    const auto soundfont = audio::findSoundfont();
    const auto& folder = *opened->folder;
    if (auto checked = checkFonts(context, opened->project, folder); !checked)
        return checked.error();
    auto report = audio::exportProject(
        opened->project, [&folder](const project::Asset& asset) { return folder.mediaPath(asset); },
        soundfont ? *soundfont : std::filesystem::path(), *wish,
        [&context](double fraction, const std::string& stage) { context.progress(fraction, stage); }, context.stop);
    if (!report)
        return withOption(report.error());
    Json files = Json::array();
    for (const auto& file : report->files)
        files.push_back(toJson(file));
    return Json{{"files", files},
                {"gainDb", report->gainDb},
                {"stemGainDb", report->stemGainDb},
                {"limitedDb", report->limitedDb},
                {"notes", report->notes},
                {"elapsedSeconds", report->elapsedSeconds}};
}

std::string ExportVerb::text(const Json& result) const
{
    std::string text;
    for (const auto& file : result["files"]) {
        text += (text.empty() ? "" : "\n") + file["path"].get<std::string>();
        if (const auto loudness = base::member<double>(file, "integratedLufs"))
            text += fmt::format("  {:.1f} LUFS, peak {:.1f} dB", *loudness, base::memberOr(file, "truePeakDb", 0.0));
    }
    for (const auto& note : result["notes"])
        text += "\n" + note.get<std::string>();
    return text;
}

} // namespace melisma::app
