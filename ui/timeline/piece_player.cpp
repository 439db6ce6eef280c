// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/piece_player.h"

#include "ui/common/preferences.h"
#include "ui/record/recording.h"

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kPollMs = 15;

} // namespace

audio::PlayPiece pieceAt(const project::Project& project, const project::Stretch& selection, PiecePlayer::What what,
                         const PieceLengths& lengths)
{
    const auto first = std::max(selection.start - base::toFrames(lengths.before, project.sampleRate), base::Frames{});
    const auto last = selection.end + base::toFrames(lengths.behind, project.sampleRate);
    const bool before = what != PiecePlayer::What::onFrom && first < selection.start;
    const bool behind = what != PiecePlayer::What::upTo && selection.end < project.length();
    if (before && behind)
        return {first, last, selection.start, selection.end};
    if (before)
        return {first, selection.start, {}, {}};
    return behind ? audio::PlayPiece{selection.end, last, {}, {}} : audio::PlayPiece{};
}

PiecePlayer& PiecePlayer::of(Session& session)
{
    if (auto* known = session.findChild<PiecePlayer*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new PiecePlayer(session);
}

PiecePlayer::PiecePlayer(Session& session) : QObject(&session), m_session(session)
{
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (m_session.engine().pieceEnded())
            m_session.stop();
    });
    connect(&session, &Session::playStateChanged, this, &PiecePlayer::followPlayState);
    connect(&session, &Session::playheadMoved, this, [this] {
        if (!m_session.engine().playingPiece()) // the person has gone elsewhere, and playback with them
            m_poll.stop();
    });
}

void PiecePlayer::play(What what)
{
    const auto selection = m_session.selectedStretch();
    if (Recording::of(m_session).active())
        return;
    if (selection.isEmpty()) {
        emit m_session.message(tr("Select clips, or drag over the lanes to select time."), false);
        return;
    }
    const auto set = Preferences::load();
    const auto piece = pieceAt(m_session.project(), selection, what, {{set.secondsBefore}, {set.secondsBehind}});
    if (piece.isEmpty()) {
        emit m_session.message(tr("The song has nothing there to be played."), false);
        return;
    }
    m_session.stop(); // brings the playhead back from a piece that plays
    m_rest = m_session.playhead();
    m_session.seek(piece.start);
    m_session.engine().choosePiece(piece);
    m_session.play();
    m_poll.start();
}

void PiecePlayer::followPlayState(bool playing)
{
    if (playing || !m_poll.isActive())
        return;
    m_poll.stop();
    m_session.seek(m_rest);
}

} // namespace melisma::ui
