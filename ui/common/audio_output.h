// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "audio/graph/live_engine.h"

#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace melisma::ui {

/// Which device the engine plays through and with what buffer: chosen by the person, remembered in QSettings, watched
/// while it runs. When the device goes away, silence takes its place and lost() is emitted. Lives on the UI thread.
class AudioOutput : public QObject {
    Q_OBJECT
public:
    /// Where devices come from; tests put their own in.
    struct Backend {
        std::function<std::vector<audio::OutputDeviceInfo>()> list; ///< called on any thread
        std::function<std::unique_ptr<audio::OutputDevice>(const audio::DeviceChoice&)> make;
    };

    explicit AudioOutput(audio::LiveEngine& engine, QObject* parent = nullptr);
    ~AudioOutput() override;
    void setBackend(Backend backend);

    /// Opens the remembered device, or silence when there is none, and keeps watch from then on. Lists the devices on
    /// the calling thread: what other threads write to stderr meanwhile would be lost.
    void start(int sampleRate);
    /// Looks for devices anew, off the UI thread: the one in use is closed while that lasts, and playback goes on in
    /// silence. devicesChanged() ends it.
    void rescan();
    bool scanning() const { return m_scanning; }

    const std::vector<audio::OutputDeviceInfo>& devices() const { return m_devices; }
    audio::DeviceChoice choice() const { return m_choice; }
    int bufferFrames() const { return m_bufferFrames; }
    bool silent() const { return m_silent; } ///< no device plays; the engine runs at the speed of the clock
    /// Opens it and remembers it. What is refused is told by problem(), and silence takes its place.
    void choose(const audio::DeviceChoice& choice);
    void setBufferFrames(int frames);

signals:
    void devicesChanged();
    void changed(); ///< another device, buffer or rate is in use
    void problem(const QString& text);
    void lost(const QString& deviceName); ///< it went away; silence is in its place

private:
    void open();
    void playSilently();
    void landScan(std::vector<audio::OutputDeviceInfo> devices);
    void watch();

    audio::LiveEngine& m_engine;
    Backend m_backend;
    std::vector<audio::OutputDeviceInfo> m_devices;
    audio::DeviceChoice m_choice;
    int m_bufferFrames;
    bool m_silent = true;
    bool m_scanning = false;
    QTimer m_watch;
    std::uint64_t m_callbacks = 0; ///< at the last look
    int m_stalledTicks = 0;
    std::jthread m_scan;
};

} // namespace melisma::ui
