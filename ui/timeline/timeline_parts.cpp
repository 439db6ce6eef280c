// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_parts.h"

#include "core/project/comp.h"
#include "ui/common/text.h"
#include "ui/timeline/timeline_state.h"

#include <QCoreApplication>

#include <algorithm>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::TimelineParts)
};

constexpr std::uint64_t kChord = std::uint64_t{1} << 62; ///< marks the key of a chord, which has no id

QString barsText(const project::Project& project, base::Beats start, base::Beats end)
{
    const auto from = project.tempoMap.positionAt(start);
    const auto to = project.tempoMap.positionAt(end);
    return Words::tr("bar %1, beat %2, to bar %3, beat %4").arg(from.bar).arg(from.beat).arg(to.bar).arg(to.beat);
}

QString trackValue(const project::Track& track)
{
    QStringList parts{Words::tr("%n clips", nullptr, static_cast<int>(track.clips.size())),
                      Words::tr("volume %1").arg(gainText(track.mix.gainDb))};
    if (track.mix.mute)
        parts << Words::tr("muted");
    if (track.mix.solo)
        parts << Words::tr("soloed");
    return parts.join(QStringLiteral(", "));
}

QString clipValue(const project::Project& project, const project::Clip& clip)
{
    const auto beats = [&](base::Frames at) { return project.tempoMap.beatsAt(at, project.sampleRate); };
    QStringList parts{barsText(project, beats(project.startOf(clip)), beats(project.endOf(clip)))};
    if (clip.takes.size() > 1)
        parts << Words::tr("take %1 of %2").arg(takeNumber(clip)).arg(clip.takes.size());
    if (clip.locked)
        parts << Words::tr("locked");
    if (carriesMark(clip))
        parts << Words::tr("made by a machine");
    return parts.join(QStringLiteral(", "));
}

QString takeValue(const project::Clip& clip, std::size_t index, const std::vector<const project::Take*>& heard)
{
    const auto& take = *clip.takes[index];
    project::Clip alone = clip; // shares its takes
    alone.chosenTake = take.id;
    alone.comp.clear();
    QStringList parts{Words::tr("take %1 of %2").arg(index + 1).arg(clip.takes.size())};
    if (std::ranges::find(heard, &take) != heard.end())
        parts << Words::tr("is heard");
    if (carriesMark(alone))
        parts << Words::tr("made by a machine");
    return parts.join(QStringLiteral(", "));
}

/// The rows of a clip's takes, where they are shown.
void addTakes(std::vector<PaintedPart>& parts, const TimelineState& state, const LaneFrame& frame, const Lane& lane,
              const project::Clip& clip)
{
    if (clip.takes.size() < 2 || !state.takesShown(lane.track))
        return;
    const auto heard = project::soundingTakes(clip);
    const auto focus = state.takeFocus();
    for (std::size_t i = 0; i < clip.takes.size(); ++i) {
        const auto& take = *clip.takes[i];
        parts.push_back({take.id.value, clip.id.value, QAccessible::TreeItem, toQString(take.name),
                         takeValue(clip, i, heard), takeRect(frame, lane, clip, static_cast<int>(i)).toAlignedRect(),
                         focus && *focus == TakeRef{clip.id, take.id}});
    }
}

} // namespace

std::vector<PaintedPart> lanePartsOf(const TimelineState& state)
{
    const auto frame = state.frame();
    const auto& session = state.session();
    std::vector<PaintedPart> parts;
    for (const auto& lane : frame.layout.lanes()) {
        const auto* track = frame.project.findTrack(lane.track);
        if (!track)
            continue;
        parts.push_back({track->id.value, 0, QAccessible::TreeItem, Words::tr("Track %1").arg(toQString(track->name)),
                         trackValue(*track), QRect(0, lane.top - frame.scrollY, frame.width, lane.bottom() - lane.top),
                         session.selectedTrack() == track->id});
        for (const auto& clip : track->clips) {
            parts.push_back({clip->id.value, track->id.value, QAccessible::TreeItem, toQString(clip->name),
                             clipValue(frame.project, *clip), clipRect(frame, lane, *clip).toAlignedRect(),
                             session.selectedClips().contains(clip->id)});
            addTakes(parts, state, frame, lane, *clip);
        }
    }
    return parts;
}

std::optional<TakeRef> takeOfPart(const project::Project& project, std::uint64_t key)
{
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            if (clip->findTake(project::TakeId{key}))
                return TakeRef{clip->id, project::TakeId{key}};
    return std::nullopt;
}

std::vector<PaintedPart> rulerPartsOf(const TimelineState& state, int height)
{
    const auto& project = state.shown();
    const auto x = [&](base::Beats at) {
        return static_cast<int>(state.scale().xOf(project.tempoMap.framesAt(at, project.sampleRate)));
    };
    const auto place = [&](base::Beats start, base::Beats length) {
        return QRect(x(start), 0, std::max(1, x(start + length) - x(start)), height);
    };
    std::vector<PaintedPart> parts;
    for (const auto& marker : project.markers)
        parts.push_back(
            {marker.id.value, 0, QAccessible::ListItem,
             (marker.length.ticks ? Words::tr("Section %1") : Words::tr("Marker %1")).arg(toQString(marker.name)),
             barsText(project, marker.start, marker.start + marker.length), place(marker.start, marker.length)});
    for (std::size_t i = 0; i < project.chords.size(); ++i) {
        const auto& chord = project.chords[i];
        parts.push_back({kChord | i, 0, QAccessible::ListItem,
                         Words::tr("Chord %1").arg(toQString(chord.chord.symbol())),
                         barsText(project, chord.start, chord.start + chord.length), place(chord.start, chord.length)});
    }
    return parts;
}

std::optional<base::Frames> rulerPartStart(const project::Project& project, std::uint64_t key)
{
    const auto at = [&](base::Beats start) { return project.tempoMap.framesAt(start, project.sampleRate); };
    if (key & kChord) {
        const auto index = key & ~kChord;
        return index < project.chords.size() ? std::optional(at(project.chords[index].start)) : std::nullopt;
    }
    const auto found = std::ranges::find(project.markers, project::MarkerId{key}, &project::Marker::id);
    return found == project.markers.end() ? std::nullopt : std::optional(at(found->start));
}

} // namespace melisma::ui
