// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/spectrum_plot.h"

#include "ui/analysis/plot_style.h"
#include "ui/analysis/spectrum_view.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/spectrogram/spectrogram_painter.h"

#include <qcustomplot.h>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr int kSize = 8192;
constexpr double kFallDb = 2.0; ///< a frame of 33 ms
constexpr double kTiltHz = 1000.0;

double hertzOf(int column)
{
    return SpectrumPlot::kLowHz *
           std::pow(SpectrumPlot::kHighHz / SpectrumPlot::kLowHz, (column + 0.5) / SpectrumPlot::kColumns);
}

std::vector<double> nothing()
{
    return std::vector<double>(SpectrumPlot::kColumns, SpectrumPlot::kFloorDb);
}

} // namespace

SpectrumPlot::SpectrumPlot(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_analyser(kSize)
    , m_plot(new QCustomPlot)
    , m_smoothing(new QComboBox)
    , m_tilt(new QComboBox)
    , m_hold(new QCheckBox(tr("Hold peaks")))
    , m_readout(smallLabel({}))
    , m_live(nothing())
    , m_peaks(nothing())
    , m_mean(nothing())
{
    auto* column = new QVBoxLayout(this);
    setGrid(column, 0, 2);
    column->addLayout(makeTools());
    column->addWidget(m_plot, 1);
    buildPlot();
    m_timer.setInterval(33);
    connect(&m_timer, &QTimer::timeout, this, &SpectrumPlot::refresh);
    connect(&m_session, &Session::playStateChanged, this, [this](bool playing) {
        if (playing)
            m_timer.start();
    });
    connect(m_hold, &QCheckBox::toggled, this, &SpectrumPlot::forgetPeaks);
    for (auto* box : {m_smoothing, m_tilt})
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            forgetPeaks();
            drawMeasured();
        });
}

QLayout* SpectrumPlot::makeTools()
{
    m_smoothing->addItem(tr("No smoothing"), 0.0);
    m_smoothing->addItem(tr("1/6 octave"), 1.0 / 6.0);
    m_smoothing->addItem(tr("1/3 octave"), 1.0 / 3.0);
    m_smoothing->setCurrentIndex(1);
    m_smoothing->setAccessibleName(tr("Smoothing"));
    for (const double slope : {0.0, 3.0, 4.5})
        m_tilt->addItem(slope == 0.0 ? tr("No tilt")
                                     : tr("Tilt %1 dB an octave").arg(numberText(slope, slope == 3.0 ? 0 : 1)),
                        slope);
    m_tilt->setAccessibleName(tr("Tilt"));
    m_tilt->setToolTip(tr("Lifts high frequencies, so that pink noise, or a balanced mix, looks level"));
    m_hold->setToolTip(tr("Keeps the highest level of each frequency; click the curve to forget them"));
    auto* row = new QHBoxLayout;
    setGrid(row, 0, 2);
    row->addWidget(m_smoothing);
    row->addWidget(m_tilt);
    row->addWidget(m_hold);
    row->addStretch(1);
    row->addWidget(m_readout);
    m_readout->setWordWrap(false);
    return row;
}

void SpectrumPlot::buildPlot()
{
    m_plot->setMinimumHeight(96);
    m_plot->setAccessibleName(tr("Spectrum: frequency across, level in dB upwards"));
    m_plot->axisRect()->setAutoMargins(QCP::msNone);
    m_plot->axisRect()->setMargins(QMargins(36, 6, 8, 22));
    setFrequencyAxis(m_plot->xAxis, kLowHz, kHighHz, true);
    auto levels = QSharedPointer<QCPAxisTickerText>::create();
    for (const int db : {0, -24, -48, -72, -96})
        levels->addTick(db - kFloorDb, db == 0 ? QStringLiteral("0") : QStringLiteral("\u2212%1").arg(-db));
    m_plot->yAxis->setTicker(levels);
    m_plot->yAxis->setRange(0, 6.0 - kFloorDb); // the fill stands on zero, so levels are drawn above the floor
    m_liveGraph = m_plot->addGraph();
    m_peakGraph = m_plot->addGraph();
    m_meanGraph = m_plot->addGraph();
    for (auto* graph : {m_liveGraph, m_peakGraph, m_meanGraph})
        graph->setAdaptiveSampling(false);
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](const QMouseEvent* event) {
        readOut(m_plot->xAxis->pixelToCoord(event->position().x()),
                m_plot->yAxis->pixelToCoord(event->position().y()) + kFloorDb);
    });
    connect(m_plot, &QCustomPlot::mousePress, this, &SpectrumPlot::forgetPeaks);
    restyle();
    connect(&themeWatcher(), &ThemeWatcher::changed, this, &SpectrumPlot::restyle);
}

void SpectrumPlot::restyle()
{
    stylePlot(m_plot);
    QColor fill = theme().accentDeep;
    fill.setAlphaF(0.45f);
    m_liveGraph->setPen(QPen(theme().accent, 1));
    m_liveGraph->setBrush(fill);
    m_peakGraph->setPen(QPen(theme().dim, 1));
    m_meanGraph->setPen(QPen(theme().warn, 1.5));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

std::vector<double> SpectrumPlot::shown(std::span<const double> bins, int sampleRate) const
{
    const auto smooth = audio::octaveSmoothed(bins, m_smoothing->currentData().toDouble());
    auto columns = logColumns(smooth, sampleRate, kLowHz, kHighHz, kColumns);
    const double slope = m_tilt->currentData().toDouble();
    for (int i = 0; i < kColumns; ++i) {
        auto& level = columns[static_cast<std::size_t>(i)];
        level = std::max(level + slope * std::log2(hertzOf(i) / kTiltHz), kFloorDb);
    }
    return columns;
}

void SpectrumPlot::draw(QCPGraph* graph, const std::vector<double>& levels)
{
    QVector<double> hertz(kColumns);
    QVector<double> heights(kColumns);
    for (int i = 0; i < kColumns; ++i) {
        hertz[i] = hertzOf(i);
        heights[i] = levels[static_cast<std::size_t>(i)] - kFloorDb;
    }
    graph->setData(hertz, heights, true);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void SpectrumPlot::refresh()
{
    const bool playing = m_session.engine().playing();
    const auto samples = m_session.engine().recentOutput(kSize);
    auto now = nothing();
    if (playing && samples.size() == static_cast<std::size_t>(kSize))
        now = shown(m_analyser.levelsDb(samples), m_session.engine().deviceState().sampleRate);
    bool silent = true;
    for (std::size_t i = 0; i < now.size(); ++i) {
        m_live[i] = std::max({now[i], m_live[i] - kFallDb, kFloorDb});
        m_peaks[i] = std::max(m_peaks[i], now[i]);
        silent = silent && m_live[i] <= kFloorDb;
    }
    draw(m_liveGraph, m_live);
    draw(m_peakGraph, m_hold->isChecked() ? m_peaks : nothing());
    if (!playing && silent)
        m_timer.stop();
}

void SpectrumPlot::show(const MeasuredMixPtr& measured)
{
    m_measured = measured;
    drawMeasured();
}

void SpectrumPlot::drawMeasured()
{
    m_mean = m_measured ? shown(m_measured->picture.spectrumDb, m_measured->picture.sampleRate) : nothing();
    m_meanGraph->setVisible(m_measured != nullptr);
    draw(m_meanGraph, m_mean);
}

void SpectrumPlot::forgetPeaks()
{
    m_peaks = nothing();
    draw(m_peakGraph, m_peaks);
}

void SpectrumPlot::readOut(double hertz, double decibels)
{
    const bool inside = hertz >= kLowHz && hertz <= kHighHz;
    m_readout->setText(inside ? readingText({hertz, decibels}) : QString());
}

} // namespace melisma::ui
