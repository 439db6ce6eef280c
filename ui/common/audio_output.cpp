// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/audio_output.h"

#include "ui/common/text.h"

#include <QSettings>

#include <utility>

namespace melisma::ui {
namespace {

constexpr int kWatchMilliseconds = 250;
constexpr int kStalledTicks = 10; ///< 2.5 s without a callback: longer than any buffer
constexpr int kUsualBuffer = 512;

const QString kHostApi = QStringLiteral("audio/hostApi");
const QString kDevice = QStringLiteral("audio/device");
const QString kBuffer = QStringLiteral("audio/bufferFrames");

} // namespace

AudioOutput::AudioOutput(audio::LiveEngine& engine, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
    , m_backend{audio::listOutputDevices,
                [](const audio::DeviceChoice& choice) { return audio::makePortAudioDevice(choice); }}
{
    const QSettings settings;
    m_choice = {settings.value(kHostApi).toString().toStdString(), settings.value(kDevice).toString().toStdString()};
    m_bufferFrames = qBound(16, settings.value(kBuffer, kUsualBuffer).toInt(), 8192);
    m_watch.setInterval(kWatchMilliseconds);
    connect(&m_watch, &QTimer::timeout, this, &AudioOutput::watch);
}

AudioOutput::~AudioOutput() = default;

void AudioOutput::setBackend(Backend backend)
{
    m_backend = std::move(backend);
}

void AudioOutput::start(int sampleRate)
{
    if (const auto silent = m_engine.start(sampleRate, m_bufferFrames); !silent)
        emit problem(toQString(silent.error().sentence()));
    landScan(m_backend.list());
}

void AudioOutput::playSilently()
{
    if (const auto silent = m_engine.useDevice(audio::makeNullDevice(true)); !silent)
        emit problem(toQString(silent.error().sentence()));
    m_silent = true;
    m_watch.stop();
}

void AudioOutput::rescan()
{
    if (m_scanning)
        return;
    m_scanning = true;
    if (!m_silent)
        playSilently();
    emit devicesChanged();
    m_scan = std::jthread([this, list = m_backend.list] {
        auto devices = list();
        QMetaObject::invokeMethod(
            this, [this, devices = std::move(devices)]() mutable { landScan(std::move(devices)); },
            Qt::QueuedConnection);
    });
}

void AudioOutput::landScan(std::vector<audio::OutputDeviceInfo> devices)
{
    m_devices = std::move(devices);
    m_scanning = false;
    open();
    emit devicesChanged();
}

/// Opens the chosen device; without any, silence plays on and nothing is wrong.
void AudioOutput::open()
{
    if (m_devices.empty()) {
        emit changed();
        return;
    }
    const int rate = m_engine.deviceState().sampleRate;
    m_engine.stopDevice();
    const auto silent = m_engine.start(rate, m_bufferFrames); // sets the buffer that the device is to have
    const auto opened = silent ? m_engine.useDevice(m_backend.make(m_choice)) : silent;
    m_silent = !opened;
    if (opened) {
        m_callbacks = m_engine.callbacks();
        m_stalledTicks = 0;
        m_watch.start();
    } else {
        playSilently();
        emit problem(toQString(opened.error().sentence()));
    }
    emit changed();
}

void AudioOutput::choose(const audio::DeviceChoice& choice)
{
    m_choice = choice;
    QSettings settings;
    settings.setValue(kHostApi, toQString(choice.hostApi));
    settings.setValue(kDevice, toQString(choice.name));
    if (!m_scanning)
        open();
}

void AudioOutput::setBufferFrames(int frames)
{
    m_bufferFrames = frames;
    QSettings().setValue(kBuffer, frames);
    if (!m_scanning)
        open();
}

void AudioOutput::watch()
{
    const auto callbacks = m_engine.callbacks();
    m_stalledTicks = callbacks == std::exchange(m_callbacks, callbacks) ? m_stalledTicks + 1 : 0;
    if (!m_engine.deviceEnded() && m_stalledTicks < kStalledTicks)
        return;
    const QString name = toQString(m_engine.deviceState().name);
    m_watch.stop();
    m_silent = true;
    if (const auto silent = m_engine.abandonDevice(audio::makeNullDevice(true)); !silent)
        emit problem(toQString(silent.error().sentence()));
    std::erase_if(m_devices, [&](const auto& device) { return toQString(device.choice.name) == name; });
    emit lost(name);
    emit changed();
}

} // namespace melisma::ui
