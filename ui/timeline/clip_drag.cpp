// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/clip_drag.h"

#include "core/edits/duplicate_clip.h"
#include "core/edits/move_clip.h"
#include "core/edits/set_clip_gain.h"
#include "core/edits/set_fades.h"
#include "core/edits/stretch_clip.h"
#include "core/edits/trim_clip.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace melisma::ui {
namespace {

using project::Project;

int trackIndex(const Project& project, project::ClipId clip)
{
    for (std::size_t i = 0; i < project.tracks.size(); ++i)
        if (project.tracks[i]->findClip(clip))
            return static_cast<int>(i);
    return -1;
}

struct Move {
    project::ClipId clip;
    project::TrackId track;
    base::Frames start;
};

base::Result<Project> moved(const Project& project, const std::vector<Move>& moves)
{
    base::Result<Project> edited = project;
    for (const Move& move : moves) {
        edited = edits::moveClip(*edited, move.clip, move.track, move.start);
        if (!edited)
            return edited;
    }
    return edited;
}

/// The id that duplicateClip gave the copy: it is the only clip that was not there before.
project::ClipId addedClip(const Project& before, const Project& after, project::TrackId track)
{
    const auto& clips = after.findTrack(track)->clips;
    const auto added =
        std::find_if(clips.begin(), clips.end(), [&before](const auto& clip) { return !before.findClip(clip->id); });
    return added == clips.end() ? project::ClipId{} : (*added)->id;
}

base::Result<Project> copied(const Project& project, const std::vector<Move>& moves)
{
    Project edited = project;
    std::vector<Move> copies;
    for (const Move& move : moves) {
        const auto* home = edited.trackOf(move.clip);
        auto doubled = edits::duplicateClip(edited, move.clip);
        if (!doubled)
            return doubled;
        copies.push_back({addedClip(edited, *doubled, home->id), move.track, move.start});
        edited = *doubled;
    }
    return moved(edited, copies);
}

} // namespace

ClipDrag::ClipDrag(project::ProjectPtr original, Start start)
    : m_original(std::move(original))
    , m_start(std::move(start))
{}

QString ClipDrag::label(bool copy) const
{
    switch (m_start.zone) {
    case ClipZone::leftEdge:
    case ClipZone::rightEdge:
        return m_start.stretch ? tr("Stretch clip") : tr("Trim clip");
    case ClipZone::fadeIn:
    case ClipZone::fadeOut:
        return tr("Fade clip");
    case ClipZone::gain:
        return tr("Clip gain");
    default:
        if (copy)
            return m_start.clips.size() == 1 ? tr("Copy clip") : tr("Copy clips");
        return m_start.clips.size() == 1 ? tr("Move clip") : tr("Move clips");
    }
}

project::Edit ClipDrag::edit(const Pointer& pointer, const Snapping& snap) const
{
    switch (m_start.zone) {
    case ClipZone::leftEdge:
    case ClipZone::rightEdge:
        return edgeEdit(pointer, snap);
    case ClipZone::fadeIn:
    case ClipZone::fadeOut:
        return fadeEdit(pointer);
    case ClipZone::gain:
        return gainEdit(pointer);
    default:
        return moveEdit(pointer, snap);
    }
}

/// How far everything moves in time: the grabbed clip's start is what snaps, and the first clip stops at 0.
base::Frames ClipDrag::shiftOf(const Pointer& pointer, const Snapping& snap) const
{
    const base::Frames start = m_original->startOf(*m_original->findClip(m_start.grabbed));
    base::Frames target = start + pointer.at - m_start.pointer;
    if (!pointer.free && target != start)
        target = snap(*m_original, target);
    base::Frames first = start;
    for (const auto clip : m_start.clips)
        first = std::min(first, m_original->startOf(*m_original->findClip(clip)));
    return std::max(target - start, -first);
}

/// How many tracks everything moves down; 0 when any clip would land on a track that cannot hold it.
int ClipDrag::laneShift(int lane) const
{
    if (lane < 0)
        return 0;
    const int shift = lane - m_start.lane;
    const auto& tracks = m_original->tracks;
    const bool fits = std::all_of(m_start.clips.begin(), m_start.clips.end(), [&](project::ClipId clip) {
        const int from = trackIndex(*m_original, clip);
        const int to = from + shift;
        return to >= 0 && to < static_cast<int>(tracks.size()) &&
               tracks[static_cast<std::size_t>(to)]->kind == tracks[static_cast<std::size_t>(from)]->kind;
    });
    return fits ? shift : 0;
}

project::Edit ClipDrag::moveEdit(const Pointer& pointer, const Snapping& snap) const
{
    const base::Frames shift = shiftOf(pointer, snap);
    const int lanes = laneShift(pointer.lane);
    std::vector<Move> moves;
    for (const auto clip : m_start.clips) {
        const int to = trackIndex(*m_original, clip) + lanes;
        moves.push_back({clip, m_original->tracks[static_cast<std::size_t>(to)]->id,
                         m_original->startOf(*m_original->findClip(clip)) + shift});
    }
    if (pointer.copy)
        return [moves](const Project& project) { return copied(project, moves); };
    return [moves](const Project& project) { return moved(project, moves); };
}

project::Edit ClipDrag::edgeEdit(const Pointer& pointer, const Snapping& snap) const
{
    const auto& clip = *m_original->findClip(m_start.grabbed);
    const bool left = m_start.zone == ClipZone::leftEdge;
    const base::Frames edge = left ? m_original->startOf(clip) : m_original->endOf(clip);
    base::Frames at = std::max(edge + pointer.at - m_start.pointer, base::Frames{});
    if (!pointer.free && at != edge)
        at = snap(*m_original, at);
    if (m_start.stretch)
        return [id = clip.id, at, left](const Project& project) {
            return left ? edits::stretchClipStart(project, id, at) : edits::stretchClipEnd(project, id, at);
        };
    return [id = clip.id, at, left](const Project& project) {
        return left ? edits::trimClipStart(project, id, at) : edits::trimClipEnd(project, id, at);
    };
}

project::Edit ClipDrag::fadeEdit(const Pointer& pointer) const
{
    const auto& clip = *m_original->findClip(m_start.grabbed);
    const base::Frames by = pointer.at - m_start.pointer;
    project::Fades fades = clip.fades;
    if (m_start.zone == ClipZone::fadeIn)
        fades.in = std::max(fades.in + by, base::Frames{});
    else
        fades.out = std::max(fades.out - by, base::Frames{});
    return [id = clip.id, fades](const Project& project) { return edits::setFades(project, id, fades); };
}

project::Edit ClipDrag::gainEdit(const Pointer& pointer) const
{
    constexpr double kDbPerPixel = 0.2, kFine = 0.1; // the latter of the former
    const auto& clip = *m_original->findClip(m_start.grabbed);
    const double way = (m_start.y - pointer.y) * kDbPerPixel * (pointer.free ? kFine : 1.0);
    const double gainDb = std::round((clip.gainDb + way) * 10.0) / 10.0;
    return [id = clip.id, gainDb](const Project& project) { return edits::setClipGain(project, id, gainDb); };
}

} // namespace melisma::ui
