// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/step_input.h"

#include "core/edits/trim_clip.h"
#include "core/music/note_grid.h"
#include "ui/record/midi_input.h"
#include "ui/record/recording.h"

#include <algorithm>

namespace melisma::ui {

using base::Beats;

StepInput& StepInput::of(RollState& state)
{
    if (auto* known = state.findChild<StepInput*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new StepInput(state);
}

StepInput::StepInput(RollState& state) : QObject(&state), m_state(state)
{
    connect(&state, &RollState::clipChanged, this, &StepInput::follow);
    connect(&state, &RollState::toolsChanged, this, &StepInput::changed); // another grid
    connect(&MidiInput::of(state.session()), &MidiInput::played, this,
            [this](const audio::HeardEvent& heard) { take(heard.event); });
}

void StepInput::setOn(bool on)
{
    if (on == m_on)
        return;
    m_on = on;
    follow();
    emit changed();
}

/// What is played sounds on the roll's track.
void StepInput::follow()
{
    m_keys.clear();
    m_steps.clear();
    const auto* track = m_on ? m_state.track() : nullptr;
    MidiInput::of(m_state.session()).prefer(track ? track->id : project::TrackId{});
}

Beats StepInput::cursor() const
{
    const auto& project = m_state.session().project();
    const Beats at = project.tempoMap.beatsAt(m_state.session().playhead(), project.sampleRate);
    return music::nearestGridLine(project.tempoMap, at, m_state.grid());
}

bool StepInput::ready() const
{
    auto& session = m_state.session();
    return m_on && m_state.clip() && !session.readOnly() && !session.engine().playing() &&
           !Recording::of(session).active();
}

void StepInput::goTo(Beats song)
{
    const auto& project = m_state.session().project();
    m_state.session().seek(project.tempoMap.framesAt(std::max(song, Beats{}), project.sampleRate));
    emit changed();
}

/// The change, in a clip that reaches to `end` of the song at least.
bool StepInput::apply(const NoteChange& change, Beats end)
{
    const auto id = m_state.clip()->id;
    return m_state.session().apply(
        tr("Step input"),
        [&](const project::Project& project) -> base::Result<project::Project> {
            auto edited = change.edit(project, id);
            if (!edited || end <= Beats{edited->findClip(id)->end().count})
                return edited;
            return edits::trimClipEnd(*edited, id, edited->tempoMap.framesAt(end, edited->sampleRate));
        },
        "step " + std::to_string(m_number));
}

void StepInput::take(const audio::LiveEvent& event)
{
    if (event.kind == audio::EventKind::noteOff) { // of a key that was struck before a start too
        const bool last = m_keys.erase(event.number) > 0 && m_keys.empty();
        if (last && ready() && !m_steps.empty())
            goTo(m_steps.back().at + m_steps.back().length);
    } else if (event.kind == audio::EventKind::noteOn && ready()) {
        strike(event.number, event.value);
    }
}

void StepInput::strike(int pitch, int velocity)
{
    if (m_keys.empty()) {
        if (cursor() < Beats{m_state.clip()->start.count}) {
            emit m_state.session().message(tr("Notes are written at the playhead: put it into the clip."), true);
            return;
        }
        m_steps.push_back({cursor(), m_state.grid(), {}});
        ++m_number;
    }
    m_keys.insert(pitch);
    Step& step = m_steps.back();
    const music::Note note{step.at - m_state.frame().shift(), step.length, pitch, std::clamp(velocity, 1, 127)};
    if (!apply({{}, {note}, {}}, step.at + step.length))
        return;
    step.notes.push_back(note);
    m_state.choose(step.notes);
    m_state.reveal(note);
}

void StepInput::rest()
{
    if (!ready())
        return;
    m_keys.clear();
    m_steps.push_back({cursor(), m_state.grid(), {}});
    goTo(m_steps.back().at + m_state.grid());
}

void StepInput::tie()
{
    if (!ready() || m_steps.empty() || m_steps.back().notes.empty())
        return;
    m_keys.clear();
    Step& step = m_steps.back();
    NoteChange change;
    auto longer = step.notes;
    for (auto& note : longer) {
        change.changed.emplace_back(note, note);
        note.length += m_state.grid();
        change.changed.back().second = note;
    }
    ++m_number;
    if (!apply(change, step.at + step.length + m_state.grid()))
        return;
    step.notes = std::move(longer);
    step.length += m_state.grid();
    m_state.choose(step.notes);
    goTo(step.at + step.length);
}

void StepInput::back()
{
    if (!ready())
        return;
    m_keys.clear();
    if (m_steps.empty()) {
        goTo(std::max(cursor() - m_state.grid(), Beats{m_state.clip()->start.count}));
        return;
    }
    const Step step = std::move(m_steps.back());
    m_steps.pop_back();
    NoteChange change{{}, {}, step.notes};
    const auto stored = m_state.storedNotes();
    std::erase_if(change.removed, [&](const auto& note) { return std::ranges::find(stored, note) == stored.end(); });
    ++m_number;
    if (!change.removed.empty())
        apply(change, {});
    goTo(step.at);
}

} // namespace melisma::ui
