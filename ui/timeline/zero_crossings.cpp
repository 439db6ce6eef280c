// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/zero_crossings.h"

#include "audio/analysis/zero_crossing.h"
#include "audio/graph/clip_sum.h"
#include "ui/clip_work/sound_work.h"
#include "ui/common/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::ZeroCrossings)
};

/// What is to be moved, and where it is moved to.
struct Places {
    project::TimeSelection time; ///< empty: only the playhead
    std::optional<base::Frames> playhead;
    bool operator==(const Places&) const = default;
};

/// Finds crossings in the files of a project; on any thread.
struct Finder {
    project::ProjectPtr project;
    std::set<project::TrackId> tracks;
    SoundWork::MediaPath mediaPath;
    int found = 0;

    /// `at` itself where there is none, or none from `first` on.
    base::Result<base::Frames> move(base::Frames at, base::Frames first = {})
    {
        const auto reach = base::toFrames(kZeroCrossingReach, project->sampleRate);
        const base::Frames one{1};
        // A sample more at each side for the neighbours; the first of the song has silence before it.
        const project::Stretch stretch{at - reach - one, at + reach + one + one};
        const auto sum = audio::clipSum(*project, {stretch, tracks}, mediaPath);
        if (!sum)
            return sum.error();
        const auto lowest = std::max<std::int64_t>((first - stretch.start).count, 1);
        const auto place = audio::nearestZeroCrossing(*sum, static_cast<std::size_t>((at - stretch.start).count),
                                                      static_cast<std::size_t>(lowest));
        found += place ? 1 : 0;
        return place ? stretch.start + base::Frames{static_cast<std::int64_t>(*place)} : at;
    }

    base::Result<Places> move(const Places& from)
    {
        Places to = from;
        auto& stretch = to.time.stretch;
        if (!from.time.isEmpty()) {
            const auto start = move(stretch.start);
            const auto end = start ? move(stretch.end, *start + base::Frames{1}) : start;
            if (!end)
                return end.error();
            stretch = {*start, std::max(*end, *start + base::Frames{1})};
        }
        if (from.playhead) {
            const auto playhead = move(*from.playhead);
            if (!playhead)
                return playhead.error();
            to.playhead = *playhead;
        }
        return to;
    }
};

Places placesOf(const Session& session, bool playing)
{
    return {session.timeSelection(), playing ? std::nullopt : std::optional(session.playhead())};
}

std::set<project::TrackId> audioTracks(const Session& session)
{
    const auto& time = session.timeSelection();
    std::set<project::TrackId> tracks;
    for (const auto& track : session.project().tracks) {
        const bool chosen = time.isEmpty() ? track->id == session.selectedTrack() : time.tracks.contains(track->id);
        if (chosen && track->kind == project::TrackKind::audio)
            tracks.insert(track->id);
    }
    return tracks;
}

void land(Session& session, const Places& from, const base::Result<Places>& to, int found)
{
    if (!to) {
        emit session.message(toQString(to.error().sentence()), true);
        return;
    }
    if (placesOf(session, !from.playhead) != from)
        return; // the person has gone on
    if (found == 0)
        emit session.message(Words::tr("There is no zero crossing within 50 ms."), false);
    if (to->time != from.time)
        session.selectTime(to->time);
    if (to->playhead && to->playhead != from.playhead)
        session.seek(*to->playhead);
}

} // namespace

void moveToZeroCrossings(Session& session)
{
    auto tracks = audioTracks(session);
    const auto from = placesOf(session, session.engine().playing());
    if (tracks.empty()) {
        emit session.message(Words::tr("Select an audio track, or time on one: only sounds have zero crossings."),
                             false);
        return;
    }
    if (from.time.isEmpty() && !from.playhead)
        return; // nothing stands still
    Finder finder{session.snapshot(), std::move(tracks), SoundWork::mediaPath(session)};
    SoundWork::of(session).add([&session, from, finder](const std::stop_token&) mutable -> SoundWork::Landing {
        auto to = finder.move(from);
        return [&session, from, to = std::move(to), found = finder.found] { land(session, from, to, found); };
    });
}

} // namespace melisma::ui
