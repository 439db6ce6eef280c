// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/record/recording.h"
#include "ui/tracks/mix_button.h"

namespace melisma::ui {

/// The round button of a header: lit when the track is armed. Its menu (right click, or the menu key) chooses an audio
/// track's input and whether it is heard, or the grid that the notes of an instrument are drawn to.
class ArmButton : public MixButton {
    Q_OBJECT
public:
    ArmButton(Session& session, project::TrackId track, QWidget* parent = nullptr);
    void sync();
    QMenu* makeMenu(); ///< the caller's

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    bool recordsSound() const;
    void addGrids(QMenu* menu);
    void addInput(QMenu* menu, const QString& text, audio::InputChannels channels);

    Session& m_session;
    Recording& m_recording;
    project::TrackId m_track;
};

} // namespace melisma::ui
