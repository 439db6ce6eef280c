// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/edit_automation.h"
#include "core/edits/edit_routing.h"
#include "core/edits/record_automation.h"
#include "tests/core/edits/random_editor.h"

namespace melisma::tests {

using base::Beats;

namespace {

constexpr std::size_t kEnoughSends = 4;

} // namespace

project::TrackId RandomEditor::summing(const Project& project, project::TrackKind kind)
{
    std::vector<project::TrackId> all;
    for (const auto& track : project.tracks)
        if (track->kind == kind)
            all.push_back(track->id);
    if (all.empty() || chance(4))
        return track(project);
    return all[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(all.size()) - 1))];
}

project::SendId RandomEditor::send(const Project& project)
{
    std::vector<project::SendId> all;
    for (const auto& track : project.tracks)
        for (const auto& held : track->sends)
            all.push_back(held.id);
    if (all.empty() || chance(4))
        return {static_cast<std::uint64_t>(number(0, 500))};
    return all[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(all.size()) - 1))];
}

std::vector<RandomEditor::NamedEdit> RandomEditor::routingEdits(const Project& project)
{
    const auto from = chance(70) ? track(project) : summing(project, project::TrackKind::bus);
    const auto bus = summing(project, project::TrackKind::bus);
    const auto folder = summing(project, project::TrackKind::folder);
    const auto* owner = project.findTrack(from);
    const project::Send changed{send(project), bus, level(), chance(50), chance(80)};
    std::vector<NamedEdit> edits;
    const auto add = [&](const char* label, project::Edit edit) { edits.push_back({label, std::move(edit)}); };
    add("setOutput",
        [=, to = chance(20) ? project::TrackId{} : bus](const Project& p) { return edits::setOutput(p, from, to); });
    add("setParent",
        [=, to = chance(20) ? project::TrackId{} : folder](const Project& p) { return edits::setParent(p, from, to); });
    if (!owner || owner->sends.size() < kEnoughSends)
        add("addSend", [=](const Project& p) { return edits::addSend(p, from, bus); });
    if (chance(30))
        add("removeSend", [=](const Project& p) { return edits::removeSend(p, changed.id); });
    add("setSend", [=](const Project& p) { return edits::setSend(p, changed); });
    return edits;
}

std::pair<project::TrackId, project::AutomationTarget> RandomEditor::target(const Project& project)
{
    const auto id = chance(20) ? project::TrackId{} : track(project);
    const auto* owner = project.findTrack(id);
    if (owner && !owner->automation.empty() && chance(60))
        return {id, owner->automation.front().target};
    project::AutomationTarget target;
    target.kind = static_cast<project::AutomationKind>(number(0, 5));
    if (target.kind == project::AutomationKind::sendGain)
        target.send = owner && !owner->sends.empty() ? owner->sends.front().id : send(project);
    const auto& chain = owner ? owner->effects : project.masterEffects;
    if (target.kind == project::AutomationKind::effectParam || target.kind == project::AutomationKind::effectMix)
        target.effect = chain.empty() ? effect(project) : chain.front().id;
    if (target.kind == project::AutomationKind::effectParam)
        target.key = chance(90) ? "threshold" : "";
    return {id, target};
}

project::AutomationPoint RandomEditor::point()
{
    return {Beats{place(kSongTicks)}, level(), chance(50) ? project::PointShape::linear : project::PointShape::hold};
}

std::vector<RandomEditor::NamedEdit> RandomEditor::automationEdits(const Project& project)
{
    const auto [on, what] = target(project);
    const auto at = point();
    const auto index = static_cast<std::size_t>(number(0, 3));
    const Beats to{at.at.ticks + number(-2, 4000)};
    std::vector<NamedEdit> edits;
    const auto add = [&, track = on, moved = what](const char* label, auto&& edit) {
        edits.push_back({label, [=](const Project& p) { return edit(p, track, moved); }});
    };
    using Id = project::TrackId;
    using Target = project::AutomationTarget;
    project::AutomationPoints drawn{at};
    drawn.push_back({at.at + Beats{number(0, 3000)}, level()});
    add("setPoints",
        [=](const Project& p, Id t, const Target& w) { return edits::setPoints(p, t, w, at.at, to, drawn); });
    add("addPoint", [=](const Project& p, Id t, const Target& w) { return edits::addPoint(p, t, w, at); });
    add("movePoint", [=](const Project& p, Id t, const Target& w) { return edits::movePoint(p, t, w, index, at); });
    add("removePoint", [=](const Project& p, Id t, const Target& w) { return edits::removePoint(p, t, w, index); });
    add("thinLane",
        [x = level()](const Project& p, Id t, const Target& w) { return edits::thinLane(p, t, w, std::abs(x)); });
    add("switchLane",
        [flip = chance(50)](const Project& p, Id t, const Target& w) { return edits::switchLane(p, t, w, flip); });
    edits::RecordedMove move{on,    what,   at.at, drawn.back().at, drawn.back().at + Beats{number(-1, 200)},
                             drawn, level()};
    move.tolerance = std::abs(level());
    move.relative = chance(30);
    edits.push_back({"recordAutomation", [=](const Project& p) { return edits::recordAutomation(p, {move, move}); }});
    if (chance(30))
        add("removeLane", [](const Project& p, Id t, const Target& w) { return edits::removeLane(p, t, w); });
    return edits;
}

} // namespace melisma::tests
