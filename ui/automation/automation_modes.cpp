// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/automation/automation_modes.h"

#include "core/edits/edit_automation.h"
#include "core/project/automation_json.h"
#include "ui/common/session.h"
#include "ui/common/theme.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace melisma::ui {
namespace {

using project::Project;

constexpr std::array<std::string_view, 5> kWords = {"off", "read", "touch", "latch", "write"};

/// Of what is kept; off is not, for it stands in the project.
std::optional<AutomationMode> modeFrom(const base::Json& json)
{
    const auto found = std::ranges::find(kWords, base::memberOr<std::string>(json, "mode", {}));
    if (found == kWords.begin() || found == kWords.end())
        return std::nullopt;
    return static_cast<AutomationMode>(found - kWords.begin());
}

base::Json modeJson(project::TrackId track, AutomationMode mode)
{
    return {{"track", track.value}, {"mode", kWords[static_cast<std::size_t>(mode)]}};
}

} // namespace

QString modeText(AutomationMode mode)
{
    switch (mode) {
    case AutomationMode::off:
        return AutomationModes::tr("Off");
    case AutomationMode::read:
        return AutomationModes::tr("Read");
    case AutomationMode::touch:
        return AutomationModes::tr("Touch");
    case AutomationMode::latch:
        return AutomationModes::tr("Latch");
    case AutomationMode::write:
        break;
    }
    return AutomationModes::tr("Write");
}

QString modeTip(AutomationMode mode)
{
    switch (mode) {
    case AutomationMode::off:
        return AutomationModes::tr("Off: the lanes have no say.");
    case AutomationMode::read:
        return AutomationModes::tr("Read: the lanes move the controls.");
    case AutomationMode::touch:
        return AutomationModes::tr("Touch: a control is recorded while you hold it, and then goes back to its lane.");
    case AutomationMode::latch:
        return AutomationModes::tr("Latch: a control is recorded from the first touch until you stop.");
    case AutomationMode::write:
        break;
    }
    return AutomationModes::tr("Write: the lanes shown or drawn are written anew from play to stop; then Touch.");
}

QColor modeColour(AutomationMode mode)
{
    switch (mode) {
    case AutomationMode::off:
        return theme().faint;
    case AutomationMode::read:
        return theme().good;
    case AutomationMode::touch:
        return theme().accent;
    case AutomationMode::latch:
        return theme().warn;
    case AutomationMode::write:
        break;
    }
    return theme().bad;
}

AutomationModes& AutomationModes::of(Session& session)
{
    if (auto* known = session.findChild<AutomationModes*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new AutomationModes(session);
}

AutomationModes::AutomationModes(Session& session) : QObject(&session), m_session(session)
{
    connect(&session, &Session::projectReplaced, this, [this] {
        m_tracks.clear();
        m_lanes.clear();
        m_shown.clear(); // told by projectChanged(): who keeps the modes still has to know those of before
    });
}

const AutomationModes::Own* AutomationModes::own(const AutomationRef& ref) const
{
    const auto found = std::ranges::find(m_lanes, ref, &Own::first);
    return found == m_lanes.end() ? nullptr : &*found;
}

AutomationMode AutomationModes::chosenFor(project::TrackId track) const
{
    const auto found = m_tracks.find(track);
    return found == m_tracks.end() ? AutomationMode::read : found->second;
}

AutomationMode AutomationModes::ofTrack(project::TrackId track) const
{
    const auto& lanes = lanesOf(m_session.project(), track);
    const bool off = !lanes.empty() && std::ranges::none_of(lanes, &project::AutomationLane::on);
    return off ? AutomationMode::off : m_session.readOnly() ? AutomationMode::read : chosenFor(track);
}

AutomationMode AutomationModes::ofLane(const AutomationRef& ref) const
{
    const auto* lane = laneOf(m_session.project(), ref);
    if (lane && !lane->on)
        return AutomationMode::off;
    if (m_session.readOnly())
        return AutomationMode::read;
    const auto* its = own(ref);
    return its ? its->second : chosenFor(ref.track);
}

/// All lanes of a track in one step.
void AutomationModes::switchTrack(project::TrackId track, bool on)
{
    m_session.apply(on ? tr("Automation on") : tr("Automation off"), [=](const Project& project) {
        base::Result<Project> edited = project;
        for (const auto& lane : lanesOf(project, track))
            if (edited && lane.on != on)
                edited = edits::switchLane(*edited, track, lane.target, on);
        return edited;
    });
}

void AutomationModes::setTrack(project::TrackId track, AutomationMode mode)
{
    const bool wasOff = ofTrack(track) == AutomationMode::off;
    if (mode == AutomationMode::off || wasOff)
        switchTrack(track, mode != AutomationMode::off);
    if (mode != AutomationMode::off) {
        m_tracks[track] = mode;
        std::erase_if(m_lanes, [track](const Own& entry) { return entry.first.track == track; });
    }
    emit changed();
}

void AutomationModes::setLane(const AutomationRef& ref, std::optional<AutomationMode> mode)
{
    const auto* lane = laneOf(m_session.project(), ref);
    const bool on = mode != AutomationMode::off;
    if (lane && lane->on != on)
        m_session.apply(on ? tr("Automation on") : tr("Automation off"),
                        [=](const Project& project) { return edits::switchLane(project, ref.track, ref.target, on); });
    if (on)
        std::erase_if(m_lanes, [&](const Own& entry) { return entry.first == ref; });
    if (on && mode)
        m_lanes.emplace_back(ref, *mode);
    emit changed();
}

void AutomationModes::nextOfTrack(project::TrackId track)
{
    const auto now = ofTrack(track);
    setTrack(track, now >= AutomationMode::write ? AutomationMode::read
                                                 : static_cast<AutomationMode>(static_cast<int>(now) + 1));
}

std::vector<AutomationRef> AutomationModes::writing() const
{
    std::vector<AutomationRef> all = m_shown;
    const auto add = [&all](const AutomationRef& ref) {
        if (std::ranges::find(all, ref) == all.end())
            all.push_back(ref);
    };
    const auto& project = m_session.project();
    for (const auto& lane : project.masterAutomation)
        add({{}, lane.target});
    for (const auto& track : project.tracks)
        for (const auto& lane : track->automation)
            add({track->id, lane.target});
    for (const auto& [ref, mode] : m_lanes)
        add(ref);
    std::erase_if(
        all, [&](const AutomationRef& ref) { return ofLane(ref) != AutomationMode::write || !isThere(project, ref); });
    return all;
}

void AutomationModes::endWriting()
{
    bool any = false;
    const auto end = [&any](AutomationMode& mode) {
        if (mode == AutomationMode::write) {
            mode = AutomationMode::touch;
            any = true;
        }
    };
    for (auto& [track, mode] : m_tracks)
        end(mode);
    for (auto& [ref, mode] : m_lanes)
        end(mode);
    if (any)
        emit changed();
}

base::Json AutomationModes::toJson() const
{
    base::Json tracks = base::Json::array();
    for (const auto& [track, mode] : m_tracks)
        if (mode != AutomationMode::read)
            tracks.push_back(modeJson(track, mode));
    base::Json lanes = base::Json::array();
    for (const auto& [ref, mode] : m_lanes) {
        auto json = modeJson(ref.track, mode);
        json["lanes"] = project::toJson(std::vector<project::AutomationLane>{{ref.target, {}, true}});
        lanes.push_back(std::move(json));
    }
    return {{"tracks", std::move(tracks)}, {"lanes", std::move(lanes)}};
}

/// What does not read well is left aside: it is a way of working, not the work.
void AutomationModes::restore(const base::Json& json)
{
    for (const auto& item : base::itemsOf(json, "tracks"))
        if (const auto mode = modeFrom(item))
            m_tracks[{base::memberOr<std::uint64_t>(item, "track", 0)}] = *mode;
    for (const auto& item : base::itemsOf(json, "lanes")) {
        std::optional<base::Error> wrong;
        const auto lanes = project::readAutomation(project::JsonReader(item, "view", wrong), "lanes");
        const auto mode = modeFrom(item);
        if (wrong || !mode || lanes.size() != 1)
            continue;
        const AutomationRef ref{{base::memberOr<std::uint64_t>(item, "track", 0)}, lanes.front().target};
        if (isThere(m_session.project(), ref) && !own(ref))
            m_lanes.emplace_back(ref, *mode);
    }
    emit changed();
}

} // namespace melisma::ui
