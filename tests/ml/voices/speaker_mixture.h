// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/models/content_encoder/content_encoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace melisma::test {

inline constexpr std::size_t kCepstra = 16;
using Cepstrum = std::array<double, kCepstra>;

inline double middle(std::vector<double> numbers)
{
    if (numbers.empty())
        return 0.0;
    std::nth_element(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2), numbers.end());
    return numbers[numbers.size() / 2];
}

inline double correlation(const std::vector<double>& one, const std::vector<double>& other)
{
    const auto mean = [](const std::vector<double>& numbers) {
        return std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
    };
    if (one.size() < 2)
        return 0.0;
    const double first = mean(one), second = mean(other);
    double both = 0.0, left = 0.0, right = 0.0;
    for (std::size_t at = 0; at < one.size(); ++at) {
        both += (one[at] - first) * (other[at] - second);
        left += (one[at] - first) * (one[at] - first);
        right += (other[at] - second) * (other[at] - second);
    }
    return both / std::sqrt(left * right + 1e-30);
}

/// Cepstra 1 .. 16 of the louder half of the spectra of a sound at 24 kHz: the shape of a throat, not its loudness.
inline std::vector<Cepstrum> cepstraOf(const std::vector<float>& samples)
{
    constexpr std::size_t kBands = 80;
    const auto bands = ml::content::bandsOf(std::span(samples).first(samples.size() / 600 * 600), 1.0);
    std::vector<double> loudness;
    for (std::size_t row = 0; row * kBands < bands.size(); ++row)
        loudness.push_back(std::accumulate(bands.begin() + static_cast<std::ptrdiff_t>(row * kBands),
                                           bands.begin() + static_cast<std::ptrdiff_t>((row + 1) * kBands), 0.0));
    const double usual = middle(loudness);
    std::vector<Cepstrum> cepstra;
    for (std::size_t row = 0; row < loudness.size(); ++row) {
        if (loudness[row] < usual)
            continue;
        Cepstrum next{};
        for (std::size_t order = 0; order < kCepstra; ++order)
            for (std::size_t band = 0; band < kBands; ++band)
                next[order] += bands[row * kBands + band] *
                               std::cos(std::numbers::pi * static_cast<double>(order + 1) *
                                        (static_cast<double>(band) + 0.5) / static_cast<double>(kBands)) /
                               static_cast<double>(kBands);
        cepstra.push_back(next);
    }
    return cepstra;
}

/// A second judge of voices beside the speaker encoder, with nothing in common with it: a mixture of eight normal
/// distributions over cepstra (Reynolds and Rose 1995).
class SpeakerMixture {
public:
    explicit SpeakerMixture(const std::vector<std::vector<float>>& sounds)
    {
        std::vector<Cepstrum> all;
        for (const auto& sound : sounds)
            for (const auto& cepstrum : cepstraOf(sound))
                all.push_back(cepstrum);
        for (std::size_t part = 0; part < m_parts.size(); ++part) {
            m_parts[part].mean = all[part * all.size() / m_parts.size()];
            m_parts[part].variance.fill(0.05);
        }
        for (int round = 0; round < 20; ++round)
            improve(all);
    }

    /// Mean logarithm of the likelihood of a row.
    double likelihood(const std::vector<Cepstrum>& rows) const
    {
        double sum = 0.0;
        for (const auto& row : rows) {
            double total = 0.0;
            for (const auto& part : m_parts)
                total += std::exp(logOf(part, row));
            sum += std::log(total + 1e-300);
        }
        return sum / static_cast<double>(std::max<std::size_t>(1, rows.size()));
    }

private:
    struct Part {
        double share = 1.0 / 8.0;
        Cepstrum mean{}, variance{};
    };

    static double logOf(const Part& part, const Cepstrum& row)
    {
        double sum = std::log(part.share + 1e-12);
        for (std::size_t at = 0; at < kCepstra; ++at) {
            const double away = row[at] - part.mean[at];
            sum -= 0.5 * (away * away / part.variance[at] + std::log(2.0 * std::numbers::pi * part.variance[at]));
        }
        return sum;
    }

    void improve(const std::vector<Cepstrum>& rows)
    {
        constexpr double kLeastVariance = 2e-3;
        std::array<double, 8> weight{};
        std::array<Cepstrum, 8> sum{}, squares{};
        for (const auto& row : rows) {
            std::array<double, 8> chance{};
            double total = 1e-300;
            for (std::size_t part = 0; part < 8; ++part)
                total += chance[part] = std::exp(logOf(m_parts[part], row));
            for (std::size_t part = 0; part < 8; ++part) {
                const double mine = chance[part] / total;
                weight[part] += mine;
                for (std::size_t at = 0; at < kCepstra; ++at) {
                    sum[part][at] += mine * row[at];
                    squares[part][at] += mine * row[at] * row[at];
                }
            }
        }
        for (std::size_t part = 0; part < 8; ++part) {
            if (weight[part] < 2.0)
                continue;
            m_parts[part].share = weight[part] / static_cast<double>(rows.size());
            for (std::size_t at = 0; at < kCepstra; ++at) {
                m_parts[part].mean[at] = sum[part][at] / weight[part];
                m_parts[part].variance[at] = std::max(
                    kLeastVariance, squares[part][at] / weight[part] - m_parts[part].mean[at] * m_parts[part].mean[at]);
            }
        }
    }

    std::array<Part, 8> m_parts{};
};

} // namespace melisma::test
