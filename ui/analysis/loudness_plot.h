// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis/mix_measurer.h"

#include <QWidget>

class QCPGraph;
class QCPItemStraightLine;
class QCustomPlot;
class QLabel;

namespace melisma::ui {

/// EBU R 128 over the song's time: momentary and short-term curves, the integrated line, and a mark where true peaks
/// pass -1 dBTP. A click moves the playhead there.
class LoudnessPlot : public QWidget {
    Q_OBJECT
public:
    static constexpr double kPeakMarkDb = -1.0;

    explicit LoudnessPlot(QWidget* parent = nullptr);

    void show(const MeasuredMixPtr& measured); ///< null: nothing was measured
    void setPlayhead(base::Frames frame);
    /// The frame of the song at a place across the plot, as far as it was measured.
    base::Frames frameAt(double x) const;
    double xOf(base::Frames frame) const; ///< its inverse
    int peakMarks() const;

signals:
    void seekWanted(base::Frames frame);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildPlot();
    void restyle();
    void fill();
    void readOut(double x);
    base::Seconds lengthOf() const;

    QCustomPlot* m_plot;
    QCPGraph* m_momentary = nullptr;
    QCPGraph* m_shortTerm = nullptr;
    QCPGraph* m_peaks = nullptr;
    QCPItemStraightLine* m_integrated = nullptr;
    QCPItemStraightLine* m_playhead = nullptr;
    QLabel* m_figures;
    QLabel* m_readout;
    MeasuredMixPtr m_measured;
    base::Frames m_playheadFrame;
};

} // namespace melisma::ui
