// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/edits/random_editor.h"

#include "core/edits/add_audio_clip.h"
#include "core/edits/add_note_clip.h"
#include "core/edits/add_note_recording.h"
#include "core/edits/add_score.h"
#include "core/edits/add_take.h"
#include "core/edits/add_track.h"
#include "core/edits/cut_out.h"
#include "core/edits/delete_clip.h"
#include "core/edits/duplicate_clip.h"
#include "core/edits/edit_effects.h"
#include "core/edits/edit_markers.h"
#include "core/edits/edit_notes.h"
#include "core/edits/import_score.h"
#include "core/edits/lay_arrangement.h"
#include "core/edits/mirror_clip.h"
#include "core/edits/move_clip.h"
#include "core/edits/move_track.h"
#include "core/edits/place_effect.h"
#include "core/edits/quantise_notes.h"
#include "core/edits/remove_track.h"
#include "core/edits/rename_asset.h"
#include "core/edits/rename_track.h"
#include "core/edits/set_clip_gain.h"
#include "core/edits/set_fades.h"
#include "core/edits/set_instrument.h"
#include "core/edits/set_lane_view.h"
#include "core/edits/set_loop.h"
#include "core/edits/set_song.h"
#include "core/edits/set_spectrogram_style.h"
#include "core/edits/set_tempo.h"
#include "core/edits/set_track_mix.h"
#include "core/edits/split_clip.h"
#include "core/edits/trim_clip.h"
#include "core/project/comp.h"

#include <array>
#include <limits>

namespace melisma::tests {

using base::Beats;
using base::Frames;
using project::Project;

namespace {

/// `score` as a version of the project's own song, so that its clips can become takes.
music::Score ofSameSong(const Project& project, music::Score score)
{
    score.tempoMap = project.tempoMap;
    score.key = project.key;
    score.sections.clear();
    for (const auto& marker : project.markers)
        if (marker.length.ticks > 0)
            score.sections.push_back({marker.name, marker.start, marker.length});
    for (const auto& track : project.tracks)
        for (auto& part : score.parts)
            if (track->role == part.role)
                part.name = track->name;
    return score;
}

} // namespace

project::TrackId RandomEditor::track(const Project& project)
{
    if (project.tracks.empty() || chance(4))
        return {static_cast<std::uint64_t>(number(0, 500))};
    return project.tracks[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(project.tracks.size()) - 1))]
        ->id;
}

project::ClipId RandomEditor::clip(const Project& project)
{
    const auto* owner = project.findTrack(track(project));
    if (!owner || owner->clips.empty())
        return {static_cast<std::uint64_t>(number(0, 500))};
    return owner->clips[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(owner->clips.size()) - 1))]->id;
}

project::MarkerId RandomEditor::marker(const Project& project)
{
    if (project.markers.empty() || chance(4))
        return {static_cast<std::uint64_t>(number(0, 500))};
    return project.markers[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(project.markers.size()) - 1))]
        .id;
}

std::vector<music::Note> RandomEditor::someNotes(const Project& project, project::ClipId id)
{
    const auto* found = project.findClip(id);
    if (!found || found->isAudio())
        return {note()};
    std::vector<music::Note> picked;
    const auto heard = project::heardNotes(*found);
    for (const auto& held : heard->notes)
        if (chance(30))
            picked.push_back(held);
    return picked;
}

std::vector<music::ControllerEvent> RandomEditor::someControllers(const Project& project, project::ClipId id)
{
    const auto* found = project.findClip(id);
    std::vector<music::ControllerEvent> picked;
    if (found && !found->isAudio())
        for (const auto& held : project::heardNotes(*found)->controllers)
            if (chance(50))
                picked.push_back(held);
    if (chance(5))
        picked.push_back(controller());
    return picked;
}

std::vector<RandomEditor::NamedEdit> RandomEditor::trackEdits(const Project& project)
{
    const auto id = track(project);
    const auto kind = static_cast<project::TrackKind>(chance(70) ? number(0, 1) : number(2, 3));
    const bool on = chance(50);
    std::vector<NamedEdit> edits;
    const auto add = [&](const char* label, project::Edit edit) { edits.push_back({label, std::move(edit)}); };
    const bool crowded = project.tracks.size() > kEnoughTracks;
    if (!crowded)
        add("addTrack", [kind, n = name()](const Project& p) { return edits::addTrack(p, kind, n, {"Piano", 0, 0}); });
    if (crowded || chance(15))
        add("removeTrack", [id](const Project& p) { return edits::removeTrack(p, id); });
    add("renameTrack", [id, n = name()](const Project& p) { return edits::renameTrack(p, id, n); });
    add("moveTrack",
        [id, to = static_cast<std::size_t>(number(0, 20))](const Project& p) { return edits::moveTrack(p, id, to); });
    add("setTrackGain", [id, x = level()](const Project& p) { return edits::setTrackGain(p, id, x); });
    add("setTrackPan", [id, x = level() / 40](const Project& p) { return edits::setTrackPan(p, id, x); });
    add("setTrackMute", [id, on](const Project& p) { return edits::setTrackMute(p, id, on); });
    add("setTrackSolo", [id, on](const Project& p) { return edits::setTrackSolo(p, id, on); });
    add("setTrackPhase", [id, on](const Project& p) { return edits::setTrackPhase(p, id, on); });
    add("setTrackWidth", [id, x = level() / 20](const Project& p) { return edits::setTrackWidth(p, id, x); });
    const auto held = instrument();
    add("setInstrument", [id, held, lists = chance(80), file = font(held.soundfont)](const Project& p) {
        return held.soundfont.empty() || !lists ? edits::setInstrument(p, id, held)
                                                : edits::setInstrument(p, id, held, file);
    });
    add("setLaneView", [id, view = static_cast<project::LaneView>(number(0, 3))](const Project& p) {
        return edits::setLaneView(p, id, view);
    });
    project::SpectrogramStyle style{static_cast<project::FrequencyScale>(number(0, 2)),
                                    256 << number(0, 7),
                                    static_cast<project::WindowShape>(number(0, 3)),
                                    static_cast<project::ColourMap>(number(0, 4)),
                                    static_cast<double>(number(10, 130)),
                                    static_cast<double>(number(-70, 70))};
    add("setSpectrogramStyle", [id, style, on](const Project& p) {
        return edits::setSpectrogramStyle(p, id, on ? std::optional(style) : std::nullopt);
    });
    return edits;
}

std::vector<RandomEditor::NamedEdit> RandomEditor::clipEdits(const Project& project)
{
    const auto id = clip(project);
    const auto to = track(project);
    const Frames at{place(kSongFrames)};
    const auto* found = project.findClip(id);
    const Frames inside = found ? project.startOf(*found) + Frames{number(0, 100000)} : at;
    const Frames end = chance(70) ? inside : at;
    const project::Fades fades{{place(90000)},
                               {place(90000)},
                               static_cast<project::FadeShape>(number(0, 4)),
                               static_cast<project::FadeShape>(number(0, 4))};
    std::vector<NamedEdit> edits;
    const auto add = [&](const char* label, project::Edit edit) { edits.push_back({label, std::move(edit)}); };
    add("moveClip", [=](const Project& p) { return edits::moveClip(p, id, to, at); });
    add("splitClip", [=](const Project& p) { return edits::splitClip(p, id, inside); });
    if (found)
        add("cutOut",
            [=, on = project.trackOf(id)->name, name = found->name, until = inside + Frames{number(-20000, 60000)}](
                const Project& p) { return edits::cutOut(p, on, name, inside, until); });
    add("trimClipStart", [=](const Project& p) { return edits::trimClipStart(p, id, inside); });
    add("trimClipEnd", [=](const Project& p) { return edits::trimClipEnd(p, id, end); });
    add("setFades", [=](const Project& p) { return edits::setFades(p, id, fades); });
    add("setClipGain", [id, x = level()](const Project& p) { return edits::setClipGain(p, id, x); });
    add("deleteClip", [=](const Project& p) { return edits::deleteClip(p, id); });
    add("deleteClip", [=](const Project& p) { return edits::deleteClip(p, id); });
    add("duplicateClip", [=](const Project& p) { return edits::duplicateClip(p, id); });
    return edits;
}

std::vector<RandomEditor::NamedEdit> RandomEditor::materialEdits(const Project& project)
{
    const std::string sound = project.assets.empty() ? "none" : project.assets.begin()->first;
    const auto id = clip(project);
    const auto to = track(project);
    const Beats beat{place(kSongTicks)};
    const Frames at{place(kSongFrames)};
    const auto made = provenance();
    std::vector<NamedEdit> edits;
    const auto add = [&](const char* label, project::Edit edit) { edits.push_back({label, std::move(edit)}); };
    add("renameAsset", [sound, n = name()](const Project& p) { return edits::renameAsset(p, sound, n); });
    add("addAudioClip", [=, a = asset()](const Project& p) { return edits::addAudioClip(p, to, a, at, made); });
    add("addNoteClip",
        [=, n = notes(), label = name()](const Project& p) { return edits::addNoteClip(p, to, label, n, beat, made); });
    add("addNoteRecordings", [=, rounds = std::vector(static_cast<std::size_t>(number(0, 3)), notes()), label = name(),
                              length = Beats{place(4000)}](const Project& p) {
        return edits::addNoteRecordings(p, {{to, label, Beats{beat.ticks / 960 * 960}, length, rounds}}, kWhen);
    });
    add("addTake", [=, n = notes(), label = name()](const Project& p) {
        return edits::addTake(p, id, label, project::NoteContent(n), made);
    });
    add("addAudioTake",
        [=, a = asset(), label = name()](const Project& p) { return edits::addAudioTake(p, id, label, a, made); });
    if (project.tracks.size() < kEnoughTracks) {
        add("addScore", [=, s = score()](const Project& p) { return edits::addScore(p, s, made); });
        add("importScore", [=, s = score()](const Project& p) { return edits::importScore(p, s, made, beat); });
        add("addScoreAsTakes", [=, s = ofSameSong(project, score())](const Project& p) {
            return edits::addScoreAsTakes(p, s, made, "Take n");
        });
        add("layArrangement", [=, s = ofSameSong(project, score())](const Project& p) {
            return edits::layArrangement(p, s, made, "Take n");
        });
    }
    return edits;
}

music::Quantise RandomEditor::quantise()
{
    return {Beats{place(960)}, chance(90) ? static_cast<double>(number(0, 100)) / 100.0 : level(),
            chance(90) ? static_cast<double>(number(0, 100)) / 100.0 : level(), chance(70), chance(50)};
}

std::vector<RandomEditor::NamedEdit> RandomEditor::noteEdits(const Project& project)
{
    const auto id = clip(project);
    const auto held = someNotes(project, id);
    std::vector<std::pair<music::Note, music::Note>> changes;
    for (const auto& from : held)
        changes.emplace_back(from, note());
    return {{"mirrorNotes", [=](const Project& p) { return edits::mirrorNotes(p, id, kWhen); }},
            {"addNotes",
             [=, n = std::vector{note(), note()}](const Project& p) { return edits::addNotes(p, id, n, kWhen); }},
            {"removeNotes", [=](const Project& p) { return edits::removeNotes(p, id, held, kWhen); }},
            {"changeControllers",
             [=, taken = someControllers(project, id), given = std::vector{controller(), controller()}](
                 const Project& p) { return edits::changeControllers(p, id, taken, given, kWhen); }},
            {"changeNotes", [=](const Project& p) { return edits::changeNotes(p, id, changes, kWhen); }},
            {"quantiseNotes", [=, settings = quantise()](const Project& p) {
                 return edits::quantiseNotes(p, id, held, settings, kWhen);
             }}};
}

std::vector<RandomEditor::NamedEdit> RandomEditor::songEdits(const Project& project)
{
    const auto id = marker(project);
    const Beats at{place(kSongTicks)};
    const Beats length{chance(50) ? 0 : place(kSongTicks)};
    const double bpm = chance(30) ? level() : static_cast<double>(number(200, 4000)) / 10.0;
    const music::Meter meter{static_cast<int>(number(0, 33)), static_cast<int>(number(1, 8))};
    const auto chord = *music::Chord::parse(chance(50) ? "Am7/G" : "Bb");
    std::vector<NamedEdit> edits;
    const auto add = [&](const char* label, project::Edit edit) { edits.push_back({label, std::move(edit)}); };
    if (project.markers.size() < 40)
        add("addMarker", [=, n = name()](const Project& p) { return edits::addMarker(p, n, at, length); });
    add("renameMarker", [=, n = name()](const Project& p) { return edits::renameMarker(p, id, n); });
    add("moveMarker", [=](const Project& p) { return edits::moveMarker(p, id, at, length); });
    add("removeMarker", [=](const Project& p) { return edits::removeMarker(p, id); });
    if (project.tempoMap.tempos().size() < 20)
        add("setTempo", [=](const Project& p) { return edits::setTempo(p, at, bpm); });
    if (project.tempoMap.meters().size() < 20)
        add("setMeter",
            [=, bar = static_cast<int>(number(-1, 40))](const Project& p) { return edits::setMeter(p, bar, meter); });
    add("setLoop", [=, flip = chance(50)](const Project& p) {
        return flip ? edits::setLoopOn(p, !p.loop.on) : edits::setLoop(p, at, length);
    });
    add("setMasterGain", [x = level()](const Project& p) { return edits::setMasterGain(p, x); });
    add("setPanLaw",
        [law = static_cast<project::PanLaw>(number(0, 5))](const Project& p) { return edits::setPanLaw(p, law); });
    add("setProjectName", [n = name()](const Project& p) { return edits::setProjectName(p, n); });
    add("setLyrics", [n = name()](const Project& p) { return edits::setLyrics(p, n); });
    add("setChords", [=](const Project& p) {
        return edits::setChords(p, {{at, Beats{960}, chord}, {{}, length, chord}});
    });
    add("setKey", [mode = static_cast<music::Mode>(number(0, 5)),
                   tonic = static_cast<char>('A' + number(0, 8))](const Project& p) {
        return edits::setKey(p, {{tonic, 0}, mode});
    });
    return edits;
}

project::EffectId RandomEditor::effect(const Project& project)
{
    const auto* owner = project.findTrack(track(project));
    const auto& chain = owner && chance(60) ? owner->effects : project.masterEffects;
    if (chain.empty() || chance(4))
        return {static_cast<std::uint64_t>(number(0, 500))};
    return chain[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(chain.size()) - 1))].id;
}

std::vector<RandomEditor::NamedEdit> RandomEditor::effectEdits(const Project& project)
{
    const auto id = effect(project);
    const auto to = chance(30) ? project::TrackId{} : track(project);
    base::ParamValues params;
    params.set("threshold", level());
    params.set(name(), chance(50));
    std::vector<NamedEdit> edits;
    const auto add = [&](const char* label, project::Edit edit) { edits.push_back({label, std::move(edit)}); };
    if (project.masterEffects.size() < 8)
        add("addEffect", [=, n = name(), x = level() / 20](const Project& p) {
            return edits::addEffect(p, to, {n, params, std::abs(x)});
        });
    else
        add("removeEffect", [=](const Project& p) { return edits::removeEffect(p, id); });
    if (chance(30))
        add("removeEffect", [=](const Project& p) { return edits::removeEffect(p, id); });
    add("moveEffect",
        [=, i = static_cast<std::size_t>(number(0, 4))](const Project& p) { return edits::moveEffect(p, id, i); });
    const edits::EffectPlace place{chance(30) ? project::TrackId{} : track(project),
                                   static_cast<std::size_t>(number(0, 4))};
    add("placeEffect", [=](const Project& p) { return edits::placeEffect(p, id, place); });
    const auto* held = place.track ? project.findTrack(place.track) : nullptr;
    if ((held ? held->effects : project.masterEffects).size() < 8)
        add("copyEffect", [=](const Project& p) { return edits::copyEffect(p, id, place); });
    add("setEffectParams", [=](const Project& p) { return edits::setEffectParams(p, id, params); });
    add("setEffectMix", [=, x = level()](const Project& p) { return edits::setEffectMix(p, id, x); });
    add("swapEffectSettings", [=](const Project& p) { return edits::swapEffectSettings(p, id); });
    add("copyEffectSettings", [=](const Project& p) { return edits::copyEffectSettings(p, id); });
    add("bypassEffect", [=, on = chance(50)](const Project& p) { return edits::bypassEffect(p, id, on); });
    return edits;
}

RandomEditor::NamedEdit RandomEditor::next(const Project& project)
{
    const auto edits = [&] {
        switch (number(0, 10)) {
        case 0:
            return trackEdits(project);
        case 1:
        case 2:
            return clipEdits(project);
        case 3:
            return materialEdits(project);
        case 4:
            return noteEdits(project);
        case 5:
            return effectEdits(project);
        case 6:
            return routingEdits(project);
        case 7:
            return automationEdits(project);
        case 8:
            return rangeEdits(project);
        case 9:
            return takeEdits(project);
        default:
            return songEdits(project);
        }
    }();
    return edits[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(edits.size()) - 1))];
}

} // namespace melisma::tests
