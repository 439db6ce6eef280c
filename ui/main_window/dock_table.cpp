// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/dock_table.h"

#include "core/base/resource_folder.h"
#include "ui/analysis/analysis_panel.h"
#include "ui/analysis/spectrum_view.h"
#include "ui/common/widgets.h"
#include "ui/generate/generate_panel.h"
#include "ui/history/history_panel.h"
#include "ui/inspector/ai_mix_panel.h"
#include "ui/inspector/clip_panel.h"
#include "ui/jobs/jobs_panel.h"
#include "ui/main_window/main_window.h"
#include "ui/media/media_panel.h"
#include "ui/mixer/mixer_panel.h"
#include "ui/pianoroll/piano_roll.h"
#include "ui/timeline/timeline_state.h"
#include "ui/timeline/timeline_view.h"
#include "ui/voices/voices_panel.h"

#include <QCoreApplication>
#include <QScrollArea>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::Docks)
};

constexpr int kLeftWidth = 296;
constexpr int kRightWidth = 300;
constexpr int kRollHeight = 400;
constexpr int kMixerHeight = 340;

QWidget* makeInspector(const DockContext& context)
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    setGrid(column, 3, 6);
    auto* jobs = new JobsPanel(context.session);
    QObject::connect(jobs, &JobsPanel::generateWanted, &context.window, &MainWindow::focusPrompt);
    column->addWidget(jobs);
    column->addWidget(new ClipPanel(context.session));
    column->addWidget(new SpectrumView(context.session));
    column->addWidget(new AiMixPanel(context.session));
    column->addStretch(1);
    return scrolling(content);
}

QWidget* makeMedia(const DockContext& context)
{
    auto* media = new MediaPanel(context.session);
    QObject::connect(media, &MediaPanel::importWanted, &context.window, &MainWindow::importAudio);
    QObject::connect(media, &MediaPanel::shown, &context.timeline,
                     [&session = context.session, &timeline = context.timeline](project::ClipId clip) {
                         timeline.state().revealFrame(session.project().startOf(*session.project().findClip(clip)));
                     });
    return media;
}

QWidget* makeVoices(const DockContext& context)
{
    const auto resources = base::resourceFolder();
    auto* panel = new VoicesPanel(context.session, resources ? voices::VoiceLibrary::open(*resources)
                                                             : base::Result<voices::VoiceLibrary>(resources.error()));
    QObject::connect(panel, &VoicesPanel::useWanted, &context.window, &MainWindow::useVoice);
    return panel;
}

/// A factory for panels that need the session alone.
template <class Panel>
QWidget* make(const DockContext& context)
{
    return new Panel(context.session);
}

QKeySequence ctrlAlt(Qt::Key key)
{
    return {Qt::CTRL | Qt::ALT | key};
}

} // namespace

std::vector<DockEntry> dockTable()
{
    return {
        {"generate", Words::tr("Generate"), Qt::LeftDockWidgetArea, ctrlAlt(Qt::Key_G), true, kLeftWidth,
         make<GeneratePanel>},
        {"voices", Words::tr("Voices"), Qt::LeftDockWidgetArea, ctrlAlt(Qt::Key_V), true, kLeftWidth, makeVoices},
        {"media", Words::tr("Media"), Qt::LeftDockWidgetArea, ctrlAlt(Qt::Key_M), true, kLeftWidth, makeMedia},
        {"inspector", Words::tr("Inspector"), Qt::RightDockWidgetArea, ctrlAlt(Qt::Key_I), true, kRightWidth,
         makeInspector},
        {"mixer", Words::tr("Mixer"), Qt::BottomDockWidgetArea, QKeySequence(Qt::CTRL | Qt::Key_M), true, kMixerHeight,
         make<MixerPanel>},
        {"pianoroll", Words::tr("Piano roll"), Qt::BottomDockWidgetArea, ctrlAlt(Qt::Key_P), false, kRollHeight,
         make<PianoRoll>},
        {"analysis", Words::tr("Analysis"), Qt::BottomDockWidgetArea, ctrlAlt(Qt::Key_A), false, kMixerHeight,
         make<AnalysisPanel>},
        {"history", Words::tr("History"), Qt::RightDockWidgetArea, ctrlAlt(Qt::Key_H), false, kRightWidth,
         make<HistoryPanel>},
    };
}

} // namespace melisma::ui
