// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/analysis/mix_measurer.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace melisma::ui {

class LoudnessPlot;
class SpectrogramPlot;
class SpectrumPlot;

/// The dock "Analysis": the spectrum of what plays, and loudness over time, mean spectrum and spectrogram of the song
/// or of the selected clips, measured when asked.
class AnalysisPanel : public QWidget {
    Q_OBJECT
public:
    explicit AnalysisPanel(Session& session, QWidget* parent = nullptr);

    enum Page { spectrum, loudness, spectrogram };
    void showPage(Page page);
    MixMeasurer& measurer() { return m_measurer; }
    bool stale() const; ///< the project has changed since it was measured

private:
    QLayout* makeBar();
    QWidget* makePages();
    QWidget* withInvitation(QWidget* plot, const QString& sentence);
    void measure();
    void take(const MeasuredMixPtr& result);
    void sync();
    void seek(base::Frames frame);

    Session& m_session;
    MixMeasurer m_measurer;
    MeasuredMixPtr m_measured;
    QButtonGroup* m_choice;
    QStackedWidget* m_pages;
    SpectrumPlot* m_spectrum;
    LoudnessPlot* m_loudness;
    SpectrogramPlot* m_spectrogram;
    QLabel* m_source;
    QLabel* m_reading;
    QPushButton* m_button;
    std::vector<QStackedWidget*> m_invitations; ///< page 0 invites to measure, page 1 is the plot
};

} // namespace melisma::ui
