// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/voice_material.h"

#include <mutex>

namespace melisma::app {

/// Where tasks ask for the voice of sound of the job that runs: what they were made with outlives jobs, and a voice
/// must not. Any thread.
class VoiceDesk {
public:
    /// As long as it lives, `open` answers.
    class Turn {
    public:
        Turn(VoiceDesk& desk, base::OpenVoice open) : m_desk(desk) { m_desk.serve(std::move(open)); }
        ~Turn() { m_desk.serve({}); }
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;

    private:
        VoiceDesk& m_desk;
    };

    base::Result<base::VoiceMaterial> open(const std::string& id) const
    {
        const std::lock_guard lock(m_mutex);
        if (m_open)
            return m_open(id);
        return base::Error{base::ErrorKind::unsupported, "No job runs that a voice was opened for", {}, {}};
    }

private:
    void serve(base::OpenVoice open)
    {
        const std::lock_guard lock(m_mutex);
        m_open = std::move(open);
    }

    mutable std::mutex m_mutex;
    base::OpenVoice m_open;
};

} // namespace melisma::app
