// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/beat_line.h"
#include "ui/common/poster.h"
#include "ui/common/session.h"

#include <QElapsedTimer>
#include <QWidget>

#include <memory>
#include <thread>

class QLabel;
class QPushButton;

namespace melisma::ui {

/// Ways to a tempo besides typing it: tapping it, and looking for it in the selected clip.
class TempoTools : public QWidget {
    Q_OBJECT
public:
    explicit TempoTools(Session& session, QWidget* parent = nullptr);
    ~TempoTools() override; ///< stops looking

signals:
    void found(double bpm);

private:
    void tap();
    void look();
    void land(const base::Result<music::BeatLine>& beat);
    void tell(double bpm);

    Session& m_session;
    std::shared_ptr<Poster> m_poster;
    music::TapTempo m_taps;
    QElapsedTimer m_clock;
    double m_bpm = 0.0; ///< told last; 0: none
    QPushButton* m_look;
    QPushButton* m_half; ///< every tempo can be counted half and twice as fast, which no ear decides
    QPushButton* m_twice;
    QLabel* m_words;
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace melisma::ui
