// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/channel_fold.h"

#include <algorithm>

namespace melisma::audio {

std::vector<ChannelFold::Weights> ChannelFold::surround(int channels)
{
    constexpr float kMinus3Db = 0.70710678f;
    constexpr Weights left{1.0f, 0.0f}, right{0.0f, 1.0f}, centre{kMinus3Db, kMinus3Db}, low{};
    constexpr Weights sideLeft{kMinus3Db, 0.0f}, sideRight{0.0f, kMinus3Db};
    switch (channels) {
    case 3:
        return {left, right, centre};
    case 4:
        return {left, right, sideLeft, sideRight};
    case 5:
        return {left, right, centre, sideLeft, sideRight};
    case 6:
        return {left, right, centre, low, sideLeft, sideRight};
    case 8:
        return {left, right, centre, low, sideLeft, sideRight, sideLeft, sideRight};
    default:
        break;
    }
    std::vector<Weights> turns;
    for (int i = 0; i < channels; ++i)
        turns.push_back(i % 2 == 0 ? left : right);
    return turns;
}

ChannelFold::ChannelFold(int channels) : m_inputs(channels), m_outputs(std::min(channels, 2))
{
    if (channels <= 2)
        return;
    m_weights = surround(channels);
    Weights sum;
    for (const Weights& each : m_weights)
        sum = {sum.left + each.left, sum.right + each.right};
    for (Weights& each : m_weights)
        each = {each.left / sum.left, each.right / sum.right};
}

std::span<const float> ChannelFold::fold(std::span<const float> interleaved)
{
    if (m_inputs <= 2)
        return interleaved;
    const auto inputs = static_cast<std::size_t>(m_inputs);
    m_out.assign(interleaved.size() / inputs * 2, 0.0f);
    for (std::size_t frame = 0; frame < m_out.size() / 2; ++frame) {
        for (std::size_t i = 0; i < inputs; ++i) {
            const float sample = interleaved[frame * inputs + i];
            m_out[2 * frame] += m_weights[i].left * sample;
            m_out[2 * frame + 1] += m_weights[i].right * sample;
        }
    }
    return m_out;
}

} // namespace melisma::audio
