// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/voices/voice_axes.h"

#include "ml/voices/voice_pack.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace melisma::ml {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

constexpr std::size_t kMostAxes = 64;

bool allFinite(const std::vector<float>& values)
{
    return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

double product(std::span<const float> a, std::span<const float> b)
{
    return std::transform_reduce(a.begin(), a.end(), b.begin(), 0.0, std::plus<>(),
                                 [](double x, double y) { return x * y; });
}

Error damaged(const std::filesystem::path& file)
{
    return {ErrorKind::input,
            file.string() + " does not hold the directions of voices",
            "Get Melisma's folder resources again",
            {}};
}

} // namespace

Result<VoiceAxes> VoiceAxes::read(const std::filesystem::path& file)
{
    const auto tensors = Safetensors::read(file);
    if (!tensors)
        return tensors.error();
    bool good = true;
    const auto take = [&](std::string_view name, std::vector<float>& values) {
        auto found = tensors->floats(name);
        good = good && found && allFinite(*found);
        if (good)
            values = std::move(*found);
    };
    VoiceAxes axes;
    take("mean", axes.m_mean);
    take("axes", axes.m_rows);
    take("low", axes.m_low);
    take("high", axes.m_high);
    axes.m_mixtures.resize(VoiceRecipe::kAxes.size());
    for (std::size_t i = 0; i < axes.m_mixtures.size(); ++i)
        take(VoiceRecipe::kAxes[i], axes.m_mixtures[i]);
    const auto count = axes.m_low.size();
    good = good && count > 0 && count <= kMostAxes && axes.m_mean.size() == VoicePack::kWidth &&
           axes.m_rows.size() == count * VoicePack::kWidth && axes.m_high.size() == count;
    for (const auto& mixture : axes.m_mixtures)
        good = good && mixture.size() == count;
    for (std::size_t axis = 0; good && axis < count; ++axis)
        good = product(axes.row(axis), axes.row(axis)) > 0.0;
    if (!good)
        return damaged(file);
    return axes;
}

std::span<const float> VoiceAxes::row(std::size_t axis) const
{
    return std::span(m_rows).subspan(axis * VoicePack::kWidth, VoicePack::kWidth);
}

/// In deviations of the published voices from their mean.
double VoiceAxes::place(std::span<const float> style, std::size_t axis) const
{
    const auto direction = row(axis);
    return (product(style, direction) - product(m_mean, direction)) / product(direction, direction);
}

std::vector<float> VoiceAxes::shift(std::span<const float> mean, const std::vector<VoiceMove>& moves) const
{
    std::vector<float> shift(VoicePack::kWidth, 0.0F);
    for (std::size_t axis = 0; axis < m_low.size(); ++axis) {
        double step = 0.0;
        for (const auto& move : moves) {
            const auto name = std::ranges::find(VoiceRecipe::kAxes, move.axis) - VoiceRecipe::kAxes.begin();
            step += move.value * static_cast<double>(m_mixtures.at(static_cast<std::size_t>(name))[axis]);
        }
        const double from = place(mean, axis);
        // A voice at the edge stays where it is rather than being pulled inwards.
        const double low = std::min<double>(m_low[axis], from), high = std::max<double>(m_high[axis], from);
        step = std::clamp(from + step, low, high) - from;
        for (std::size_t i = 0; i < shift.size(); ++i)
            shift[i] += static_cast<float>(step) * row(axis)[i];
    }
    return shift;
}

} // namespace melisma::ml
