// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pianoroll/roll_state.h"

#include <QFrame>

#include <optional>

class QLabel;
class QLineEdit;

namespace melisma::ui {

class PromptPreview;

/// The two fields under a note that change what it sings: its syllable, and how that sounds. The singer's own reading
/// stands in the empty second field; a word that sounds alike ("led") or phonemes between slashes go before it. Enter
/// and leaving it take both, as one undo step; Tab takes them and goes to the next note, Shift+Tab to the one before;
/// Up and Down go between the fields; Esc leaves all as it was. A child of the canvas.
class LyricEditor : public QFrame {
    Q_OBJECT
public:
    enum class Field { syllable, sounds };

    LyricEditor(RollState& state, QWidget& canvas);

    void edit(const music::Note& note, Field field = Field::syllable);
    bool editing() const { return m_note.has_value(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    bool runKey(const QObject* field, const QKeyEvent& event);
    /// Answers the note that took the last syllable, by time and pitch; none when nothing was edited.
    std::optional<music::Note> take();
    void goOn(int direction);
    void close();
    void follow();
    void textTyped();
    void soundsTyped();
    bool isRespelt() const; ///< the second field holds a word
    std::optional<std::string> givenSounds() const;
    void askReading();
    void showAnswer(const base::Json& facts);
    void giveSounds(const music::Note& note, const std::string& sounds);

    RollState& m_state;
    QWidget& m_canvas;
    PromptPreview* m_preview;
    QLineEdit* m_text;
    QLineEdit* m_sounds;
    QLabel* m_heard;                   ///< the phonemes of the word in the second field
    std::optional<music::Note> m_note; ///< whose words these are; none while hidden
    std::string m_asked;               ///< lyrics whose reading is awaited for the first field
    std::size_t m_place = 0;           ///< the note's line in them
    std::string m_respelt;             ///< word that was read last for the second field
    std::string m_respeltSounds;
    /// Taken before its word was read; gets the sounds when they come.
    std::optional<music::Note> m_waiting;
    std::string m_waitingFor;
};

} // namespace melisma::ui
