// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/analysis/spectrum.h"
#include "ui/common/session.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QCPGraph;
class QCustomPlot;
class QLabel;

namespace melisma::ui {

/// The spectrum of what plays, 30 times a second, on a logarithmic frequency axis.
class SpectrumView : public QWidget {
    Q_OBJECT
public:
    explicit SpectrumView(Session& session, QWidget* parent = nullptr);

private:
    void buildPlot();
    void restyle();
    void refresh();

    Session& m_session;
    audio::SpectrumAnalyser m_analyser;
    QCustomPlot* m_plot;
    QCPGraph* m_graph = nullptr;
    QLabel* m_hint;
    std::vector<double> m_levels; ///< shown level of each column, dB
    QTimer m_timer;
};

/// The loudest bin of each of `columns` bands, spaced evenly on a logarithmic axis from `lowHz` to `highHz`.
/// Bands between two bins are interpolated. `levelsDb` are size/2+1 bins up to half the sample rate.
std::vector<double> logColumns(const std::vector<double>& levelsDb, int sampleRate, double lowHz, double highHz,
                               int columns);

} // namespace melisma::ui
