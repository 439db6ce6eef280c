// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QWidget>

namespace melisma::ui {

class NumberLabel;

/// The master's short-term loudness and highest true peak, in red above 0 dBTP. A click begins both anew; the tool tip
/// tells momentary and integrated loudness.
class LoudnessReadout : public QWidget {
    Q_OBJECT
public:
    explicit LoudnessReadout(Session& session, QWidget* parent = nullptr);

    void refresh();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    QSize sizeHint() const override;

private:
    void reset();

    Session& m_session;
    audio::LoudnessReading m_shown;
};

} // namespace melisma::ui
