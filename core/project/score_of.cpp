// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/score_of.h"

#include "core/project/comp.h"

#include <algorithm>

namespace melisma::project {
namespace {

std::vector<music::EffectSetting> settingsOf(const std::vector<EffectSlot>& slots)
{
    std::vector<music::EffectSetting> settings;
    for (const auto& slot : slots)
        if (!slot.bypass)
            settings.push_back({slot.effect, slot.params, slot.mix});
    return settings;
}

/// A score knows only General MIDI: of a font's presets it takes the program of that number.
music::Instrument plainInstrument(const music::Instrument& instrument)
{
    if (instrument.soundfont.empty())
        return instrument;
    return {instrument.name, instrument.isDrums() ? instrument.bank : 0, instrument.isDrums() ? 0 : instrument.program};
}

music::Part partOf(const Track& track)
{
    music::Part part;
    part.role = track.role;
    part.name = track.name;
    part.instrument = plainInstrument(track.instrument);
    part.gainDb = track.mix.gainDb;
    part.pan = track.mix.pan;
    part.muted = track.mix.mute;
    part.effects = settingsOf(track.effects);
    for (const auto& clip : track.clips)
        if (!clip->isAudio())
            part.clips.push_back({clip->name, base::Beats{clip->start.count}, soundingNotes(*clip)});
    return part;
}

} // namespace

music::NoteSequence soundingNotes(const Clip& clip)
{
    music::NoteSequence sounding;
    const auto heard = heardNotes(clip);
    const base::Beats offset{clip.offset.count};
    sounding.length = base::Beats{clip.length.count};
    for (music::Note note : heard->notes) {
        note.start -= offset;
        if (note.start < base::Beats{} || note.start >= sounding.length)
            continue;
        note.length = std::min(note.length, sounding.length - note.start);
        sounding.notes.push_back(note);
    }
    for (music::ControllerEvent event : heard->controllers) {
        event.at -= offset;
        if (event.at >= base::Beats{} && event.at < sounding.length)
            sounding.controllers.push_back(event);
    }
    return sounding;
}

music::Score scoreOf(const Project& project)
{
    music::Score score;
    score.title = project.name;
    score.tempoMap = project.tempoMap;
    score.key = project.key;
    score.length = project.tempoMap.beatsAt(project.length(), project.sampleRate);
    for (const auto& marker : project.markers)
        if (marker.length.ticks > 0)
            score.sections.push_back({marker.name, marker.start, marker.length});
    score.chords = project.chords;
    for (const auto& track : project.tracks)
        if (track->kind == TrackKind::instrument)
            score.parts.push_back(partOf(*track));
    score.masterGainDb = project.masterGainDb;
    score.masterEffects = settingsOf(project.masterEffects);
    return score;
}

std::string songPrompt(const Project& project)
{
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            for (const auto& take : clip->takes)
                if (take->provenance.task == "compose")
                    return take->provenance.prompt;
    return {};
}

} // namespace melisma::project
