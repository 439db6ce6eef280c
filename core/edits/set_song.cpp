// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/set_song.h"

#include "core/edits/edit_helpers.h"

#include <algorithm>
#include <fmt/format.h>

namespace melisma::edits
{

base::Result<project::Project> setProjectName(const project::Project& project, const std::string& name)
{
    if (auto good = checkName(name, "project"); !good)
        return good.error();
    project::Project edited = project;
    edited.name = name;
    return edited;
}

base::Result<project::Project> setKey(const project::Project& project, const music::Key& key)
{
    const auto spelled = music::Key::parse(key.text());
    if (!spelled || *spelled != key)
        return usageError(fmt::format("'{}' is not a key", key.text()), "Write it like A minor or Eb major");
    project::Project edited = project;
    edited.key = key;
    return edited;
}

base::Result<project::Project> setLyrics(const project::Project& project, const std::string& lyrics)
{
    if (auto good = checkText(lyrics, "text of the lyrics"); !good)
        return good.error();
    project::Project edited = project;
    edited.lyrics = lyrics;
    return edited;
}

base::Result<project::Project> setChords(const project::Project& project, std::vector<music::ChordEvent> chords)
{
    for (const auto& event : chords)
        if (auto good = checkChord(event); !good)
            return good.error();
    std::ranges::stable_sort(chords, {}, &music::ChordEvent::start);
    project::Project edited = project;
    edited.chords = std::move(chords);
    return edited;
}

} // namespace melisma::edits
