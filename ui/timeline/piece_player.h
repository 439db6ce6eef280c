// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QTimer>

namespace melisma::ui {

/// Plays a little at an end of the selection, as long as the Preferences say, and puts the playhead back where it was.
/// One for each session, a child of it; lives on the UI thread.
class PiecePlayer : public QObject {
    Q_OBJECT
public:
    enum class What {
        cut,   ///< up to the selection and on from its end, as if it were deleted and the gap closed
        upTo,  ///< up to its start
        onFrom ///< on from its end
    };
    static PiecePlayer& of(Session& session);

    /// Of the selected time, or the selected clips; says what is missing. Nothing while it records.
    void play(What what);
    bool active() const { return m_poll.isActive(); }

private:
    explicit PiecePlayer(Session& session);
    void followPlayState(bool playing);

    Session& m_session;
    base::Frames m_rest; ///< where the playhead stood
    QTimer m_poll;       ///< runs while a piece plays
};

struct PieceLengths {
    base::Seconds before{1.0};
    base::Seconds behind{1.0};
};

/// The time before `selection`, that behind it, or both without what lies between; empty where the song has nothing
/// there.
audio::PlayPiece pieceAt(const project::Project& project, const project::Stretch& selection, PiecePlayer::What what,
                         const PieceLengths& lengths = {});

} // namespace melisma::ui
