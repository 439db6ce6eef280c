// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/record/midi_input.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;

namespace melisma::ui {

/// The page of the Preferences about MIDI keyboards: which of them are listened to, and a light that shows whether
/// something comes in.
class MidiForm : public QWidget {
    Q_OBJECT
public:
    explicit MidiForm(Session& session, QWidget* parent = nullptr);
    bool lit() const { return m_dark.isActive(); }

private:
    void showInputs();
    void showLight();

    MidiInput& m_midi;
    QComboBox* m_input;
    QLabel* m_light;
    QLabel* m_note;
    QTimer m_dark; ///< runs while the light is on
};

} // namespace melisma::ui
