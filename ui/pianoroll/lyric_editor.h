// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pianoroll/roll_state.h"

#include <QLineEdit>

#include <optional>

namespace melisma::ui {

/// The field over a note that changes what it sings. Enter and leaving it take the words, as one undo step; Tab takes
/// them and goes to the next note, Shift+Tab to the one before; Esc leaves all as it was. A child of the canvas.
class LyricEditor : public QLineEdit {
    Q_OBJECT
public:
    LyricEditor(RollState& state, QWidget& canvas);

    void edit(const music::Note& note);
    bool editing() const { return m_note.has_value(); }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    /// Answers the note that took the last syllable, by time and pitch; none when nothing was edited.
    std::optional<music::Note> take();
    void close();
    void follow();

    RollState& m_state;
    QWidget& m_canvas;
    std::optional<music::Note> m_note; ///< whose words these are; none while hidden
};

} // namespace melisma::ui
