// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/record/recording.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace melisma::ui {

class NumberBox;

/// The audio page's part about recording: the input, the latency that was measured, and an offset by hand.
class InputForm : public QWidget {
    Q_OBJECT
public:
    explicit InputForm(Session& session, QWidget* parent = nullptr);

private:
    void showInputs();
    void showLatency();

    Recording& m_recording;
    std::vector<audio::InputDeviceInfo> m_inputs;
    QComboBox* m_input;
    NumberBox* m_offset;
    QLabel* m_latency;
    QPushButton* m_measure;
};

} // namespace melisma::ui
