// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/lyric_editor.h"

#include "ui/common/text.h"
#include "ui/pianoroll/lyric_spread.h"

#include <QFocusEvent>
#include <QKeyEvent>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr int kHeight = 26;
constexpr int kLeastWidth = 104;
constexpr int kMostWidth = 240;
constexpr int kMostLetters = 2000; ///< enough for a verse

} // namespace

LyricEditor::LyricEditor(RollState& state, QWidget& canvas) : QLineEdit(&canvas), m_state(state), m_canvas(canvas)
{
    setObjectName(QStringLiteral("lyricEditor"));
    setAccessibleName(tr("Lyric of the note"));
    setToolTip(tr("A syllable a note: several words go to the notes that follow, fal-ling cuts a word, _ holds."));
    setMaxLength(kMostLetters);
    hide();
    connect(&state, &RollState::viewChanged, this, &LyricEditor::follow);
    connect(&state, &RollState::contentChanged, this, &LyricEditor::follow);
}

void LyricEditor::edit(const music::Note& note)
{
    m_note.reset(); // choosing changes what is shown
    m_state.choose({note});
    m_state.reveal(note);
    m_note = note;
    setText(toQString(note.lyric));
    follow();
    show();
    raise();
    selectAll();
    setFocus(Qt::OtherFocusReason);
}

/// Below the note, where its lyric is drawn, and within the canvas.
void LyricEditor::follow()
{
    if (!m_note)
        return;
    const auto stored = m_state.storedNotes();
    if (!m_state.clip() || std::ranges::find(stored, *m_note) == stored.end()) {
        close(); // another clip, or an undo
        return;
    }
    const QRectF rect = m_state.frame().rectOf(*m_note);
    const int width = std::clamp(static_cast<int>(rect.width()), kLeastWidth, kMostWidth);
    const int below = static_cast<int>(rect.bottom()) + 1;
    const bool fits = below + kHeight <= m_canvas.height();
    const int left = std::clamp(static_cast<int>(rect.left()), 0, std::max(0, m_canvas.width() - width));
    setGeometry(left, fits ? below : std::max(0, static_cast<int>(rect.top()) - kHeight - 1), width, kHeight);
}

std::optional<music::Note> LyricEditor::take()
{
    if (!m_note)
        return std::nullopt;
    const auto spread = spreadOver(m_state.storedNotes(), *m_note, text());
    close();
    if (!spread.change.empty())
        m_state.apply(tr("Change lyrics"), spread.change);
    if (spread.leftOver > 0)
        emit m_state.session().message(tr("%n syllables found no note.", nullptr, spread.leftOver), true);
    return spread.last;
}

void LyricEditor::close()
{
    m_note.reset();
    const bool had = hasFocus();
    hide();
    if (had)
        m_canvas.setFocus(Qt::OtherFocusReason);
}

void LyricEditor::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take();
        break;
    default:
        QLineEdit::keyPressEvent(event);
    }
    event->accept(); // the canvas would move notes by the arrows
}

void LyricEditor::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        take();
}

bool LyricEditor::focusNextPrevChild(bool next)
{
    const auto last = take();
    if (!last)
        return true;
    if (const auto other = singsNext(m_state.storedNotes(), *last, next ? 1 : -1))
        edit(*other);
    return true;
}

} // namespace melisma::ui
