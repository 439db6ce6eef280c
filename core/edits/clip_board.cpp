// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/clip_board.h"

#include "core/edits/add_track.h"
#include "core/edits/edit_helpers.h"
#include "core/edits/edit_range.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace melisma::edits {

namespace {

using project::Clip;
using project::ClipId;
using project::Project;

void addSounds(const Project& project, const Clip& clip, std::set<std::string>& listed,
               std::vector<base::Shared<project::Asset>>& sounds)
{
    for (const auto& take : clip.takes) {
        const auto* audio = std::get_if<project::AudioContent>(&take->content);
        const auto found = audio ? project.assets.find(audio->assetSha256) : project.assets.end();
        if (found != project.assets.end() && listed.insert(found->first).second)
            sounds.push_back(found->second);
    }
}

/// Copies keep nothing of where the original stood but their length.
ClipBoard boardOf(const Project& project, const std::set<ClipId>& clips, project::Stretch stretch)
{
    ClipBoard board;
    board.length = stretch.length();
    board.sampleRate = project.sampleRate;
    const auto startBeat = project.tempoMap.beatsAt(stretch.start, project.sampleRate);
    std::set<std::string> listed;
    int lane = 0, first = -1;
    for (const auto& track : project.tracks) {
        for (const auto& clip : track->clips) {
            if (!clips.contains(clip->id))
                continue;
            if (first < 0) {
                first = lane;
                board.first = track->id;
            }
            board.entries.push_back({lane - first, track->kind, track->name, project.startOf(*clip) - stretch.start,
                                     clip, track->instrument,
                                     clip->start.toBeats(project.tempoMap, project.sampleRate) - startBeat});
            addSounds(project, *clip, listed, board.sounds);
        }
        ++lane;
    }
    return board;
}

bool canHold(const project::Track& track, const ClipBoard::Entry& entry)
{
    return track.kind == entry.kind;
}

/// Where each lane of the board goes, tracks being added at the end for what finds none.
class LaneFinder {
public:
    LaneFinder(Project& project, project::TrackId track) : m_project(project)
    {
        const auto place = placeOf(project, track);
        m_first = m_next = place ? *place : 0;
    }

    base::Result<std::size_t> placeFor(const ClipBoard::Entry& entry)
    {
        if (const auto known = m_places.find(entry.lane); known != m_places.end())
            return known->second;
        m_next = std::max(m_next, m_first + static_cast<std::size_t>(entry.lane)); // as far apart as they were
        while (m_next < m_project.tracks.size() && !canHold(*m_project.tracks[m_next], entry))
            ++m_next;
        if (m_next >= m_project.tracks.size()) {
            auto added = addTrack(m_project, entry.kind, entry.trackName, entry.instrument);
            if (!added)
                return added.error();
            m_project = std::move(*added);
        }
        m_next = std::min(m_next, m_project.tracks.size() - 1);
        if (m_places.empty())
            m_first = m_next;
        m_places[entry.lane] = m_next;
        return m_next++;
    }

private:
    Project& m_project;
    std::size_t m_first = 0; ///< where lane 0 went
    std::size_t m_next = 0;
    std::map<int, std::size_t> m_places;
};

/// Where the copy of a clip from another song begins: its notes as many beats behind `at` as they were.
project::TimeValue foreignStart(const Project& project, const ClipBoard::Entry& entry, const Clip& copy,
                                base::Frames at)
{
    if (copy.timeBase() != project::TimeBase::musical)
        return inClipTime(project, copy, at + entry.at);
    return inClipTime(project, copy, at) + project::TimeValue::musical(entry.beat);
}

Clip copyOf(const ClipBoard::Entry& entry, Project& project, base::Frames at, bool foreign,
            std::map<project::GroupId, project::GroupId>& groups)
{
    Clip copy = withFreshIds(*entry.clip, project);
    copy.locked = false;
    copy.start = foreign ? foreignStart(project, entry, copy, at) : inClipTime(project, copy, at + entry.at);
    if (copy.group) {
        auto& group = groups[copy.group];
        if (!group)
            group = freshId<project::GroupId>(project);
        copy.group = group;
    }
    fitFades(project, copy);
    return copy;
}

} // namespace

ClipBoard copyRange(const Project& project, const project::TimeSelection& range)
{
    if (range.isEmpty())
        return {};
    Project unlocked = project; // a locked clip may be copied, and must be cut for that
    for (auto& track : unlocked.tracks)
        if (range.tracks.contains(track->id))
            track = track.with([](project::Track& changed) {
                for (auto& clip : changed.clips)
                    if (clip->locked)
                        clip = clip.with([](Clip& opened) { opened.locked = false; });
            });
    const auto cut = splitAround(unlocked, range);
    return cut ? boardOf(*cut, clipsInside(*cut, range), range.stretch) : ClipBoard{};
}

ClipBoard copyClips(const Project& project, const std::set<ClipId>& clips)
{
    return boardOf(project, clips, stretchOf(project, clips));
}

base::Result<Pasted> pasteClips(const Project& project, const ClipBoard& board, project::TrackId track, base::Frames at)
{
    if (board.isEmpty())
        return usageError("Nothing has been copied yet", "Choose clips or time and press Ctrl+C");
    Pasted pasted{project, {}, {{at, at + board.length}, {}}};
    if (board.foreign && board.sampleRate != project.sampleRate)
        return usageError(fmt::format("These clips come from a project of {} Hz, but this one has {} Hz",
                                      board.sampleRate, project.sampleRate),
                          "Export their sound there and import it here");
    for (const auto& sound : board.sounds)
        if (auto listed = registerAsset(pasted.project, *sound); !listed)
            return listed.error();
    LaneFinder lanes(pasted.project, track);
    std::map<project::GroupId, project::GroupId> groups;
    for (const auto& entry : board.entries) {
        const auto place = lanes.placeFor(entry);
        if (!place)
            return place.error();
        Clip copy = copyOf(entry, pasted.project, at, board.foreign, groups);
        if (auto good = checkStart(copy.start, copy.length); !good)
            return good.error();
        pasted.clips.insert(copy.id);
        pasted.range.tracks.insert(pasted.project.tracks[*place]->id);
        pasted.project =
            withTrack(pasted.project, *place, [&](project::Track& changed) { insertClip(changed, std::move(copy)); });
    }
    return pasted;
}

} // namespace melisma::edits
