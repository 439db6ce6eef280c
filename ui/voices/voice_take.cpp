// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/voice_take.h"

#include "audio/record/beside_song.h"
#include "ui/record/recording.h"

#include <utility>

namespace melisma::ui {
namespace {

constexpr int kPollMilliseconds = 50;
constexpr int kPatienceMilliseconds = 1000; ///< for a device that has stopped calling
constexpr std::int64_t kBlock = 1 << 16;

} // namespace

VoiceTake::VoiceTake(Session& session, double most, QObject* parent) : QObject(parent), m_session(session), m_most(most)
{
    m_poll.setInterval(kPollMilliseconds);
    connect(&m_poll, &QTimer::timeout, this, &VoiceTake::poll);
}

VoiceTake::~VoiceTake()
{
    close();
}

base::Result<void> VoiceTake::open()
{
    if (m_open)
        return {};
    auto opened = Recording::of(m_session).lendInput();
    m_open = opened.ok();
    if (m_open)
        m_poll.start();
    return opened;
}

void VoiceTake::close()
{
    if (!m_open)
        return;
    m_poll.stop();
    if (std::exchange(m_capture, nullptr))
        m_session.engine().input().record(nullptr);
    m_open = false;
    Recording::of(m_session).takeInputBack();
}

bool VoiceTake::start()
{
    if (!m_open || m_capture)
        return false;
    m_samples.clear();
    m_dropouts = 0;
    m_stopping = false;
    m_rate = m_session.engine().deviceState().sampleRate;
    auto capture = std::make_shared<audio::Capture>(audio::CaptureRange{audio::kBesideSong},
                                                    std::vector{audio::InputChannels{}}, m_rate);
    if (!m_session.engine().input().record(capture))
        return false;
    m_capture = std::move(capture);
    return true;
}

void VoiceTake::stop()
{
    if (!m_capture || m_stopping)
        return;
    m_stopping = true;
    m_capture->stop();
    m_waited.start();
}

double VoiceTake::seconds() const
{
    return static_cast<double>(m_samples.size()) / m_rate;
}

audio::MeterReading VoiceTake::level()
{
    const float peak = m_session.engine().input().meter().takePeak(0);
    return {{peak, peak}, {peak, peak}};
}

void VoiceTake::poll()
{
    if (m_capture) {
        read();
        if (seconds() >= m_most)
            stop();
        if (m_stopping && (m_capture->done() || m_waited.elapsed() > kPatienceMilliseconds))
            end();
    }
    emit grown();
}

void VoiceTake::read()
{
    auto& ring = m_capture->ring(0);
    while (ring.read(m_block, kBlock) > 0)
        m_samples.insert(m_samples.end(), m_block.begin(), m_block.end());
    ring.marks().clear();
}

void VoiceTake::end()
{
    read();
    m_dropouts = m_capture->dropouts();
    m_session.engine().input().record(nullptr);
    m_capture.reset();
    emit finished();
}

} // namespace melisma::ui
