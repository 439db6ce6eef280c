// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_soundfont.h"

#include "app/studio/cli/font_check.h"
#include "app/studio/cli/open_project.h"
#include "core/edits/set_instrument.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace melisma::app {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;

/// "7" of bank 0, or "8:7".
std::optional<std::pair<int, int>> readNumbers(const std::string& text)
{
    const auto colon = text.find(':');
    int bank = 0, program = 0;
    const auto whole = [](std::string_view part, int& value) {
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
        return error == std::errc() && end == part.data() + part.size();
    };
    const std::string_view all = text;
    if (colon == std::string::npos ? !whole(all, program)
                                   : !whole(all.substr(0, colon), bank) || !whole(all.substr(colon + 1), program))
        return std::nullopt;
    return std::pair(bank, program);
}

const project::Track* instrumentTrack(const project::Project& project, const std::string& name)
{
    for (const auto& track : project.tracks)
        if (track->kind == project::TrackKind::instrument && track->name == name)
            return &*track;
    return nullptr;
}

} // namespace

std::string SoundfontVerb::summary() const
{
    return "Check a SoundFont and list its presets; --into plays a track with one";
}

void SoundfontVerb::addOptions(CLI::App& options)
{
    options.add_option("FILE", m_file, "The SoundFont")->required()->type_name("F.sf2 or F.sf3");
    auto* into = options.add_option("--into", m_project, "A project to put it into")->type_name("X.melisma");
    auto* track = options.add_option("--track", m_track, "The instrument track that plays it")->type_name("NAME");
    auto* preset =
        options.add_option("--preset", m_preset, "Which: PROGRAM of bank 0, or BANK:PROGRAM")->type_name("NUMBERS");
    into->needs(track)->needs(preset);
    track->needs(into);
    preset->needs(into);
}

Result<audio::SoundfontPreset> SoundfontVerb::preset(const audio::SoundfontFacts& facts) const
{
    const auto numbers = readNumbers(m_preset);
    const auto found = std::ranges::find_if(facts.presets, [&](const audio::SoundfontPreset& preset) {
        return numbers && std::pair(preset.bank, preset.program) == *numbers;
    });
    if (found == facts.presets.end())
        return Error{ErrorKind::usage,
                     fmt::format("{} has no preset {}", m_file.filename().string(), m_preset),
                     "Choose one of those that `melisma soundfont FILE` lists",
                     {}};
    return *found;
}

Result<Json> SoundfontVerb::intoProject(const audio::CheckedFont& font) const
{
    const auto chosen = preset(font.facts);
    if (!chosen)
        return chosen.error();
    auto opened = openForEditing(m_project);
    if (!opened)
        return opened.error();
    const auto* track = instrumentTrack(opened->project, m_track);
    if (!track)
        return Error{ErrorKind::usage,
                     fmt::format("The project has no instrument track '{}'", m_track),
                     "`melisma info` lists the tracks",
                     {}};
    const auto asset = audio::storeFont(m_file, font, opened->folder->path(), opened->folder->cachePath());
    if (!asset)
        return asset.error();
    const auto edited = edits::setInstrument(opened->project, track->id,
                                             {chosen->name, chosen->bank, chosen->program, font.sha256}, *asset);
    if (!edited)
        return edited.error();
    if (const auto saved = opened->folder->save(*edited); !saved)
        return saved.error();
    return Json{
        {"project", std::filesystem::absolute(m_project).string()}, {"track", m_track}, {"preset", chosen->name}};
}

Result<Json> SoundfontVerb::run(const VerbContext& context)
{
    const auto font = checkFont(context, m_file, m_file.filename().string());
    if (!font)
        return font.error();
    Json result = audio::toJson(font->facts);
    result["sha256"] = font->sha256;
    if (m_project.empty())
        return result;
    const auto landed = intoProject(*font);
    if (!landed)
        return landed.error();
    result.update(*landed);
    return result;
}

std::string SoundfontVerb::text(const Json& result) const
{
    if (result.contains("project"))
        return fmt::format("{} plays the track {}", result["preset"].get<std::string>(),
                           result["track"].get<std::string>());
    std::string text = result["name"].get<std::string>();
    for (const char* key : {"author", "copyright", "comment"})
        if (const auto line = result[key].get<std::string>(); !line.empty())
            text += "\n" + line;
    for (const auto& preset : result["presets"])
        text += fmt::format("\n{:>5}:{:<3} {}", preset["bank"].get<int>(), preset["program"].get<int>(),
                            preset["name"].get<std::string>());
    return text;
}

} // namespace melisma::app
