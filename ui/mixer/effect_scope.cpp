// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mixer/effect_scope.h"

#include "audio/analysis/sound_picture.h"
#include "ui/analysis/spectrum_view.h"

#include <algorithm>
#include <cmath>

namespace melisma::ui {
namespace {

constexpr int kSize = 4096;
constexpr int kInterval = 33;            ///< ms
constexpr double kFallDb = 2.0;          ///< a look
constexpr double kSmoothing = 1.0 / 6.0; ///< octaves

} // namespace

EffectScope::EffectScope(Session& session, project::EffectId effect, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_effect(effect)
    , m_analyser(kSize)
{
    for (auto* spectrum : {&m_before, &m_behind}) {
        spectrum->recent.assign(kSize, 0.0f);
        spectrum->shown.assign(kColumns, kFloorDb);
    }
    m_timer.setInterval(kInterval);
    connect(&m_timer, &QTimer::timeout, this, &EffectScope::look);
}

EffectScope::~EffectScope()
{
    listen(false);
}

void EffectScope::listen(bool on)
{
    if (m_listens == on)
        return;
    m_listens = on;
    if (!on) {
        m_timer.stop();
        m_session.engine().closeEffectTap(m_effect);
        return;
    }
    static_cast<void>(m_session.engine().readEffect(m_effect)); // opens the tap
    m_timer.start();
}

void EffectScope::look()
{
    const auto reading = m_session.engine().readEffect(m_effect);
    if (reading.lowered.empty() && m_silent)
        return;
    take(m_before, reading.before);
    take(m_behind, reading.after);
    takeLevel(reading);
    const auto fallen = [](const Spectrum& spectrum) {
        return std::ranges::all_of(spectrum.shown, [](double level) { return level <= kFloorDb; });
    };
    m_silent = reading.lowered.empty() && m_levelDb <= kFloorDb && fallen(m_before) && fallen(m_behind);
    if (m_silent)
        m_lowered.clear();
    emit looked();
}

/// Rises at once and falls slowly.
void EffectScope::take(Spectrum& spectrum, const std::array<std::vector<float>, 2>& sound)
{
    const auto count = std::min<std::size_t>(sound[0].size(), kSize);
    auto& recent = spectrum.recent;
    std::shift_left(recent.begin(), recent.end(), static_cast<std::ptrdiff_t>(count));
    for (std::size_t i = 0; i < count; ++i) {
        const auto from = sound[0].size() - count + i;
        recent[recent.size() - count + i] = 0.5f * (sound[0][from] + sound[1][from]);
    }
    for (double& level : spectrum.shown)
        level = std::max(level - kFallDb, kFloorDb);
    if (count == 0)
        return;
    const auto columns = logColumns(audio::octaveSmoothed(m_analyser.levelsDb(recent), kSmoothing),
                                    m_session.engine().deviceState().sampleRate, kLowHz, kHighHz, kColumns);
    for (std::size_t i = 0; i < columns.size(); ++i)
        spectrum.shown[i] = std::max(spectrum.shown[i], columns[i]);
}

void EffectScope::takeLevel(const audio::EffectReading& reading)
{
    float peak = 0.0f;
    for (const auto& side : reading.before)
        for (const float sample : side)
            peak = std::max(peak, std::abs(sample));
    const double now = peak > 0.0f ? 20.0 * std::log10(static_cast<double>(peak)) : kFloorDb;
    m_levelDb = std::max({now, m_levelDb - kFallDb, kFloorDb});
    audio::Reductions most{};
    if (reading.lowered.empty()) // a device of long blocks has nothing new at every look
        for (std::size_t band = 0; band < most.size(); ++band)
            most[band] = std::max(loweredNow()[band] - static_cast<float>(kFallDb), 0.0f);
    for (const auto& lowered : reading.lowered)
        for (std::size_t band = 0; band < most.size(); ++band)
            most[band] = std::max(most[band], lowered[band]);
    m_lowered.push_back(most);
    if (m_lowered.size() > kHistory)
        m_lowered.pop_front();
}

} // namespace melisma::ui
