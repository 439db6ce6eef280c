// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/spectrum_view.h"

#include "ui/analysis/plot_style.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <qcustomplot.h>

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr int kSize = 4096;
constexpr int kColumns = 240;
constexpr double kLowHz = 30.0;
constexpr double kHighHz = 20000.0;
constexpr double kFloorDb = -96.0;
constexpr double kFallDb = 2.5; ///< a frame: slow enough to read, 75 dB a second

double columnHz(int column, double lowHz, double highHz, int columns)
{
    return lowHz * std::pow(highHz / lowHz, static_cast<double>(column) / columns);
}

} // namespace

std::vector<double> logColumns(const std::vector<double>& levelsDb, int sampleRate, double lowHz, double highHz,
                               int columns)
{
    std::vector<double> result(static_cast<std::size_t>(columns));
    const double binsPerHz = 2.0 * static_cast<double>(levelsDb.size() - 1) / sampleRate;
    const auto last = levelsDb.size() - 1;
    for (int column = 0; column < columns; ++column) {
        const double from = columnHz(column, lowHz, highHz, columns) * binsPerHz;
        const double to = columnHz(column + 1, lowHz, highHz, columns) * binsPerHz;
        const auto first = static_cast<std::size_t>(std::ceil(from));
        const auto beyond = static_cast<std::size_t>(std::ceil(to));
        auto& level = result[static_cast<std::size_t>(column)];
        if (first >= beyond) { // the band holds no bin
            const auto below = std::min(static_cast<std::size_t>(from), last);
            const auto above = std::min(below + 1, last);
            level = std::lerp(levelsDb[below], levelsDb[above], from - std::floor(from));
        } else if (first > last) {
            level = levelsDb[last];
        } else {
            const auto begin = levelsDb.begin() + static_cast<std::ptrdiff_t>(first);
            level =
                *std::max_element(begin, levelsDb.begin() + static_cast<std::ptrdiff_t>(std::min(beyond, last + 1)));
        }
    }
    return result;
}

SpectrumView::SpectrumView(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_analyser(kSize)
    , m_plot(new QCustomPlot)
    , m_hint(smallLabel(tr("Play to see the spectrum of the mix.")))
    , m_levels(kColumns, kFloorDb)
{
    auto* layout = new QVBoxLayout(this);
    setGrid(layout, 0, 2);
    layout->addWidget(sectionLabel(tr("Spectrum")));
    layout->addWidget(m_hint);
    layout->addWidget(m_plot);
    buildPlot();
    m_plot->hide();
    m_timer.setInterval(33);
    connect(&m_timer, &QTimer::timeout, this, &SpectrumView::refresh);
    connect(&m_session, &Session::playStateChanged, this, [this](bool playing) {
        if (!playing)
            return;
        m_hint->hide();
        m_plot->show();
        m_timer.start();
    });
}

void SpectrumView::buildPlot()
{
    m_plot->setFixedHeight(132);
    m_plot->setAccessibleName(tr("Spectrum of the mix"));
    m_plot->axisRect()->setAutoMargins(QCP::msNone);
    m_plot->axisRect()->setMargins(QMargins(28, 4, 4, 20));
    setFrequencyAxis(m_plot->xAxis, kLowHz, kHighHz, false);
    auto levels = QSharedPointer<QCPAxisTickerText>::create();
    for (const int db : {-24, -48, -72})
        levels->addTick(db - kFloorDb, QStringLiteral("\u2212%1").arg(-db));
    m_plot->yAxis->setTicker(levels);
    m_plot->yAxis->setRange(0, -kFloorDb); // the fill stands on zero, so levels are drawn above the floor
    m_graph = m_plot->addGraph();
    m_graph->setAdaptiveSampling(false);
    restyle();
    connect(&themeWatcher(), &ThemeWatcher::changed, this, &SpectrumView::restyle);
}

void SpectrumView::restyle()
{
    stylePlot(m_plot);
    m_graph->setPen(QPen(theme().accent, 1));
    QColor fill = theme().accentDeep;
    fill.setAlphaF(0.45f);
    m_graph->setBrush(fill);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void SpectrumView::refresh()
{
    const auto state = m_session.engine().deviceState();
    const auto samples = m_session.engine().recentOutput(kSize);
    const bool playing = m_session.engine().playing();
    std::vector<double> now(kColumns, kFloorDb);
    if (playing && samples.size() == static_cast<std::size_t>(kSize))
        now = logColumns(m_analyser.levelsDb(samples), state.sampleRate, kLowHz, kHighHz, kColumns);
    bool silent = true;
    QVector<double> hertz(kColumns);
    QVector<double> shown(kColumns);
    for (int i = 0; i < kColumns; ++i) {
        auto& level = m_levels[static_cast<std::size_t>(i)];
        level = std::max({now[static_cast<std::size_t>(i)], level - kFallDb, kFloorDb});
        silent = silent && level <= kFloorDb;
        hertz[i] = columnHz(i, kLowHz, kHighHz, kColumns);
        shown[i] = level - kFloorDb;
    }
    m_graph->setData(hertz, shown, true);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    if (!playing && silent)
        m_timer.stop();
}

} // namespace melisma::ui
