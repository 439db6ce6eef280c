// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <vector>

class QPainter;

namespace melisma::ui {

class MasterHeader;
class TimelineState;
class TrackHeader;

/// The headers of all tracks, scrolling with the lanes; keeps one widget a track for as long as the track lives.
class HeaderColumn : public QWidget {
    Q_OBJECT
public:
    explicit HeaderColumn(TimelineState& state, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void sync();
    void arrange();
    void paintTakes(QPainter& painter) const;
    void updateMeters();

    TimelineState& m_state;
    std::vector<TrackHeader*> m_headers; ///< in the order of the tracks
    MasterHeader* m_master;              ///< hidden while the master shows no automation
    QTimer m_meterTimer;
    int m_quietTicks = 0; ///< since playback stopped: meters fall before the timer rests
};

} // namespace melisma::ui
