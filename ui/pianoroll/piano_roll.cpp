// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/piano_roll.h"

#include "ui/common/empty_state.h"
#include "ui/common/theme.h"
#include "ui/pianoroll/controller_lane.h"
#include "ui/pianoroll/controller_names.h"
#include "ui/pianoroll/new_note_clip.h"
#include "ui/pianoroll/note_canvas.h"
#include "ui/pianoroll/note_value_lane.h"
#include "ui/pianoroll/roll_sides.h"
#include "ui/pianoroll/roll_state.h"
#include "ui/pianoroll/roll_toolbar.h"

#include <QComboBox>
#include <QGridLayout>
#include <QMenu>
#include <QScrollBar>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr double kZoomStep = 1.25; ///< of one wheel notch
constexpr double kNotch = 120.0;   ///< angle of one wheel notch
constexpr double kPixelsPerNotch = 48.0;
constexpr QSize kUsual(900, 320);

} // namespace

PianoRoll::PianoRoll(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_state(new RollState(session, this))
{
    setAccessibleName(tr("Piano roll"));
    m_empty =
        new EmptyState(tr("Choose a clip of an instrument track to see and edit its notes."), tr("Add an empty clip"));
    auto* empty = new QWidget;
    auto* centred = new QGridLayout(empty);
    centred->addWidget(m_empty, 0, 0, Qt::AlignCenter);
    m_pages = new QStackedLayout(this);
    m_pages->addWidget(empty);
    m_pages->addWidget(buildRoll());
    connect(m_state, &RollState::viewChanged, this, &PianoRoll::syncScrollBars);
    connect(m_state, &RollState::clipChanged, this, &PianoRoll::syncEmptyState);
    connect(m_empty, &EmptyState::triggered, this, &PianoRoll::addClip);
    syncEmptyState();
}

QSize PianoRoll::sizeHint() const
{
    return kUsual;
}

QWidget* PianoRoll::buildRoll()
{
    auto* roll = new QWidget;
    auto* toolbar = new RollToolbar(*m_state);
    m_canvas = new NoteCanvas(*m_state);
    m_across = new QScrollBar(Qt::Horizontal);
    m_down = new QScrollBar(Qt::Vertical);
    m_across->setAccessibleName(tr("Scroll through time"));
    m_down->setAccessibleName(tr("Scroll through pitches"));
    auto* grid = new QGridLayout(roll);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(toolbar, 0, 0, 1, 3);
    grid->addWidget(new RollRuler(*m_state), 1, 1);
    grid->addWidget(new RollKeyboard(*m_state), 2, 0);
    grid->addWidget(m_canvas, 2, 1);
    grid->addWidget(m_down, 2, 2);
    grid->addWidget(makeLaneChoice(), 3, 0, Qt::AlignCenter);
    grid->addWidget(makeLanes(), 3, 1);
    grid->addWidget(m_across, 4, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(2, 1);
    auto* changes = new QMenu(toolbar);
    connect(changes, &QMenu::aboutToShow, this, [this, changes] {
        changes->clear();
        m_canvas->fillChangeMenu(*changes);
    });
    toolbar->setChangeMenu(changes);
    connect(m_canvas, &NoteCanvas::quantiseWanted, toolbar, &RollToolbar::quantise);
    connect(m_across, &QScrollBar::valueChanged, this, [this](int x) {
        m_state->setScale({m_state->scale().framesPerPixel, x * m_state->scale().framesPerPixel});
    });
    connect(m_down, &QScrollBar::valueChanged, m_state, &RollState::setScrollY);
    return roll;
}

/// Of notes, or of the controller that is shown instead.
QWidget* PianoRoll::makeLanes()
{
    auto* lanes = new QStackedWidget;
    lanes->addWidget(new NoteValueLane(*m_state));
    lanes->addWidget(new ControllerLane(*m_state));
    lanes->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const auto sync = [this, lanes] { lanes->setCurrentIndex(m_state->laneController() ? 1 : 0); };
    connect(m_state, &RollState::toolsChanged, lanes, sync);
    connect(m_state, &RollState::clipChanged, lanes, sync);
    return lanes;
}

/// What the lane under the notes shows.
QComboBox* PianoRoll::makeLaneChoice()
{
    auto* choice = new QComboBox;
    choice->setObjectName(QStringLiteral("laneValue"));
    choice->setAccessibleName(tr("Lane under the notes"));
    choice->setToolTip(tr("What the lane shows of each note"));
    choice->setFont(theme().small());
    choice->setFixedWidth(RollMetrics::keyboardWidth - 8);
    choice->addItem(tr("Velocity"));
    choice->addItem(tr("Vibrato"));
    for (const int controller : laneControllers())
        choice->addItem(controllerName(controller), controller);
    connect(choice, &QComboBox::activated, m_state, [this, choice](int index) {
        if (index < 2)
            m_state->setLaneValue(index == 0 ? NoteValue::velocity : NoteValue::vibrato);
        else
            m_state->setLaneController(choice->itemData(index).toInt());
    });
    const auto sync = [this, choice] {
        choice->setEnabled(m_state->clip() && !m_state->isDrums());
        const auto controller = m_state->laneController();
        choice->setCurrentIndex(controller                                    ? choice->findData(*controller)
                                : m_state->laneValue() == NoteValue::velocity ? 0
                                                                              : 1);
    };
    connect(m_state, &RollState::clipChanged, choice, sync);
    connect(m_state, &RollState::toolsChanged, choice, sync);
    return choice;
}

void PianoRoll::syncScrollBars()
{
    const QSignalBlocker quietAcross(m_across);
    const QSignalBlocker quietDown(m_down);
    const auto& scale = m_state->scale();
    const double left = scale.leftFrame / scale.framesPerPixel;
    const double length = scale.widthOf(m_session.project().length()) + m_state->viewport().width() / 2.0;
    const double farthest = std::max(length - m_state->viewport().width(), left);
    m_across->setRange(0, static_cast<int>(std::min(farthest, 1e9)));
    m_across->setPageStep(m_state->viewport().width());
    m_across->setSingleStep(static_cast<int>(kPixelsPerNotch));
    m_across->setValue(static_cast<int>(left));
    m_down->setRange(0, std::max(0, m_state->contentHeight() - m_state->viewport().height()));
    m_down->setPageStep(m_state->viewport().height());
    m_down->setSingleStep(m_state->rowHeight());
    m_down->setValue(m_state->scrollY());
}

void PianoRoll::syncEmptyState()
{
    m_pages->setCurrentIndex(m_state->clip() ? 1 : 0);
}

void PianoRoll::addClip()
{
    addEmptyNoteClip(m_session);
}

void PianoRoll::wheelEvent(QWheelEvent* event)
{
    // Qt turns the wheel sideways while Alt is held. Pixel deltas are unreliable on X11 and left alone.
    const QPoint angle = event->angleDelta();
    const double notches = (angle.y() != 0 ? angle.y() : angle.x()) / kNotch;
    const auto keys = event->modifiers();
    if (keys.testFlag(Qt::ControlModifier))
        m_state->zoomAt(m_canvas->mapFromGlobal(event->globalPosition()).x(), std::pow(kZoomStep, notches));
    else if (keys.testFlag(Qt::AltModifier))
        m_state->zoomRows(std::pow(kZoomStep, notches));
    else if (keys.testFlag(Qt::ShiftModifier))
        m_state->scrollBy(-notches * kPixelsPerNotch, 0);
    else
        m_state->scrollBy(-angle.x() / kNotch * kPixelsPerNotch, -angle.y() / kNotch * kPixelsPerNotch);
    event->accept();
}

} // namespace melisma::ui
