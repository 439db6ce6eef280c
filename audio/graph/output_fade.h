// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/chunk.h"

namespace melisma::audio {

/// The level of the whole output around a start, a stop or a jump: a line of kGlideFrames, frame by frame, so that it
/// begins wherever in a chunk the command arrives. At rest it is exactly 1.
class OutputFade {
public:
    void full() { m_at = kGlideFrames, m_step = 0, m_wait = 0; }
    /// After `wait` frames of silence, the latency of what is to rise.
    void rise(int wait) { m_at = 0, m_step = 1, m_wait = wait; }
    void fall() { m_step = -1, m_wait = 0; }
    bool fallen() const { return m_step < 0 && m_at == 0; }

    /// Level of the next frame.
    float next()
    {
        if (m_wait > 0) {
            --m_wait;
            return 0.0f;
        }
        const float level = static_cast<float>(m_at) / kGlideFrames;
        m_at += m_step;
        if (m_at <= 0)
            m_at = 0;
        else if (m_at >= kGlideFrames)
            full();
        return level;
    }

private:
    int m_at = kGlideFrames;
    int m_step = 0;
    int m_wait = 0;
};

} // namespace melisma::audio
