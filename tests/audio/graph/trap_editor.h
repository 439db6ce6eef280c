// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"
#include "core/edits/add_score.h"
#include "core/edits/add_track.h"
#include "core/edits/edit_automation.h"
#include "core/edits/edit_routing.h"
#include "core/edits/record_automation.h"
#include "core/edits/remove_track.h"
#include "core/edits/stretch_clip.h"
#include "core/project/routing.h"
#include "tests/audio/engine_support.h"
#include "tests/audio/graph/late_effect.h"

#include <random>

namespace melisma::tests {

/// Random edits of a song of instruments and sounds.
class TrapEditor {
public:
    TrapEditor()
    {
        m_song.addSound(8 * kRate, 2, sine(220.0, 0.2));
        m_song.addSound(3 * kRate, 1, sine(330.0, 0.2));
        addInstrument();
        addAudio();
    }

    const Song& song() const { return m_song; }

    void edit()
    {
        auto& tracks = m_song.project.tracks;
        switch (m_random() % 20) {
        case 12:
        case 13:
            route();
            break;
        case 14:
            changeAny([&](auto& track) { track.mix.width = static_cast<double>(any(21)) / 10.0; });
            break;
        case 16:
            automate();
            break;
        case 18:
            recordMove();
            break;
        case 19:
            changeClipTimePitch();
            break;
        case 15:
            changeAny([&](auto& track) { track.mix.invertPhase = !track.mix.invertPhase; });
            break;
        case 11: {
            auto& loop = m_song.project.loop;
            loop = {base::Beats{any(6000)}, base::Beats{120 + any(3000)}, any(3) != 0};
            break;
        }
        case 10:
            land();
            break;
        case 0:
            tracks.size() < 8 ? addAudio() : remove(any(8));
            break;
        case 1:
            tracks.size() < 8 ? addInstrument() : remove(any(8));
            break;
        case 2:
            changeAny([&](auto& track) { track.mix.gainDb = -static_cast<double>(any(40)); });
            break;
        case 3:
            changeAny([&](auto& track) { track.mix.mute = !track.mix.mute; });
            break;
        case 4:
            changeAny([&](auto& track) { track.mix.pan = static_cast<double>(any(21)) / 10.0 - 1.0; });
            break;
        case 5:
            changeAny([&](auto& track) { track.instrument.program = static_cast<int>(any(8)) * 8; });
            break;
        case 6:
            changeAny([&](auto& track) { track.clips.clear(); });
            break;
        case 7:
        case 8:
            changeAny([&](auto& track) { editChain(track.effects); });
            break;
        case 9:
            editChain(m_song.project.masterEffects);
            break;
        default:
            fill();
            break;
        }
    }

    /// Some hand on some control takes hold, moves or lets go while the callback runs.
    void moveHands(audio::LiveEngine& engine)
    {
        for (int i = 0; i < 4; ++i) {
            const auto track = anyHandTrack();
            const auto target = anyHandTarget(track);
            if (any(3) == 0)
                engine.letGoAutomated(track, target);
            else
                engine.holdAutomated(track, target, -static_cast<double>(any(20)));
        }
        if (any(8) == 0)
            engine.letGoAllAutomated();
    }

    std::uint32_t any(std::uint32_t below) { return static_cast<std::uint32_t>(m_random()) % below; }

private:
    template <class Change>
    void changeAny(const Change& change)
    {
        auto& tracks = m_song.project.tracks;
        if (!tracks.empty())
            m_song.change(tracks[any(static_cast<std::uint32_t>(tracks.size()))]->id, change);
    }

    void editChain(std::vector<project::EffectSlot>& chain)
    {
        if (chain.size() < 3) {
            chain.insert(chain.begin(), {{m_song.project.nextId++}, anyEffect(), {}, false, 0.7});
        } else if (any(3) == 0) {
            chain.erase(chain.begin() + any(3));
        } else if (any(2) == 0) {
            std::swap(chain[0], chain[2]);
        } else {
            auto& slot = chain[any(3)];
            const auto& specs = audio::findEffectKind(slot.effect)->params;
            if (!specs.empty()) {
                const auto& spec = specs[any(static_cast<std::uint32_t>(specs.size()))];
                if (spec.minimum)
                    slot.params.set(spec.key, *spec.minimum + any(100) / 100.0 * (*spec.maximum - *spec.minimum));
            }
            slot.bypass = any(4) == 0;
        }
    }

    /// Buses and folders come and go through the real edits, and tracks are led and sent to them.
    void route()
    {
        auto& project = m_song.project;
        std::vector<project::TrackId> sums;
        for (const auto& track : project.tracks)
            if (project::sums(track->kind))
                sums.push_back(track->id);
        const auto take = [&](base::Result<project::Project> edited) {
            if (edited)
                project = std::move(*edited);
        };
        if (sums.size() < 3)
            return take(
                edits::addTrack(project, any(3) == 0 ? project::TrackKind::folder : project::TrackKind::bus, "Sum"));
        if (any(8) == 0)
            return take(edits::removeTrack(project, sums[any(3)]));
        const auto from = project.tracks[any(static_cast<std::uint32_t>(project.tracks.size()))]->id;
        const auto to = any(6) == 0 ? project::TrackId{} : sums[any(3)];
        take(edits::setOutput(project, from, to));
        take(edits::setParent(project, from, to));
        const auto& sends = project.findTrack(from)->sends;
        if (sends.size() < 2)
            return take(edits::addSend(project, from, to));
        if (any(4) == 0)
            return take(edits::removeSend(project, sends[any(2)].id));
        take(edits::setSend(project,
                            {sends[any(2)].id, sends[0].bus, -static_cast<double>(any(30)), any(2) == 0, any(4) != 0}));
    }

    /// Some track, or the master.
    project::TrackId anyHandTrack()
    {
        const auto& tracks = m_song.project.tracks;
        return tracks.empty() || any(4) == 0 ? project::TrackId{}
                                             : tracks[any(static_cast<std::uint32_t>(tracks.size()))]->id;
    }

    /// Something that automation may move there, or may not.
    project::AutomationTarget anyHandTarget(project::TrackId id)
    {
        const auto& project = m_song.project;
        const auto* track = project.findTrack(id);
        const auto& chain = track ? track->effects : project.masterEffects;
        project::AutomationTarget target{static_cast<project::AutomationKind>(any(6))};
        if (target.kind == project::AutomationKind::sendGain && track && !track->sends.empty())
            target.send = track->sends[0].id;
        if (target.kind >= project::AutomationKind::effectParam && !chain.empty())
            target.effect = chain[0].id;
        if (target.kind == project::AutomationKind::effectParam && !chain.empty())
            if (const auto& specs = audio::findEffectKind(chain[0].effect)->params; !specs.empty())
                target.key = specs[any(static_cast<std::uint32_t>(specs.size()))].key;
        return target;
    }

    /// A point in some lane of some track or of the master, through the real edit.
    void automate()
    {
        const auto track = anyHandTrack();
        const project::AutomationPoint point{base::Beats{any(8000)}, -static_cast<double>(any(20)),
                                             any(2) == 0 ? project::PointShape::linear : project::PointShape::hold};
        if (auto moved = edits::addPoint(m_song.project, track, anyHandTarget(track), point))
            m_song.project = std::move(*moved);
    }

    /// A recorded pass over a lane of some track or of the master, through the real edit.
    void recordMove()
    {
        auto& project = m_song.project;
        const auto track = anyHandTrack();
        edits::RecordedMove move{track, anyHandTarget(track), base::Beats{any(6000)}, {}, {}, {}, 0.0, 0.2, false};
        for (std::int64_t i = 0; i < 40; ++i)
            move.points.push_back({move.from + base::Beats{31 * i}, -static_cast<double>(any(30))});
        move.to = move.points.back().at;
        move.back = move.to + base::Beats{192};
        if (auto recorded = edits::recordAutomation(project, {move}))
            project = std::move(*recorded);
    }

    /// A clip plays stretched while its finer file is not there, or plainly again.
    void changeClipTimePitch()
    {
        auto& project = m_song.project;
        std::vector<project::ClipId> sounds;
        for (const auto& track : project.tracks)
            for (const auto& clip : track->clips)
                if (clip->isAudio())
                    sounds.push_back(clip->id);
        if (sounds.empty())
            return;
        const auto clip = sounds[any(static_cast<std::uint32_t>(sounds.size()))];
        edits::TimePitchChange change;
        change.ratio = any(4) == 0 ? 1.0 : 0.6 + any(100) / 100.0;
        change.semitones = any(2) == 0 ? 0.0 : static_cast<double>(any(9)) - 4.0;
        if (auto changed = edits::changeTimePitch(project, {clip}, change))
            project = std::move(*changed);
    }

    void remove(std::size_t place)
    {
        if (auto without = edits::removeTrack(m_song.project, m_song.project.tracks[place]->id))
            m_song.project = std::move(*without);
    }

    /// An effect of latency among the others, so that ways are delayed.
    std::string anyEffect()
    {
        const auto& kinds = audio::effectKinds();
        const auto place = any(static_cast<std::uint32_t>(kinds.size()) + 2);
        return place < kinds.size() ? kinds[place].id : place % 2 == 0 ? "late100" : "late5000";
    }

    void addInstrument()
    {
        m_song.addTrack(project::TrackKind::instrument, {"Any", 0, static_cast<int>(any(8)) * 8});
        fill();
    }

    void addAudio()
    {
        m_song.addTrack(project::TrackKind::audio);
        fill();
    }

    /// What a finished job does: a score of two parts comes in as new tracks, through the real edit.
    void land()
    {
        music::Score score;
        score.tempoMap = m_song.project.tempoMap;
        score.length = base::Beats::whole(4);
        for (const int program : {0, 33}) {
            music::Part part;
            part.name = "Part";
            part.instrument = {"Any", 0, program};
            part.clips.push_back({"Verse", base::Beats{}, melody({60, 64, 67, 72})});
            score.parts.push_back(std::move(part));
        }
        if (m_song.project.tracks.size() >= 8)
            m_song.project.tracks.clear();
        if (auto landed = edits::addScore(m_song.project, score, {}))
            m_song.project = std::move(*landed);
    }

    /// Gives a clip to every empty track.
    void fill()
    {
        const auto tracks = m_song.project.tracks;
        for (const auto& track : tracks) {
            if (!track->clips.empty() || project::sums(track->kind))
                continue;
            if (track->kind == project::TrackKind::audio) {
                m_song.addAudioClip(track->id, any(2) ? "sound0" : "sound1", any(4 * kRate));
            } else {
                auto notes = melody({60, 64, 67, 72, 48, 52, 55, 60});
                notes.controllers.push_back({base::Beats::whole(any(8)), 7, static_cast<int>(any(128))});
                m_song.addNoteClip(track->id, notes, base::Beats::whole(any(8)));
            }
        }
    }

    Song m_song;
    std::mt19937 m_random{11};
};

} // namespace melisma::tests
