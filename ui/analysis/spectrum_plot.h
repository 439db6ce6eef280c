// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis/mix_measurer.h"

#include "audio/analysis/spectrum.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QCPGraph;
class QCustomPlot;
class QLabel;

namespace melisma::ui {

/// What plays, live, with the peaks it left, and the mean of what was measured, on one logarithmic axis. Smoothing and
/// tilt are for the eye; a read-out follows the pointer.
class SpectrumPlot : public QWidget {
    Q_OBJECT
public:
    static constexpr int kColumns = 480;
    static constexpr double kLowHz = 20.0;
    static constexpr double kHighHz = 20000.0;
    static constexpr double kFloorDb = -108.0;

    explicit SpectrumPlot(Session& session, QWidget* parent = nullptr);

    void show(const MeasuredMixPtr& measured); ///< null: nothing was measured
    void forgetPeaks();
    /// Shown levels of each column, dB; what the tests read.
    const std::vector<double>& liveLevels() const { return m_live; }
    const std::vector<double>& peakLevels() const { return m_peaks; }
    const std::vector<double>& meanLevels() const { return m_mean; }

private:
    QLayout* makeTools();
    void buildPlot();
    void restyle();
    void refresh();
    void drawMeasured();
    void draw(QCPGraph* graph, const std::vector<double>& levels);
    void readOut(double hertz, double decibels);
    std::vector<double> shown(std::span<const double> bins, int sampleRate) const;

    Session& m_session;
    audio::SpectrumAnalyser m_analyser;
    QCustomPlot* m_plot;
    QCPGraph* m_liveGraph = nullptr;
    QCPGraph* m_peakGraph = nullptr;
    QCPGraph* m_meanGraph = nullptr;
    QComboBox* m_smoothing;
    QComboBox* m_tilt;
    QCheckBox* m_hold;
    QLabel* m_readout;
    MeasuredMixPtr m_measured;
    std::vector<double> m_live;
    std::vector<double> m_peaks;
    std::vector<double> m_mean;
    QTimer m_timer;
};

} // namespace melisma::ui
