// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/effects/effect_kind.h"

#include <QString>

#include <complex>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace melisma::ui {

/// A band on the graph and the parameters that its handle moves, by key; empty: it has none such.
struct BandHandle {
    QString name;
    std::string hertz;
    std::string gain;
    std::string width; ///< the Q
    std::string on;
};

/// What a graph over the spectrum shows of one kind of effect: its bands and their responses, by the code that the
/// effect filters with. Values are as Effect::setParams() takes them.
class BandModel {
public:
    using Response = std::complex<double>;

    BandModel(const audio::EffectKind& kind, int sampleRate) : m_kind(kind), m_rate(sampleRate) {}
    virtual ~BandModel() = default;

    const audio::EffectKind& kind() const { return m_kind; }
    const std::vector<BandHandle>& handles() const { return m_handles; }
    /// Null for an empty key.
    const base::ParamSpec* spec(const std::string& key) const;

    /// Where a handle without a frequency of its own stands.
    virtual double hertzOf(std::size_t handle, std::span<const float> values) const = 0;
    /// Of each band that is drawn apart, in the order of handles(); those behind have none.
    virtual std::vector<Response> bands(std::span<const float> values, double hertz) const = 0;
    /// Of all together, by what bands() says, while band i is lowered by `lowered[i]` dB.
    virtual Response whole(std::span<const Response> bands, const audio::Reductions& lowered) const = 0;

protected:
    const audio::EffectKind& m_kind;
    int m_rate;
    std::vector<BandHandle> m_handles;
};

/// Null for an effect without bands to draw.
std::unique_ptr<BandModel> makeBandModel(const audio::EffectKind& kind, int sampleRate);

} // namespace melisma::ui
