// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/midi_form.h"

#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace melisma::ui {
namespace {

constexpr int kLitMilliseconds = 150;
constexpr int kLight = 12; ///< px

} // namespace

MidiForm::MidiForm(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_midi(MidiInput::of(session))
    , m_input(new QComboBox)
    , m_light(new QLabel)
    , m_note(smallLabel({}))
{
    m_input->setObjectName(QStringLiteral("midiInput"));
    m_input->setAccessibleName(tr("MIDI input"));
    m_input->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_input->setMinimumContentsLength(28);
    m_light->setObjectName(QStringLiteral("midiLight"));
    m_light->setFixedSize(kLight, kLight);
    m_light->setToolTip(tr("Lit while something is played"));
    m_note->setObjectName(QStringLiteral("midiNote"));
    auto* look = new QPushButton(tr("Look for keyboards"));
    look->setObjectName(QStringLiteral("rescanMidi"));
    auto* row = new QHBoxLayout;
    setGrid(row, 0, 2);
    row->addWidget(m_input, 1);
    row->addWidget(m_light);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->addRow(tr("MIDI input"), row);
    form->addRow(QString(), look);
    form->addRow(QString(), m_note);
    auto* column = new QVBoxLayout(this);
    setGrid(column, 5, 4);
    column->addLayout(form);
    column->addStretch(1);
    m_dark.setSingleShot(true);
    m_dark.setInterval(kLitMilliseconds);
    connect(&m_dark, &QTimer::timeout, this, &MidiForm::showLight);
    connect(look, &QPushButton::clicked, &m_midi, &MidiInput::refresh);
    connect(m_input, &QComboBox::activated, this,
            [this](int index) { m_midi.choose(index == 0 ? QString() : m_input->itemText(index)); });
    connect(&m_midi, &MidiInput::inputsChanged, this, &MidiForm::showInputs);
    connect(&m_midi, &MidiInput::played, this, [this] {
        m_dark.start();
        showLight();
    });
    showInputs();
    showLight();
}

/// One that was chosen and is not there stays chosen until another is.
void MidiForm::showInputs()
{
    const auto inputs = m_midi.inputs();
    const QSignalBlocker quiet(m_input);
    m_input->clear();
    m_input->addItem(tr("All keyboards"));
    for (const auto& name : inputs)
        m_input->addItem(toQString(name));
    const QString chosen = m_midi.chosen();
    const bool away = !chosen.isEmpty() && m_input->findText(chosen) < 0;
    if (away)
        m_input->addItem(chosen);
    m_input->setCurrentIndex(chosen.isEmpty() ? 0 : m_input->findText(chosen));
    m_note->setText(!m_midi.problem().isEmpty() ? m_midi.problem()
                    : away                      ? tr("%1 is not connected.").arg(chosen)
                    : inputs.empty() ? tr("No MIDI keyboard is connected; the computer's keys can play notes too.")
                                     : tr("It sounds on the armed instrument tracks, else on the chosen one."));
}

void MidiForm::showLight()
{
    const QColor colour = lit() ? theme().accent : theme().line;
    m_light->setStyleSheet(QStringLiteral("background: %1; border-radius: %2px;").arg(colour.name()).arg(kLight / 2));
}

} // namespace melisma::ui
