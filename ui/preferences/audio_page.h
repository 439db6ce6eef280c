// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace melisma::ui {

/// Output device, buffer and rate, with what they cost in time, and a tone to hear whether it works. Every change acts
/// at once and is remembered.
class AudioPage : public QWidget {
    Q_OBJECT
public:
    explicit AudioPage(Session& session, QWidget* parent = nullptr);

private:
    void addRow(QFormLayout* form, const QString& name, QWidget* field);
    QWidget* buildButtons();
    void showDevices();
    void showState();

    Session& m_session;
    QComboBox* m_device;
    QComboBox* m_buffer;
    QComboBox* m_rate;
    QLabel* m_latency;
    QLabel* m_rateNote;
    QPushButton* m_tone = nullptr;
    QPushButton* m_rescan = nullptr;
};

} // namespace melisma::ui
