// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_view.h"

#include "ui/common/preferences.h"
#include "ui/common/theme.h"
#include "ui/files/missing_sounds.h"
#include "ui/spectrogram/tile_cache.h"
#include "ui/timeline/automation_rows.h"
#include "ui/timeline/clip_actions.h"
#include "ui/timeline/first_page.h"
#include "ui/timeline/header_column.h"
#include "ui/timeline/kept_timeline.h"
#include "ui/timeline/lanes.h"
#include "ui/timeline/ruler.h"
#include "ui/timeline/timeline_metrics.h"
#include "ui/timeline/timeline_state.h"
#include "ui/timeline/track_header.h"
#include "ui/timeline/track_menu.h"
#include "ui/waveform/peak_cache.h"
#include "ui/waveform/sample_cache.h"

#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QMenu>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kZoomStep = 1.25; ///< of one wheel notch or key press
constexpr double kNotch = 120.0;   ///< angle of one wheel notch
constexpr double kPixelsPerNotch = 60.0;
constexpr int kScrollBar = 10;
constexpr int kEmptyWidth = 600;
constexpr int kFirstBars = 10; ///< in view when a project is opened, where there is room for
constexpr int kFirstBarWidth = 72;

MediaFiles mediaOf(Session& session)
{
    return {[&session](const project::Asset& asset) { return session.mediaPath(asset); },
            [&session] { return session.cachePath(); }};
}

} // namespace

TimelineView::TimelineView(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_state(new TimelineState(session, this))
    , m_peaks(new PeakCache(mediaOf(session), this))
    , m_samples(new SampleCache(mediaOf(session), this))
    , m_tiles(new TileCache(mediaOf(session), TileCache::kDefaultBytes, this))
{
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    build();
    connect(m_state, &TimelineState::viewChanged, this, &TimelineView::syncScrollBars);
    connect(m_state, &TimelineState::contentChanged, this, &TimelineView::syncEmptyState);
    connect(&session, &Session::playheadMoved, this, &TimelineView::followPlayhead);
    connect(&session, &Session::projectReplaced, this, &TimelineView::startOver);
    connect(&MissingSounds::of(session), &MissingSounds::found, this, [this] {
        m_peaks->clear();
        m_samples->clear();
        m_tiles->clear();
        m_lanes->update();
    });
    connect(m_lanes, &Lanes::trackMenuWanted, this, [this](project::TrackId track, QPoint at) {
        makeTrackMenu(
            m_session, track, [this, track] { renameTrack(track); }, this, m_state)
            ->popup(at);
    });
    connect(m_empty, &FirstPage::heightChanged, this, &TimelineView::syncEmptyState);
    connect(m_empty, &FirstPage::importWanted, this, &TimelineView::askForFiles);
    new AutomationRows(*m_state, m_lanes, m_headers, this);
    new KeptTimeline(session, *m_state, this);
    syncEmptyState();
}

TimelineView::~TimelineView() = default;

void TimelineView::build()
{
    m_ruler = new Ruler(*m_state);
    m_headers = new HeaderColumn(*m_state);
    m_lanes = new Lanes(*m_state, *m_peaks, *m_samples, *m_tiles);
    m_across = new QScrollBar(Qt::Horizontal);
    m_down = new QScrollBar(Qt::Vertical);
    m_across->setAccessibleName(tr("Scroll through time"));
    m_down->setAccessibleName(tr("Scroll through tracks"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(m_ruler, 0, 1);
    grid->addWidget(m_headers, 1, 0);
    grid->addWidget(m_lanes, 1, 1);
    grid->addWidget(m_down, 1, 2);
    grid->addWidget(m_across, 2, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(1, 1);
    setFocusProxy(m_lanes);
    connect(m_across, &QScrollBar::valueChanged, this, [this](int x) {
        m_state->setScale({m_state->scale().framesPerPixel, x * m_state->scale().framesPerPixel});
    });
    connect(m_down, &QScrollBar::valueChanged, m_state, &TimelineState::setScrollY);
    m_empty = new FirstPage(m_session, m_lanes);
    m_empty->setObjectName(QStringLiteral("emptyTimeline"));
}

void TimelineView::syncScrollBars()
{
    const QSignalBlocker quietAcross(m_across);
    const QSignalBlocker quietDown(m_down);
    const double left = m_state->scale().leftFrame / m_state->scale().framesPerPixel;
    const double farthest = std::max(m_state->contentWidth() - m_state->viewport().width(), left);
    m_across->setRange(0, static_cast<int>(std::min(farthest, 1e9)));
    m_across->setPageStep(m_state->viewport().width());
    m_across->setSingleStep(static_cast<int>(kPixelsPerNotch));
    m_across->setValue(static_cast<int>(left));
    m_down->setRange(0, m_state->lowestScroll());
    m_down->setPageStep(m_state->viewport().height());
    m_down->setSingleStep(static_cast<int>(kPixelsPerNotch));
    m_down->setValue(m_state->scrollY());
}

void TimelineView::syncEmptyState()
{
    const bool empty = m_session.project().tracks.empty();
    m_empty->setVisible(empty);
    const int width = std::min(kEmptyWidth, m_lanes->width() - 32);
    const int height = m_empty->heightForWidth(width);
    m_empty->setGeometry((m_lanes->width() - width) / 2, (m_lanes->height() - height) / 2, width, height);
}

void TimelineView::resizeEvent(QResizeEvent*)
{
    syncEmptyState();
    if (m_fitWhenShown && m_lanes->width() > 1)
        startOver();
}

/// Another project: forget its pictures and show its beginning.
void TimelineView::startOver()
{
    m_peaks->clear();
    m_samples->clear();
    m_tiles->clear();
    m_state->setScale(firstScale());
    m_state->setScrollY(0);
    m_fitWhenShown = !isVisible();
}

TimeScale TimelineView::firstScale() const
{
    const auto& project = m_session.project();
    const int bars = std::clamp(m_lanes->width() / kFirstBarWidth, 1, kFirstBars);
    const auto shown = project.tempoMap.framesAt(project.tempoMap.barStart(bars), project.sampleRate);
    return TimeScale::fitting(shown, m_lanes->width());
}

/// Turns the page when playback runs out of view; leaves the view alone when the person looks elsewhere.
void TimelineView::followPlayhead()
{
    const double x = m_state->playheadX();
    const double width = m_state->viewport().width();
    const bool inView = x >= 0 && x <= width;
    if (!inView && m_session.engine().playing() && !Preferences::load().followPlayback)
        return;
    const bool wasInView = m_lastPlayheadX >= 0 && m_lastPlayheadX <= width;
    const bool jumped = std::abs(x - m_lastPlayheadX) > width / 8;
    if (!inView && (wasInView || jumped))
        m_state->revealFrame(m_session.playhead());
    m_lastPlayheadX = m_state->playheadX();
}

void TimelineView::zoomIn()
{
    zoomBy(kZoomStep);
}
void TimelineView::zoomOut()
{
    zoomBy(1.0 / kZoomStep);
}
void TimelineView::zoomToFit()
{
    m_state->zoomToFit();
}
void TimelineView::zoomToNormal()
{
    zoomBy(m_state->scale().framesPerPixel / firstScale().framesPerPixel);
}
void TimelineView::zoomToSelection()
{
    const auto& project = m_session.project();
    const auto selected = m_session.selectedStretch();
    const auto stretch = selected.isEmpty() ? project::loopOf(project) : std::optional(selected);
    if (stretch)
        m_state->zoomTo(*stretch);
    else
        emit m_session.message(tr("Select the clips or the time to be seen first, or set a loop."), false);
}
void TimelineView::nudge(int direction)
{
    ui::nudge(m_session, m_state->scale(), direction);
}
/// Around the playhead while it is in view, else around the middle.
void TimelineView::zoomBy(double factor)
{
    const double width = m_state->viewport().width();
    const double x = m_state->playheadX();
    m_state->zoomAt(x >= 0 && x <= width ? x : width / 2, factor);
}

void TimelineView::wheelEvent(QWheelEvent* event)
{
    // Qt turns the wheel sideways while Alt is held. Pixel deltas are unreliable on X11 and left alone.
    const QPoint angle = event->angleDelta();
    const double notches = (angle.y() != 0 ? angle.y() : angle.x()) / kNotch;
    const auto keys = event->modifiers();
    if (keys.testFlag(Qt::ControlModifier))
        m_state->zoomAt(m_lanes->mapFromGlobal(event->globalPosition()).x(), std::pow(kZoomStep, notches));
    else if (keys.testFlag(Qt::AltModifier))
        m_state->stretchLanes(std::pow(kZoomStep, notches));
    else if (keys.testFlag(Qt::ShiftModifier))
        m_state->scrollBy(-notches * kPixelsPerNotch, 0);
    else
        m_state->scrollBy(-angle.x() / kNotch * kPixelsPerNotch, -angle.y() / kNotch * kPixelsPerNotch);
    event->accept();
}

void TimelineView::askForFiles()
{
    auto* dialog = new QFileDialog(this, tr("Import sound or MIDI files"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this,
            [this](const QStringList& paths) { m_session.importFiles(paths); });
    dialog->open();
}

void TimelineView::renameTrack(project::TrackId track)
{
    for (TrackHeader* header : m_headers->findChildren<TrackHeader*>())
        if (header->track() == track)
            header->startRename();
}

} // namespace melisma::ui
