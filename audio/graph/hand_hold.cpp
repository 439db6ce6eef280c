// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/graph/hand_hold.h"

namespace melisma::audio {

void HandHold::apply(Values& values)
{
    const auto wanted = held();
    if (wanted && m_say.now == 0.0f)
        m_value.jump(*wanted);
    const auto value = m_value.advance(wanted.value_or(m_value.target));
    const auto say = m_say.advance(wanted ? 1.0f : 0.0f);
    const float valueStep = (value.second - value.first) / kChunkFrames;
    const float sayStep = (say.second - say.first) / kChunkFrames;
    for (std::size_t i = 0; i < kChunkFrames; ++i) {
        const auto frame = static_cast<float>(i);
        const float there = value.first + valueStep * frame;
        values[i] += (say.first + sayStep * frame) * (there - values[i]);
    }
}

void HandHold::start()
{
    m_value.jump(held().value_or(0.0f));
    m_say.jump(held() ? 1.0f : 0.0f);
}

} // namespace melisma::audio
