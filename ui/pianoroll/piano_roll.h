// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QWidget>

class QComboBox;
class QScrollBar;
class QStackedLayout;

namespace melisma::ui {

class EmptyState;
class NoteCanvas;
class RollState;

/// Edits the notes of the chosen clip. Wheel scrolls, Shift + wheel sideways, Ctrl + wheel zooms at the pointer, Alt +
/// wheel makes the rows higher, as in the timeline.
class PianoRoll : public QWidget {
    Q_OBJECT
public:
    explicit PianoRoll(Session& session, QWidget* parent = nullptr);

    RollState& state() { return *m_state; }
    NoteCanvas& canvas() { return *m_canvas; }
    QSize sizeHint() const override;

protected:
    void wheelEvent(QWheelEvent* event) override;

private:
    QWidget* buildRoll();
    void syncScrollBars();
    void syncEmptyState();
    void addClip();
    QComboBox* makeLaneChoice();
    QWidget* makeLanes();

    Session& m_session;
    RollState* m_state;
    NoteCanvas* m_canvas = nullptr;
    QScrollBar* m_across = nullptr;
    QScrollBar* m_down = nullptr;
    EmptyState* m_empty = nullptr;
    QStackedLayout* m_pages = nullptr;
};

} // namespace melisma::ui
