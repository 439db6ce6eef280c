// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of takes and comps.
#include "core/edits/choose_take.h"
#include "core/edits/comp_takes.h"
#include "core/edits/edit_takes.h"
#include "tests/core/edits/random_editor.h"

#include <vector>

namespace melisma::tests {

using base::Frames;
using project::Project;

/// Mostly one with several takes.
project::ClipId RandomEditor::takenClip(const Project& project)
{
    std::vector<project::ClipId> found;
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            if (clip->takes.size() > 1)
                found.push_back(clip->id);
    if (found.empty() || chance(15))
        return clip(project);
    return found[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(found.size()) - 1))];
}

std::vector<RandomEditor::NamedEdit> RandomEditor::takeEdits(const Project& project)
{
    const auto id = takenClip(project);
    const auto* found = project.findClip(id);
    const auto take =
        found && chance(90)
            ? found->takes[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(found->takes.size()) - 1))]->id
            : project::TakeId{7};
    const Frames start = found ? project.startOf(*found) : Frames{place(kSongFrames)};
    const auto length = found ? (project.endOf(*found) - start).count : kSongFrames;
    const auto at = [&] { return start + Frames{number(-length / 8, length + length / 8)}; };
    const project::Stretch over{at(), at()};
    const auto joint = static_cast<std::size_t>(number(0, found ? static_cast<std::int64_t>(found->comp.size()) : 1));
    std::vector<NamedEdit> edits;
    const auto add = [&](const char* label, project::Edit edit) { edits.push_back({label, std::move(edit)}); };
    for (int i = 0; i < 3; ++i)
        add("compRange", [=](const Project& p) { return edits::compRange(p, id, over, take); });
    add("moveCompJoint", [=, to = at()](const Project& p) { return edits::moveCompJoint(p, id, joint, to); });
    add("chooseTake", [=](const Project& p) { return edits::chooseTake(p, id, take); });
    add("clearComp", [=](const Project& p) { return edits::clearComp(p, id); });
    add("flattenComp", [=](const Project& p) { return edits::flattenComp(p, id, kWhen); });
    add("compAsTake", [=](const Project& p) { return edits::compAsTake(p, id, kWhen); });
    add("renameTake", [=, n = name()](const Project& p) { return edits::renameTake(p, id, take, n); });
    add("deleteTake", [=](const Project& p) { return edits::deleteTake(p, id, take); });
    return edits;
}

} // namespace melisma::tests
