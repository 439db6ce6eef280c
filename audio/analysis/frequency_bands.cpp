// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/frequency_bands.h"

#include <algorithm>
#include <cmath>

namespace melisma::audio {

namespace {

double melOf(double hz)
{
    return 2595.0 * std::log10(1.0 + hz / 700.0);
}

double hzOf(double mel)
{
    return 700.0 * (std::pow(10.0, mel / 2595.0) - 1.0);
}

} // namespace

double rowFrequency(const SpectrogramSettings& settings, double row)
{
    const double share = row / settings.rows;
    switch (settings.scale) {
    case project::FrequencyScale::linear:
        return settings.lowHz + share * (settings.highHz - settings.lowHz);
    case project::FrequencyScale::logarithmic:
        return settings.lowHz * std::pow(settings.highHz / settings.lowHz, share);
    case project::FrequencyScale::mel:
        break;
    }
    const double low = melOf(settings.lowHz);
    return hzOf(low + share * (melOf(settings.highHz) - low));
}

double frequencyRow(const SpectrogramSettings& settings, double hertz)
{
    const auto share = [&settings](double value, double low, double high) {
        return (value - low) / (high - low) * settings.rows;
    };
    switch (settings.scale) {
    case project::FrequencyScale::linear:
        return share(hertz, settings.lowHz, settings.highHz);
    case project::FrequencyScale::logarithmic:
        return share(std::log(hertz), std::log(settings.lowHz), std::log(settings.highHz));
    case project::FrequencyScale::mel:
        break;
    }
    return share(melOf(hertz), melOf(settings.lowHz), melOf(settings.highHz));
}

SpectrogramSettings settingsOf(const project::SpectrogramStyle& style)
{
    SpectrogramSettings settings;
    settings.scale = style.scale;
    settings.windowSize = style.windowSize;
    settings.window = style.window;
    if (style.scale == project::FrequencyScale::linear)
        settings.lowHz = 0.0;
    if (style.scale != project::FrequencyScale::mel)
        settings.highHz = 20000.0;
    return settings;
}

FrequencyBands::FrequencyBands(const SpectrogramSettings& settings, int sampleRate)
    : m_bands(static_cast<std::size_t>(settings.rows))
    , m_floorDb(settings.floorDb)
    , m_stepsPerDb(255.0 / (settings.ceilingDb - settings.floorDb))
{
    const double binsPerHz = static_cast<double>(settings.windowSize) / sampleRate;
    for (int row = 0; row < settings.rows; ++row)
        m_bands[static_cast<std::size_t>(row)] = {
            static_cast<int>(std::ceil(rowFrequency(settings, row) * binsPerHz)),
            static_cast<int>(std::ceil(rowFrequency(settings, row + 1) * binsPerHz)) - 1,
            rowFrequency(settings, row + 0.5) * binsPerHz};
}

float FrequencyBands::powerIn(const Band& band, std::span<const float> power)
{
    const int top = static_cast<int>(power.size()) - 1;
    if (band.last >= band.first && band.first <= top)
        return *std::max_element(power.begin() + band.first, power.begin() + std::min(band.last, top) + 1);
    const int below = static_cast<int>(band.centre);
    if (below >= top)
        return 0.0f; // above what this sample rate can hold
    const auto between = static_cast<float>(band.centre - below);
    return power[static_cast<std::size_t>(below)] * (1.0f - between) +
           power[static_cast<std::size_t>(below) + 1] * between;
}

void FrequencyBands::gather(std::span<const float> power, std::span<float> rows) const
{
    for (std::size_t row = 0; row < m_bands.size(); ++row)
        rows[row] = powerIn(m_bands[row], power);
}

std::uint8_t FrequencyBands::byteOf(float power) const
{
    const double db = 10.0 * std::log10(std::max(power, 1e-30f));
    return static_cast<std::uint8_t>(std::clamp((db - m_floorDb) * m_stepsPerDb, 0.0, 255.0) + 0.5);
}

} // namespace melisma::audio
