// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/painted_parts.h"
#include "ui/pianoroll/roll_state.h"

#include <QWidget>

#include <memory>

class QMenu;

namespace melisma::ui {

class LyricEditor;
class PanelKeys;
class RollGestures;

/// The notes of the piano roll: mouse and keys. Shortcuts of the window that mean clips (Delete, Ctrl+A, Ctrl+D ...)
/// mean notes while this has the focus.
class NoteCanvas : public QWidget, public PaintedParts {
    Q_OBJECT
public:
    explicit NoteCanvas(RollState& state, QWidget* parent = nullptr);
    ~NoteCanvas() override;

    std::vector<PaintedPart> paintedParts() const override;
    std::uint64_t focusedPart() const override; ///< the one chosen note
    void pressPart(std::uint64_t key) override;
    /// What can be done to notes, with the keys for it.
    void fillChangeMenu(QMenu& menu);

signals:
    void quantiseWanted();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool runKey(const QKeyEvent& event);
    void addKeys();
    void addChanges();
    void addStepKeys();
    void orChoose(int direction, void (*change)(RollState&, int));
    void editFirstLyric(bool sounds);
    void editLyric(const music::Note& note, bool sounds = false);
    void movePlayhead();
    QMenu* addVibratoMenu(QMenu& menu);
    void describe();

    RollState& m_state;
    std::unique_ptr<RollGestures> m_gestures;
    LyricEditor* m_lyric;
    PanelKeys* m_keys;
    std::vector<QAction*> m_changes; ///< of addChanges(), null between groups
    double m_playheadX = 0.0;
};

} // namespace melisma::ui
