// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_panel.h"

#include "ui/analysis/loudness_plot.h"
#include "ui/analysis/spectrogram_plot.h"
#include "ui/analysis/spectrum_plot.h"
#include "ui/common/empty_state.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/spectrogram/spectrogram_defaults.h"

#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace melisma::ui {

AnalysisPanel::AnalysisPanel(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_measurer(session)
    , m_choice(new QButtonGroup(this))
    , m_spectrum(new SpectrumPlot(session))
    , m_loudness(new LoudnessPlot)
    , m_spectrogram(new SpectrogramPlot)
    , m_source(smallLabel({}))
    , m_reading(smallLabel({}))
    , m_button(new QPushButton)
{
    auto* column = new QVBoxLayout(this);
    setGrid(column, 2, 2);
    column->addLayout(makeBar());
    m_pages = static_cast<QStackedWidget*>(makePages());
    column->addWidget(m_pages, 1);
    connect(m_choice, &QButtonGroup::idClicked, this, [this](int page) { showPage(static_cast<Page>(page)); });
    connect(m_button, &QPushButton::clicked, this, [this] { m_measurer.running() ? m_measurer.cancel() : measure(); });
    connect(&m_measurer, &MixMeasurer::measured, this, &AnalysisPanel::take);
    connect(&m_measurer, &MixMeasurer::runningChanged, this, &AnalysisPanel::sync);
    connect(&m_measurer, &MixMeasurer::failed, this,
            [this](const QString& sentence) { emit m_session.message(sentence, true); });
    connect(&m_measurer, &MixMeasurer::progressed, this, [this](double fraction) {
        m_source->setText(tr("Measuring, %1 %").arg(static_cast<int>(100.0 * fraction)));
    });
    connect(&m_session, &Session::projectChanged, this, &AnalysisPanel::sync);
    connect(&m_session, &Session::selectionChanged, this, &AnalysisPanel::sync);
    connect(&m_session, &Session::projectReplaced, this, [this] { take(nullptr); });
    connect(&m_session, &Session::playheadMoved, this, [this](qint64 frame) {
        m_loudness->setPlayhead({frame});
        m_spectrogram->setPlayhead({frame});
    });
    connect(m_loudness, &LoudnessPlot::seekWanted, this, &AnalysisPanel::seek);
    connect(m_spectrogram, &SpectrogramPlot::seekWanted, this, &AnalysisPanel::seek);
    connect(m_spectrogram, &SpectrogramPlot::readingChanged, m_reading, &QLabel::setText);
    showPage(spectrum);
    sync();
}

QLayout* AnalysisPanel::makeBar()
{
    auto* row = new QHBoxLayout;
    setGrid(row, 0, 2);
    auto* segments = new QHBoxLayout;
    setGrid(segments, 0, 1);
    const QString names[] = {tr("Spectrum"), tr("Loudness"), tr("Spectrogram")};
    for (int page = 0; page < 3; ++page) {
        auto* segment = new QPushButton(names[page]);
        segment->setCheckable(true);
        segment->setFocusPolicy(Qt::TabFocus);
        m_choice->addButton(segment, page);
        segments->addWidget(segment);
    }
    row->addLayout(segments);
    row->addWidget(m_source, 1);
    row->addWidget(m_reading);
    m_source->setWordWrap(false);
    m_reading->setWordWrap(false);
    m_button->setObjectName(QStringLiteral("measure"));
    row->addWidget(m_button);
    return row;
}

QWidget* AnalysisPanel::makePages()
{
    auto* pages = new QStackedWidget;
    pages->addWidget(m_spectrum);
    pages->addWidget(withInvitation(m_loudness, tr("See how loud the song, or the selected clips, are over time.")));
    pages->addWidget(
        withInvitation(m_spectrogram, tr("See which frequencies the song, or the selected clips, hold when.")));
    return pages;
}

QWidget* AnalysisPanel::withInvitation(QWidget* plot, const QString& sentence)
{
    auto* both = new QStackedWidget;
    auto* invitation = new EmptyState(sentence, tr("Measure"));
    invitation->centre();
    connect(invitation, &EmptyState::triggered, this, &AnalysisPanel::measure);
    both->addWidget(invitation);
    both->addWidget(plot);
    m_invitations.push_back(both);
    return both;
}

void AnalysisPanel::showPage(Page page)
{
    m_pages->setCurrentIndex(page);
    m_choice->button(page)->setChecked(true);
    m_reading->clear();
}

void AnalysisPanel::measure()
{
    if (!m_measurer.measure(audio::settingsOf(SpectrogramDefaults::instance().style())))
        emit m_session.message(tr("There is nothing to measure yet: generate a song or import a sound."), false);
    sync();
}

void AnalysisPanel::take(const MeasuredMixPtr& result)
{
    m_measured = result;
    m_spectrum->show(result);
    m_loudness->show(result);
    m_spectrogram->show(result);
    for (auto* both : m_invitations)
        both->setCurrentIndex(result ? 1 : 0);
    const auto frame = m_session.playhead();
    m_loudness->setPlayhead(frame);
    m_spectrogram->setPlayhead(frame);
    sync();
}

bool AnalysisPanel::stale() const
{
    return m_measured && m_measured->of != m_session.snapshot();
}

void AnalysisPanel::sync()
{
    const bool running = m_measurer.running();
    m_button->setText(running ? tr("Cancel") : m_measured ? tr("Measure again") : tr("Measure"));
    const auto chosen = m_session.selectedClips().size();
    m_button->setToolTip(chosen == 0 ? tr("Measures the whole mix") : tr("Measures the selected clips"));
    m_button->setEnabled(running || m_session.project().length().count > 0);
    if (running) {
        m_source->setText(tr("Measuring…"));
        return;
    }
    if (!m_measured) {
        m_source->clear();
        return;
    }
    const auto count = m_measured->clips.size();
    const QString what = count == 0 ? tr("Whole mix") : tr("%n clips", nullptr, static_cast<int>(count));
    m_source->setText(stale() ? tr("%1, before the last edits").arg(what) : what);
}

void AnalysisPanel::seek(base::Frames frame)
{
    m_session.seek(frame);
}

} // namespace melisma::ui
