// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/import_score.h"

#include "core/edits/edit_helpers.h"
#include "core/edits/score_layout.h"
#include "core/edits/set_tempo.h"

#include <algorithm>

namespace melisma::edits {

namespace {

using project::Project;
using project::TimeValue;

base::Result<music::Part> shifted(music::Part part, base::Beats by)
{
    for (auto& clip : part.clips) {
        clip.start += by;
        if (auto good = checkStart(TimeValue::musical(clip.start), TimeValue::musical(clip.notes.length)); !good)
            return good.error();
    }
    return part;
}

/// Bars that a score has something in.
int barsOf(const music::Score& score)
{
    return score.length > base::Beats{} ? score.tempoMap.barAt(score.length - base::Beats{1}) + 1 : 0;
}

} // namespace

bool takesSongOfScore(const Project& project)
{
    return project.tracks.empty() && project.markers.empty() && project.chords.empty();
}

bool differsFromSong(const Project& project, const music::Score& score, base::Beats at)
{
    if (takesSongOfScore(project))
        return false;
    const auto& song = project.tempoMap;
    const auto& own = score.tempoMap;
    const base::Beats end = at + score.length;
    std::vector<base::Beats> places{at};
    for (const auto& point : own.tempos())
        places.push_back(at + point.at);
    for (const auto& point : song.tempos())
        places.push_back(point.at);
    const bool tempo = std::ranges::any_of(places, [&](base::Beats place) {
        return place >= at && (place < end || place == at) && song.bpmAt(place) != own.bpmAt(place - at);
    });
    const int first = song.barAt(at), bars = barsOf(score);
    for (int bar = 0; bar < std::max(bars, 1); ++bar)
        if (song.meterAtBar(first + bar) != own.meterAtBar(bar))
            return true;
    return tempo;
}

base::Result<Project> takeSongOfScore(const Project& project, const music::Score& score, base::Beats at)
{
    const auto& song = project.tempoMap;
    const auto& own = score.tempoMap;
    const base::Beats end = at + score.length;
    const int first = song.barAt(at), last = first + barsOf(score);
    music::TempoMap map(song.bpmAt({}), song.meterAtBar(0));
    base::Result<music::TempoMap> made = map;
    const auto add = [&made](auto change) {
        if (made)
            made = change(*made);
    };
    const auto tempo = [&](base::Beats place, double bpm) {
        add([&](const music::TempoMap& so) { return so.withTempo(place, bpm); });
    };
    const auto meter = [&](int bar, music::Meter wanted) {
        add([&](const music::TempoMap& so) { return so.withMeter(bar, wanted); });
    };
    for (const auto& point : song.tempos())
        if (point.at < at)
            tempo(point.at, point.bpm);
    for (const auto& point : song.meters())
        if (point.bar < first)
            meter(point.bar, point.meter);
    for (const auto& point : own.tempos())
        tempo(at + point.at, point.bpm);
    for (const auto& point : own.meters())
        meter(first + point.bar, point.meter);
    if (score.length > base::Beats{}) { // behind it the song goes on as it was
        tempo(end, song.bpmAt(end));
        meter(std::max(last, first + 1), song.meterAtBar(std::max(last, first + 1)));
    }
    for (const auto& point : song.tempos())
        if (point.at > end)
            tempo(point.at, point.bpm);
    for (const auto& point : song.meters())
        if (point.bar > std::max(last, first + 1))
            meter(point.bar, point.meter);
    return made ? setTempoMap(project, *made) : base::Result<Project>(made.error());
}

base::Result<Project> importScore(const Project& project, const music::Score& score,
                                  const project::Provenance& provenance, base::Beats at)
{
    if (auto good = checkScore(score, provenance); !good)
        return good.error();
    const bool takesSong = takesSongOfScore(project);
    if (auto good = checkStart(TimeValue::musical(at), {}); !good)
        return good.error();
    Project edited = project;
    if (takesSong)
        layRuler(edited, score);
    for (const auto& part : score.parts) {
        const auto placed = shifted(part, takesSong ? base::Beats{} : at);
        if (!placed)
            return placed.error();
        layTrack(edited, *placed, everyClip(*placed), kFirstTake, provenance);
    }
    return edited;
}

} // namespace melisma::edits
