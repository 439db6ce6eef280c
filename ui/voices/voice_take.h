// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/record/capture.h"
#include "ui/common/session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace melisma::ui {

/// Records the first channel of the input beside the song, into memory and nowhere else, whatever the transport does.
/// Lives on the UI thread.
class VoiceTake : public QObject {
    Q_OBJECT
public:
    /// `most`: seconds after which it ends by itself.
    VoiceTake(Session& session, double most, QObject* parent = nullptr);
    ~VoiceTake() override;

    /// Opens the input, so that its level can be seen. Errors: there is none.
    base::Result<void> open();
    void close();
    bool isOpen() const { return m_open; }

    bool start(); ///< drops what was recorded before; false: it is closed or records already
    void stop();  ///< finished() follows
    bool recording() const { return m_capture != nullptr; }

    double seconds() const;
    int sampleRate() const { return m_rate; }
    const std::vector<float>& samples() const { return m_samples; }
    bool broken() const { return m_dropouts > 0; } ///< the device lost some of it
    audio::MeterReading level();                   ///< since it was last asked

signals:
    void grown(); ///< some 20 times a second while it is open
    void finished();

private:
    void poll();
    void read();
    void end();

    Session& m_session;
    double m_most;
    bool m_open = false;
    bool m_stopping = false;
    int m_rate = 48000;
    int m_dropouts = 0;
    std::shared_ptr<audio::Capture> m_capture;
    std::vector<float> m_samples;
    std::vector<float> m_block;
    QTimer m_poll;
    QElapsedTimer m_waited; ///< since stop()
};

} // namespace melisma::ui
