// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace melisma::audio {

/// Brings any number of channels to one or two. One and two stay as they are. Surround orders of WAV (3, 4, 5, 5.1
/// and 7.1) fold to stereo by ITU-R BS.775 with centre and surrounds at -3 dB and no low-frequency channel, scaled
/// so that nothing can clip; other counts send their channels left and right by turns.
class ChannelFold {
public:
    explicit ChannelFold(int channels);
    int channels() const { return m_outputs; }
    /// Interleaved in and out; the view holds until the next call.
    std::span<const float> fold(std::span<const float> interleaved);

private:
    struct Weights {
        float left = 0.0f;
        float right = 0.0f;
    };
    static std::vector<Weights> surround(int channels);

    std::vector<Weights> m_weights; ///< per input channel
    std::vector<float> m_out;
    int m_inputs;
    int m_outputs;
};

} // namespace melisma::audio
