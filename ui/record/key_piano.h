// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/record/midi_input.h"

#include <QObject>

#include <map>
#include <optional>

namespace melisma::ui {

/// What a key of the computer does: semitones above the lowest C, or one of the settings. Public for tests: `scanCode`
/// is X11's and Wayland's, 0 where there is none; then what is printed on the key counts.
struct PianoKey {
    enum class Kind { note, octaveDown, octaveUp, softer, harder };
    Kind kind = Kind::note;
    int step = 0;
    bool operator==(const PianoKey&) const = default;
};
std::optional<PianoKey> pianoKeyOf(int key, unsigned scanCode);

/// The computer's keys as a keyboard, while it is on: A to K and L, P are white and black keys from C on, as they lie
/// under the fingers whatever is printed on them; Z and X move it by an octave, C and V make it softer and harder. It
/// takes these keys before the window's shortcuts, but from no text that is being written and from no dialog. One for
/// each session, a child of it; UI thread.
class KeyPiano : public QObject {
    Q_OBJECT
public:
    static constexpr int kLowestOctave = -1; ///< C-1 is the pitch 0
    static constexpr int kHighestOctave = 8;

    static KeyPiano& of(Session& session);

    bool on() const { return m_on; }
    void setOn(bool on);
    int octave() const { return m_octave; } ///< of the key A
    int velocity() const { return m_velocity; }
    QString statusText() const; ///< how it stands, for the status line

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void changed();

private:
    explicit KeyPiano(Session& session);
    void press(int key, const PianoKey& does);
    void strike(int key, int step);
    void letGo(int key);
    void letGoAll();

    MidiInput& m_input;
    bool m_on = false;
    int m_octave = 4;
    int m_velocity = 96;
    std::map<int, int> m_held; ///< key to pitch
};

} // namespace melisma::ui
