// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QScrollArea;

namespace melisma::ui {

class EmptyState;
class MixerStrip;

/// The mixer: a strip a track in the timeline's order, and the master at the right.
class MixerPanel : public QWidget {
    Q_OBJECT
public:
    explicit MixerPanel(Session& session, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void syncSoon();
    void sync();
    void updateMeters();
    void reveal();

    Session& m_session;
    QScrollArea* m_area = nullptr;
    QHBoxLayout* m_row = nullptr;
    EmptyState* m_empty = nullptr;
    MixerStrip* m_master = nullptr;
    std::vector<MixerStrip*> m_strips;
    QTimer m_meterTimer;
    int m_quietTicks = 0;
    bool m_stale = false; ///< the project has changed while it was hidden
};

} // namespace melisma::ui
