// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/roll_toolbar.h"

#include "ui/common/key_tip.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/pianoroll/note_actions.h"
#include "ui/pianoroll/roll_grids.h"
#include "ui/pianoroll/step_input.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <cmath>

namespace melisma::ui {
namespace {

constexpr int kWhole = 100; ///< per cent

} // namespace

RollToolbar::RollToolbar(RollState& state, QWidget* parent)
    : QWidget(parent)
    , m_state(state)
    , m_title(smallLabel({}))
    , m_draw(toggle(tr("Draw"), tr("Draw notes with the mouse; of drums, a click sets a hit or takes it away")))
    , m_paint(toggle(tr("Paint"), tr("Drag to paint a run of notes, one in each cell of the grid")))
    , m_erase(toggle(tr("Erase"), tr("Drag over notes to delete them")))
    , m_snap(toggle(tr("Snap"), tr("Draw and move notes to the grid; hold Shift to place them freely")))
    , m_scale(toggle(tr("Scale"), tr("Keep notes in the scale of the key and of the chord they are over")))
    , m_allDrums(toggle(tr("All drums"), tr("Show a row for every drum that has a name, not only the usual ones and "
                                            "those that the track uses")))
    , m_step(
          toggle(tr("Step"), tr("Write what is played on a keyboard note by note at the playhead; . is a rest, , goes "
                                "back, - holds the last step")))
    , m_grid(new QComboBox)
    , m_strength(new QSpinBox)
    , m_velocity(new QSpinBox)
    , m_quantise(new QPushButton(tr("Quantise")))
    , m_change(new QPushButton(tr("Change")))
{
    buildGrid();
    m_strength->setRange(0, kWhole);
    m_strength->setValue(kWhole);
    m_strength->setSuffix(QStringLiteral(" %"));
    m_strength->setAccessibleName(tr("Quantise strength"));
    m_strength->setToolTip(tr("How far Quantise draws notes to the grid"));
    m_velocity->setRange(1, 127);
    m_velocity->setAccessibleName(tr("Velocity"));
    m_velocity->setKeyboardTracking(false);
    setKeyTip(*m_quantise, tr("Draw the chosen notes, or all of them, to the grid"),
              QStringLiteral("pianoroll.quantise"));
    buildTools();
    m_title->setWordWrap(false);

    auto* row = new QHBoxLayout(this);
    setGrid(row, 2, 2);
    row->addWidget(m_draw);
    row->addWidget(m_paint);
    row->addWidget(m_erase);
    row->addWidget(m_snap);
    row->addWidget(m_scale);
    row->addWidget(m_allDrums);
    row->addWidget(m_step);
    row->addWidget(m_grid);
    row->addSpacing(8);
    row->addWidget(m_quantise);
    row->addWidget(m_strength);
    row->addWidget(m_change);
    row->addSpacing(8);
    row->addWidget(smallLabel(tr("Velocity")));
    row->addWidget(m_velocity);
    row->addStretch(1);
    row->addWidget(m_title);
    row->addSpacing(8);

    connect(m_allDrums, &QPushButton::toggled, &state, &RollState::setAllDrums);
    connect(m_step, &QPushButton::toggled, &StepInput::of(state), &StepInput::setOn);
    connect(&StepInput::of(state), &StepInput::changed, m_step,
            [this] { m_step->setChecked(StepInput::of(m_state).on()); });
    connect(m_snap, &QPushButton::toggled, &state, &RollState::setSnap);
    connect(m_scale, &QPushButton::toggled, &state, &RollState::setScaleLock);
    connect(m_grid, &QComboBox::currentIndexChanged, &state,
            [this](int index) { m_state.setGrid({m_grid->itemData(index).toLongLong()}); });
    connect(m_quantise, &QPushButton::clicked, this, &RollToolbar::quantise);
    connect(m_strength, &QSpinBox::valueChanged, &state, [&state](int percent) {
        auto settings = state.quantise();
        settings.strength = percent / static_cast<double>(kWhole);
        state.setQuantise(settings);
    });
    connect(m_velocity, &QSpinBox::valueChanged, &state, [&state](int value) { ui::setVelocity(state, value); });
    connect(&state, &RollState::toolsChanged, this, &RollToolbar::sync);
    connect(&state, &RollState::contentChanged, this, &RollToolbar::syncNotes);
    connect(&state, &RollState::clipChanged, this, &RollToolbar::sync);
    sync();
    syncNotes();
}

QPushButton* RollToolbar::toggle(const QString& text, const QString& help)
{
    auto* button = new QPushButton(text);
    button->setCheckable(true);
    button->setToolTip(help);
    return button;
}

void RollToolbar::buildTools()
{
    const auto prepare = [this](QPushButton* button, const char* action, RollState::Tool tool) {
        setKeyTip(*button, button->toolTip(), QLatin1String(action));
        connect(button, &QPushButton::toggled, &m_state,
                [this, tool](bool on) { m_state.setTool(on ? tool : RollState::Tool::choose); });
    };
    prepare(m_draw, "pianoroll.draw", RollState::Tool::draw);
    prepare(m_paint, "pianoroll.paint", RollState::Tool::paint);
    prepare(m_erase, "pianoroll.erase", RollState::Tool::erase);
    m_step->setObjectName(QStringLiteral("stepInput"));
    setKeyTip(*m_step, m_step->toolTip(), QStringLiteral("pianoroll.step"));
}

void RollToolbar::buildGrid()
{
    m_grid->setAccessibleName(tr("Grid"));
    m_grid->setToolTip(tr("Distance of the grid lines; T: triplets"));
    fillGrids(*m_grid);
}

void RollToolbar::setChangeMenu(QMenu* menu)
{
    m_change->setMenu(menu);
    m_change->setToolTip(tr("What can be done to the chosen notes"));
}

void RollToolbar::quantise()
{
    quantiseNotes(m_state, m_state.quantise());
}

void RollToolbar::sync()
{
    const QSignalBlocker quietDraw(m_draw);
    const QSignalBlocker quietSnap(m_snap);
    const QSignalBlocker quietScale(m_scale);
    const QSignalBlocker quietGrid(m_grid);
    const QSignalBlocker quietStrength(m_strength);
    m_strength->setValue(static_cast<int>(std::lround(m_state.quantise().strength * kWhole)));
    const QSignalBlocker quietPaint(m_paint);
    const QSignalBlocker quietErase(m_erase);
    const QSignalBlocker quietDrums(m_allDrums);
    m_draw->setChecked(m_state.tool() == RollState::Tool::draw);
    m_paint->setChecked(m_state.tool() == RollState::Tool::paint);
    m_erase->setChecked(m_state.tool() == RollState::Tool::erase);
    m_allDrums->setChecked(m_state.allDrums());
    m_allDrums->setVisible(m_state.isDrums());
    m_snap->setChecked(m_state.snap());
    m_scale->setChecked(m_state.scaleLock());
    m_scale->setEnabled(!m_state.isDrums());
    m_scale->setVisible(!m_state.isDrums());
    m_grid->setCurrentIndex(m_grid->findData(static_cast<qlonglong>(m_state.grid().ticks)));
}

void RollToolbar::syncNotes()
{
    const auto* clip = m_state.clip();
    const auto& chosen = m_state.chosen();
    m_title->setText(clip ? tr("%1 \u2013 %2").arg(toQString(m_state.track()->name), toQString(clip->name))
                          : QString());
    const bool writable = clip && !m_state.session().readOnly();
    m_step->setEnabled(writable);
    m_quantise->setEnabled(writable);
    m_change->setEnabled(writable);
    m_velocity->setEnabled(writable && !chosen.empty());
    const QSignalBlocker quiet(m_velocity);
    m_velocity->setValue(chosen.empty() ? m_state.newVelocity() : chosen.front().velocity);
}

} // namespace melisma::ui
