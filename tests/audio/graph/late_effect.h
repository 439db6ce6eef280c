// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"

#include <array>
#include <string>

namespace melisma::tests {

/// Gives out what came in `kFrames` frames ago, and says so.
template <int kFrames>
class LateEffect : public audio::Effect {
public:
    void setParams(std::span<const float>) noexcept override {}
    void process(float* left, float* right, int frames) noexcept override
    {
        for (int i = 0; i < frames; ++i, m_at = (m_at + 1) % kFrames) {
            std::swap(left[i], m_left[m_at]);
            std::swap(right[i], m_right[m_at]);
        }
    }
    void reset() noexcept override
    {
        m_left.fill(0.0f);
        m_right.fill(0.0f);
    }
    int latencyFrames() const override { return kFrames; }
    std::int64_t tailFrames() const override { return 0; }

private:
    std::array<float, kFrames> m_left{};
    std::array<float, kFrames> m_right{};
    std::size_t m_at = 0;
};

/// Makes "late" + kFrames known.
template <int kFrames>
void addLateEffect()
{
    audio::EffectKind kind;
    kind.id = "late" + std::to_string(kFrames);
    kind.make = [](int) -> std::unique_ptr<audio::Effect> { return std::make_unique<LateEffect<kFrames>>(); };
    audio::addHiddenEffectKind(kind);
}

} // namespace melisma::tests
