// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/input_form.h"

#include "ui/common/audio_output.h"
#include "ui/common/number_box.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace melisma::ui {

InputForm::InputForm(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_recording(Recording::of(session))
    , m_input(new QComboBox)
    , m_offset(new NumberBox)
    , m_latency(smallLabel({}))
    , m_measure(new QPushButton(tr("Measure")))
{
    m_input->setObjectName(QStringLiteral("audioInput"));
    m_input->setAccessibleName(tr("Input"));
    m_input->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_input->setMinimumContentsLength(28);
    m_offset->setObjectName(QStringLiteral("recordOffset"));
    m_offset->setAccessibleName(tr("Recording offset"));
    m_offset->setToolTip(tr("Added to the latency: a positive number moves new takes earlier"));
    m_offset->setRange(-1000.0, 1000.0);
    m_offset->setDecimals(1);
    m_offset->setSuffix(tr(" ms"));
    m_offset->setValue(m_recording.options().offsetMs);
    m_latency->setObjectName(QStringLiteral("recordLatency"));
    m_measure->setObjectName(QStringLiteral("measureLatency"));
    m_measure->setToolTip(
        tr("Connect an output to the input by a cable, or put the microphone before the loudspeaker"));
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->addRow(tr("Input"), m_input);
    form->addRow(tr("Recording offset"), m_offset);
    form->addRow(tr("Recording latency"), m_measure);
    form->addRow(QString(), m_latency);
    connect(m_input, &QComboBox::activated, this, [this](int index) {
        auto options = m_recording.options();
        options.input = index == 0 ? audio::DeviceChoice{} : m_inputs[static_cast<std::size_t>(index) - 1].choice;
        options.measuredLatency.reset(); // of another device
        m_recording.setOptions(options);
        showLatency();
    });
    connect(m_offset, &NumberBox::valueChanged, this, [this](double milliseconds) {
        auto options = m_recording.options();
        options.offsetMs = milliseconds;
        m_recording.setOptions(options);
        showLatency();
    });
    connect(m_measure, &QPushButton::clicked, this, [this] {
        m_latency->setText(tr("Listening\u2026"));
        m_recording.measureLatency();
    });
    connect(&m_recording, &Recording::latencyMeasured, this, [this](const QString& text) { m_latency->setText(text); });
    connect(&session.audioOutput(), &AudioOutput::devicesChanged, this, &InputForm::showInputs);
    showInputs();
    showLatency();
}

void InputForm::showInputs()
{
    m_inputs = audio::listInputDevices();
    m_input->clear();
    m_input->addItem(m_inputs.empty() ? tr("No input found") : tr("System default"));
    for (const auto& input : m_inputs) {
        m_input->addItem(toQString(input.choice.name));
        if (input.choice == m_recording.options().input)
            m_input->setCurrentIndex(m_input->count() - 1);
    }
}

void InputForm::showLatency()
{
    const auto& measured = m_recording.options().measuredLatency;
    m_latency->setText(measured ? tr("Measured: %1 ms.").arg(numberText(*measured * 1000.0, 1))
                                : tr("Not measured: takes are moved by what the device says."));
}

} // namespace melisma::ui
