// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/loudness_plot.h"

#include "ui/analysis/plot_style.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <qcustomplot.h>

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kLowest = -48.0; ///< LUFS at the foot
constexpr double kHighest = 0.0;
constexpr double kKeyStep = 1.0; ///< seconds an arrow key moves

QString figure(double value)
{
    return std::isfinite(value) ? numberText(value, 1) : QStringLiteral("\u2013");
}

/// Minutes and seconds.
class ClockTicker : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        const auto seconds = std::llround(tick);
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
    }
    double getTickStep(const QCPRange& range) override
    {
        for (const double step : {1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0})
            if (range.size() / step <= 12.0)
                return step;
        return 3600.0;
    }
};

QCPItemStraightLine* lineOn(QCustomPlot* plot)
{
    auto* line = new QCPItemStraightLine(plot);
    line->setVisible(false);
    return line;
}

} // namespace

LoudnessPlot::LoudnessPlot(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot)
    , m_figures(smallLabel({}))
    , m_readout(smallLabel({}))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Loudness over time"));
    auto* row = new QHBoxLayout;
    setGrid(row, 0, 2);
    row->addWidget(m_figures, 1);
    row->addWidget(m_readout);
    m_readout->setWordWrap(false);
    auto* column = new QVBoxLayout(this);
    setGrid(column, 0, 2);
    column->addLayout(row);
    column->addWidget(m_plot, 1);
    buildPlot();
}

void LoudnessPlot::buildPlot()
{
    m_plot->setMinimumHeight(96);
    m_plot->setFocusProxy(this);
    m_plot->axisRect()->setAutoMargins(QCP::msNone);
    m_plot->axisRect()->setMargins(QMargins(36, 6, 8, 22));
    m_plot->xAxis->setTicker(QSharedPointer<ClockTicker>::create());
    auto levels = QSharedPointer<QCPAxisTickerText>::create();
    for (const int lufs : {-9, -14, -23, -36})
        levels->addTick(lufs, QStringLiteral("\u2212%1").arg(-lufs));
    m_plot->yAxis->setTicker(levels);
    m_plot->yAxis->setRange(kLowest, kHighest);
    m_momentary = m_plot->addGraph();
    m_shortTerm = m_plot->addGraph();
    m_peaks = m_plot->addGraph();
    m_peaks->setLineStyle(QCPGraph::lsNone);
    m_integrated = lineOn(m_plot);
    m_playhead = lineOn(m_plot);
    connect(m_plot, &QCustomPlot::mouseMove, this,
            [this](const QMouseEvent* event) { readOut(event->position().x()); });
    connect(m_plot, &QCustomPlot::mousePress, this, [this](const QMouseEvent* event) {
        if (m_measured)
            emit seekWanted(frameAt(event->position().x()));
    });
    restyle();
    connect(&themeWatcher(), &ThemeWatcher::changed, this, &LoudnessPlot::restyle);
}

void LoudnessPlot::restyle()
{
    stylePlot(m_plot);
    m_momentary->setPen(QPen(theme().dim, 1));
    m_shortTerm->setPen(QPen(theme().accent, 1.5));
    m_peaks->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssTriangleInverted, theme().bad, theme().bad, 6));
    m_integrated->setPen(QPen(theme().warn, 1, Qt::DashLine));
    m_playhead->setPen(QPen(theme().text, 1));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

base::Seconds LoudnessPlot::lengthOf() const
{
    return base::toSeconds(m_measured->picture.length, m_measured->picture.sampleRate);
}

void LoudnessPlot::show(const MeasuredMixPtr& measured)
{
    m_measured = measured;
    m_integrated->setVisible(measured && std::isfinite(measured->picture.whole.integratedLufs));
    m_readout->clear();
    if (measured)
        fill();
    else
        m_figures->clear();
    setPlayhead(m_playheadFrame);
}

void LoudnessPlot::fill()
{
    const auto& picture = m_measured->picture;
    const double start = base::toSeconds(m_measured->start, picture.sampleRate).value;
    QVector<double> times, momentary, shortTerm, peakTimes, peaks;
    for (std::size_t i = 0; i < picture.momentaryLufs.size(); ++i) {
        const double time = start + static_cast<double>(i + 1) * audio::SoundPicture::kStep;
        times.push_back(time);
        momentary.push_back(std::max(picture.momentaryLufs[i], kLowest - 1.0));
        shortTerm.push_back(std::max(picture.shortTermLufs[i], kLowest - 1.0));
        if (picture.truePeakDb[i] > kPeakMarkDb) {
            peakTimes.push_back(time - audio::SoundPicture::kStep / 2);
            peaks.push_back(kHighest - 1.5);
        }
    }
    m_momentary->setData(times, momentary, true);
    m_shortTerm->setData(times, shortTerm, true);
    m_peaks->setData(peakTimes, peaks, true);
    const auto& whole = picture.whole;
    if (std::isfinite(whole.integratedLufs)) {
        m_integrated->point1->setCoords(0, whole.integratedLufs);
        m_integrated->point2->setCoords(1, whole.integratedLufs);
    }
    m_plot->xAxis->setRange(start, start + std::max(lengthOf().value, audio::SoundPicture::kStep));
    m_figures->setText(tr("Integrated %1 LUFS · range %2 LU · true peak %3 dBTP · loudest 3 s %4 LUFS")
                           .arg(figure(whole.integratedLufs), figure(whole.rangeLu), figure(whole.truePeakDb),
                                figure(whole.maxShortTermLufs)));
    m_plot->setAccessibleName(m_figures->text());
}

void LoudnessPlot::setPlayhead(base::Frames frame)
{
    m_playheadFrame = frame;
    m_playhead->setVisible(m_measured != nullptr);
    if (m_measured) {
        const double time = base::toSeconds(frame, m_measured->picture.sampleRate).value;
        m_playhead->point1->setCoords(time, 0);
        m_playhead->point2->setCoords(time, 1);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

base::Frames LoudnessPlot::frameAt(double x) const
{
    if (!m_measured)
        return {};
    const double seconds = m_plot->xAxis->pixelToCoord(x);
    const auto frame = std::llround(seconds * m_measured->picture.sampleRate);
    return {std::clamp<std::int64_t>(frame, m_measured->start.count,
                                     m_measured->start.count + m_measured->picture.length.count)};
}

double LoudnessPlot::xOf(base::Frames frame) const
{
    return m_measured ? m_plot->xAxis->coordToPixel(base::toSeconds(frame, m_measured->picture.sampleRate).value) : 0.0;
}

int LoudnessPlot::peakMarks() const
{
    return m_peaks->dataCount();
}

void LoudnessPlot::readOut(double x)
{
    if (!m_measured)
        return;
    const auto& picture = m_measured->picture;
    const auto frame = frameAt(x);
    const double into = base::toSeconds(frame - m_measured->start, picture.sampleRate).value;
    const auto step = static_cast<std::size_t>(into / audio::SoundPicture::kStep);
    if (step >= picture.momentaryLufs.size())
        return m_readout->clear();
    m_readout->setText(tr("%1 · momentary %2 · short-term %3 LUFS")
                           .arg(clockText(base::toSeconds(frame, picture.sampleRate)),
                                figure(picture.momentaryLufs[step]), figure(picture.shortTermLufs[step])));
}

void LoudnessPlot::keyPressEvent(QKeyEvent* event)
{
    const int direction = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (!m_measured || direction == 0)
        return QWidget::keyPressEvent(event);
    const auto step = std::llround(kKeyStep * m_measured->picture.sampleRate);
    emit seekWanted({std::max<std::int64_t>(m_playheadFrame.count + direction * step, 0)});
}

} // namespace melisma::ui
