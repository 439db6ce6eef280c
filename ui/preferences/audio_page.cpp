// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/audio_page.h"

#include "core/edits/set_sample_rate.h"
#include "ui/common/audio_output.h"
#include "ui/common/text.h"
#include "ui/common/widgets.h"
#include "ui/record/input_form.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <array>

namespace melisma::ui {
namespace {

constexpr std::array kBuffers = {64, 128, 256, 512, 1024, 2048};
constexpr std::array kRates = {44100, 48000, 88200, 96000};

QString milliseconds(double seconds)
{
    return AudioPage::tr("%1 ms").arg(numberText(seconds * 1000.0, 1));
}

QString kilohertz(int rate)
{
    return AudioPage::tr("%1 kHz").arg(numberText(rate / 1000.0, rate % 1000 == 0 ? 0 : 1));
}

QString deviceText(const audio::OutputDeviceInfo& device)
{
    return QStringLiteral("%1 \u00b7 %2").arg(toQString(device.choice.name), toQString(device.choice.hostApi));
}

/// Shows `value`, offering it first if it is none of the usual ones.
void select(QComboBox* box, int value, const QString& text)
{
    int index = box->findData(value);
    if (index < 0) {
        box->addItem(text, value);
        index = box->count() - 1;
    }
    box->setCurrentIndex(index);
}

} // namespace

AudioPage::AudioPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_device(new QComboBox)
    , m_buffer(new QComboBox)
    , m_rate(new QComboBox)
    , m_latency(new QLabel)
    , m_rateNote(smallLabel({}))
{
    m_device->setObjectName(QStringLiteral("audioDevice"));
    m_device->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_device->setMinimumContentsLength(28);
    m_buffer->setObjectName(QStringLiteral("audioBuffer"));
    m_rate->setObjectName(QStringLiteral("audioRate"));
    m_latency->setObjectName(QStringLiteral("audioLatency"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addRow(form, tr("Output"), m_device);
    addRow(form, tr("Buffer"), m_buffer);
    addRow(form, tr("Sample rate"), m_rate);
    form->addRow(QString(), m_rateNote);
    addRow(form, tr("Latency"), m_latency);
    auto* column = new QVBoxLayout(this);
    setGrid(column, 5, 4);
    column->addLayout(form);
    column->addWidget(buildButtons());
    column->addWidget(new InputForm(m_session));
    column->addStretch(1);

    auto& output = m_session.audioOutput();
    connect(m_device, &QComboBox::activated, this, [this, &output](int index) {
        const auto row = static_cast<std::size_t>(index);
        output.choose(row == 0 ? audio::DeviceChoice{} : output.devices()[row - 1].choice);
    });
    connect(m_buffer, &QComboBox::activated, this,
            [this, &output] { output.setBufferFrames(m_buffer->currentData().toInt()); });
    connect(m_rate, &QComboBox::activated, this, [this] {
        const int rate = m_rate->currentData().toInt();
        QSettings().setValue(QStringLiteral("audio/sampleRate"), rate);
        m_session.apply(tr("Set sample rate"),
                        [rate](const project::Project& project) { return edits::setSampleRate(project, rate); });
        showState();
    });
    connect(&output, &AudioOutput::devicesChanged, this, &AudioPage::showDevices);
    connect(&output, &AudioOutput::changed, this, &AudioPage::showState);
    connect(&m_session, &Session::projectChanged, this, &AudioPage::showState);
    for (const int frames : kBuffers)
        m_buffer->addItem(tr("%1 frames").arg(frames), frames);
    for (const int rate : kRates)
        m_rate->addItem(kilohertz(rate), rate);
    showDevices();
}

void AudioPage::addRow(QFormLayout* form, const QString& name, QWidget* field)
{
    field->setAccessibleName(name);
    form->addRow(name, field);
}

QWidget* AudioPage::buildButtons()
{
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    setGrid(row, 0, 2);
    m_tone = new QPushButton(tr("Test tone"));
    m_tone->setObjectName(QStringLiteral("testTone"));
    m_tone->setToolTip(tr("One second of a quiet 440 Hz tone"));
    connect(m_tone, &QPushButton::clicked, this, [this] { m_session.engine().playTestTone(); });
    m_rescan = new QPushButton(tr("Look for devices"));
    m_rescan->setObjectName(QStringLiteral("rescanDevices"));
    connect(m_rescan, &QPushButton::clicked, this, [this] { m_session.audioOutput().rescan(); });
    row->addWidget(m_tone);
    row->addWidget(m_rescan);
    row->addStretch(1);
    return box;
}

void AudioPage::showDevices()
{
    const auto& output = m_session.audioOutput();
    const QSignalBlocker quiet(m_device);
    m_device->clear();
    m_device->addItem(output.devices().empty() ? tr("No sound card found") : tr("System default"));
    int chosen = 0;
    for (const auto& device : output.devices()) {
        m_device->addItem(deviceText(device));
        m_device->setItemData(m_device->count() - 1, deviceText(device), Qt::ToolTipRole);
        if (device.choice == output.choice())
            chosen = m_device->count() - 1;
    }
    m_device->setCurrentIndex(chosen);
    m_device->setEnabled(!output.scanning() && !output.devices().empty());
    m_rescan->setEnabled(!output.scanning());
    m_rescan->setText(output.scanning() ? tr("Looking\u2026") : tr("Look for devices"));
    showState();
}

void AudioPage::showState()
{
    const auto& output = m_session.audioOutput();
    const auto& project = m_session.project();
    select(m_buffer, output.bufferFrames(), tr("%1 frames").arg(output.bufferFrames()));
    select(m_rate, project.sampleRate, kilohertz(project.sampleRate));
    const bool fixed = !edits::setSampleRate(project, project.sampleRate == 48000 ? 44100 : 48000).ok();
    m_rate->setEnabled(!fixed && !m_session.readOnly());
    m_rateNote->setText(fixed ? tr("A project that holds clips keeps its rate.")
                              : tr("Of this project, and of new ones."));
    const auto latency = m_session.engine().latency();
    m_latency->setText(output.silent() ? tr("Nothing is heard: no device is open.")
                                       : tr("%1 in all: buffer %2, device %3")
                                             .arg(milliseconds(latency.total()), milliseconds(latency.buffer),
                                                  milliseconds(latency.device)));
    m_tone->setEnabled(!output.silent());
}

} // namespace melisma::ui
