// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/midi_input.h"

#include "audio/midi/midi_desk.h"
#include "ui/common/text.h"

#include <QSettings>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kPollMilliseconds = 15;
const QString kInput = QStringLiteral("midi/input");
/// ALSA's loop-back: what other programs say to each other is not played.
constexpr std::string_view kThrough = "Midi Through";

bool takesNotes(const project::Track* track)
{
    return track && track->kind == project::TrackKind::instrument;
}

} // namespace

MidiInput& MidiInput::of(Session& session)
{
    if (auto* known = session.findChild<MidiInput*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new MidiInput(session);
}

MidiInput::MidiInput(Session& session)
    : QObject(&session)
    , m_session(session)
    , m_desk(session.engine().midi())
    , m_chosen(QSettings().value(kInput).toString())
{
    m_poll.setInterval(kPollMilliseconds);
    connect(&m_poll, &QTimer::timeout, this, &MidiInput::drain);
    connect(&session, &Session::selectionChanged, this, &MidiInput::syncTracks);
    connect(&session, &Session::projectChanged, this, &MidiInput::syncTracks);
    connect(&session, &Session::projectReplaced, this, &MidiInput::syncTracks);
    syncTracks();
}

MidiInput::~MidiInput()
{
    if (m_source)
        m_source->stop();
}

void MidiInput::setSource(std::unique_ptr<audio::MidiSource> source)
{
    m_source = std::move(source);
    m_opened = true;
    m_problem.clear();
    listen();
}

void MidiInput::open()
{
    m_opened = true;
    auto source = audio::makeSystemMidi();
    m_problem = source ? QString() : toQString(source.error().sentence());
    m_source = source ? std::move(*source) : nullptr;
    listen();
}

std::vector<std::string> MidiInput::inputs()
{
    if (!m_opened)
        open();
    return m_source ? m_source->inputs() : std::vector<std::string>();
}

void MidiInput::choose(const QString& name)
{
    m_chosen = name;
    QSettings().setValue(kInput, name);
    listen();
}

void MidiInput::refresh()
{
    if (m_source)
        listen();
    else
        open();
}

void MidiInput::listen()
{
    if (m_source) {
        m_desk.letGoAll();
        auto names = m_source->inputs();
        std::erase_if(names, [this](const std::string& name) {
            return m_chosen.isEmpty() ? name.starts_with(kThrough) : toQString(name) != m_chosen;
        });
        const auto listening =
            m_source->listen(names, [&desk = m_desk](const audio::LiveEvent& event) { desk.play(event); });
        m_problem = listening ? QString() : toQString(listening.error().sentence());
        m_poll.start();
    }
    emit inputsChanged();
}

void MidiInput::setArmed(std::vector<project::TrackId> tracks)
{
    m_armed = std::move(tracks);
    syncTracks();
}

void MidiInput::prefer(project::TrackId track)
{
    m_preferred = track;
    syncTracks();
}

std::vector<project::TrackId> MidiInput::tracks() const
{
    const auto& project = m_session.project();
    if (!m_armed.empty())
        return m_armed;
    if (takesNotes(project.findTrack(m_preferred)))
        return {m_preferred};
    if (takesNotes(project.findTrack(m_session.selectedTrack())))
        return {m_session.selectedTrack()};
    const auto& clips = m_session.selectedClips();
    const auto* track = clips.empty() ? nullptr : project.trackOf(*clips.begin());
    return takesNotes(track) ? std::vector{track->id} : std::vector<project::TrackId>();
}

void MidiInput::syncTracks()
{
    const auto sounding = tracks();
    m_desk.setTracks(sounding);
    if (!sounding.empty() && !m_opened)
        open();
}

void MidiInput::play(const audio::LiveEvent& event)
{
    m_desk.play(event);
    if (!m_poll.isActive())
        m_poll.start();
}

void MidiInput::drain()
{
    audio::HeardEvent heard;
    while (m_desk.take(heard)) {
        if (heard.event.kind == audio::EventKind::controller)
            m_controllers[heard.event.number] = heard.event.value;
        emit played(heard);
    }
}

} // namespace melisma::ui
