// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pianoroll/preview_dialog.h"

#include "ui/common/widgets.h"
#include "ui/pianoroll/note_actions.h"
#include "ui/pianoroll/roll_grids.h"
#include "ui/pianoroll/shape_actions.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>

namespace melisma::ui {
namespace {

constexpr int kWhole = 100; ///< per cent
constexpr int kMostTiming = 50;
constexpr int kMostVelocity = 40;

} // namespace

PreviewDialog::PreviewDialog(RollState& state, const QString& title, const QString& action, QWidget* parent)
    : QDialog(parent)
    , m_state(state)
    , m_title(title)
    , m_form(new QFormLayout)
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto* apply = accentButton(action);
    apply->setDefault(true);
    buttons->addButton(apply, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &PreviewDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &PreviewDialog::reject);
    auto* column = new QVBoxLayout(this);
    setGrid(column, 5, 3);
    column->addWidget(smallLabel(state.chosen().empty()
                                     ? tr("All notes of the clip change; choose some to change those.")
                                     : tr("The chosen notes change.")));
    column->addLayout(m_form);
    column->addWidget(buttons);
    connect(&state, &RollState::clipChanged, this, &PreviewDialog::reject);
    connect(&state.session(), &Session::projectChanged, this, &PreviewDialog::preview);
}

void PreviewDialog::preview()
{
    if (m_state.clip())
        m_state.setPreview(change());
}

QSpinBox* PreviewDialog::addNumber(const QString& name, const QString& label, int most, int value, const QString& unit)
{
    auto* box = new QSpinBox;
    box->setObjectName(name);
    box->setRange(0, most);
    box->setValue(value);
    box->setSuffix(unit);
    m_form->addRow(label, box);
    connect(box, &QSpinBox::valueChanged, this, &PreviewDialog::preview);
    return box;
}

void PreviewDialog::accept()
{
    const bool all = m_state.chosen().empty();
    const NoteChange wanted = m_state.clip() ? change() : NoteChange();
    keep();
    disconnect(&m_state.session(), nullptr, this, nullptr);
    m_state.apply(m_title, wanted);
    if (all)
        m_state.choose({});
    QDialog::accept();
}

void PreviewDialog::done(int result)
{
    disconnect(&m_state.session(), nullptr, this, nullptr);
    m_state.setPreview({});
    QDialog::done(result);
}

QuantiseDialog::QuantiseDialog(RollState& state, QWidget* parent)
    : PreviewDialog(state, tr("Quantise"), tr("Quantise"), parent)
    , m_grid(new QComboBox)
{
    const music::Quantise now = state.quantise();
    fillGrids(*m_grid);
    m_grid->setCurrentIndex(m_grid->findData(static_cast<qlonglong>(now.grid.ticks)));
    form().addRow(tr("Grid"), m_grid);
    const QString percent = QStringLiteral(" %");
    m_strength = addNumber(QStringLiteral("strength"), tr("Strength"), kWhole,
                           static_cast<int>(std::lround(now.strength * kWhole)), percent);
    m_strength->setToolTip(tr("How far notes are drawn to the lines"));
    m_swing = addNumber(QStringLiteral("swing"), tr("Swing"), kWhole, static_cast<int>(std::lround(now.swing * kWhole)),
                        percent);
    m_swing->setToolTip(tr("How late every second line is: 0 % straight, 100 % triplets"));
    m_starts = addCheck(QStringLiteral("starts"), tr("Starts"), now.starts);
    m_ends = addCheck(QStringLiteral("ends"), tr("Ends"), now.ends);
    connect(m_grid, &QComboBox::currentIndexChanged, this, &QuantiseDialog::preview);
    preview();
}

QCheckBox* QuantiseDialog::addCheck(const QString& name, const QString& label, bool on)
{
    auto* box = new QCheckBox(label);
    box->setObjectName(name);
    box->setChecked(on);
    form().addRow(QString(), box);
    connect(box, &QCheckBox::toggled, this, &QuantiseDialog::preview);
    return box;
}

music::Quantise QuantiseDialog::settings() const
{
    return {{m_grid->currentData().toLongLong()},
            m_strength->value() / static_cast<double>(kWhole),
            m_swing->value() / static_cast<double>(kWhole),
            m_starts->isChecked(),
            m_ends->isChecked()};
}

NoteChange QuantiseDialog::change() const
{
    const auto wanted = settings();
    return music::isSound(wanted) ? quantiseChange(state(), wanted) : NoteChange();
}

void QuantiseDialog::keep() const
{
    if (music::isSound(settings()))
        state().setQuantise(settings());
}

HumaniseDialog::HumaniseDialog(RollState& state, QWidget* parent)
    : PreviewDialog(state, tr("Humanise"), tr("Humanise"), parent)
{
    m_timing = addNumber(QStringLiteral("timing"), tr("Timing"), kMostTiming, 10, tr(" % of the grid"));
    m_timing->setToolTip(tr("How far notes begin before or behind their place at most"));
    m_velocity = addNumber(QStringLiteral("velocity"), tr("Velocity"), kMostVelocity, 8, QString());
    m_velocity->setPrefix(QStringLiteral("\u00b1"));
    m_velocity->setToolTip(tr("How much louder or softer notes are at most"));
    auto* again = new QPushButton(tr("Other deviations"));
    again->setObjectName(QStringLiteral("again"));
    again->setAutoDefault(false);
    form().addRow(QString(), again);
    connect(again, &QPushButton::clicked, this, [this] {
        ++m_seed;
        preview();
    });
    preview();
}

NoteChange HumaniseDialog::change() const
{
    const base::Beats most{state().grid().ticks * m_timing->value() / kWhole};
    return humaniseChange(state(), {most, m_velocity->value(), m_seed});
}

} // namespace melisma::ui
