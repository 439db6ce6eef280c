// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/rng.h"

#include <cmath>
#include <numeric>

namespace melisma::ml {

// SplitMix64 (Steele, Lea, Flood 2014): neighbouring seeds land far apart.
std::uint64_t Rng::mixed(std::uint64_t value)
{
    value += 0x9E3779B97F4A7C15ULL;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

Rng Rng::fork(std::string_view label) const
{
    std::uint64_t hash = 0xCBF29CE484222325ULL; // FNV-1a
    for (const char c : label)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return Rng(mixed(m_seed) ^ mixed(hash));
}

Rng Rng::fork(std::string_view label, int number) const
{
    return Rng(fork(label).m_seed + mixed(static_cast<std::uint64_t>(number)));
}

double Rng::uniform()
{
    return static_cast<double>(bits() >> 11) * 0x1.0p-53;
}

int Rng::below(int count)
{
    return static_cast<int>(uniform() * static_cast<double>(count));
}

double Rng::normal()
{
    // Irwin-Hall of four: cheap, bounded, the same everywhere. Its deviation is sqrt(4 / 12).
    const double sum = uniform() + uniform() + uniform() + uniform() - 2.0;
    return sum * std::sqrt(3.0);
}

std::size_t Rng::weighted(const std::vector<double>& weights)
{
    double left = uniform() * std::accumulate(weights.begin(), weights.end(), 0.0);
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
        if (left < weights[i])
            return i;
        left -= weights[i];
    }
    return weights.size() - 1;
}

} // namespace melisma::ml
