// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

namespace melisma::ml {

/// The composer's only source of chance. The standard's distributions differ between libraries, so the
/// distributions are written out here: the same seed gives the same song on every machine.
class Rng {
public:
    explicit Rng(std::uint64_t seed) : m_seed(seed), m_engine(mixed(seed)) {}

    /// An independent stream for `label`. Depends on the seed only, never on what was drawn before, so that a
    /// change in one part of a song leaves the other parts as they were.
    Rng fork(std::string_view label) const;
    Rng fork(std::string_view label, int number) const;

    std::uint64_t bits() { return m_engine(); }
    double uniform(); ///< [0, 1)
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    int below(int count); ///< 0 .. count - 1; count >= 1
    bool chance(double probability) { return uniform() < probability; }
    double normal();                                          ///< mean 0, deviation 1, bounded by about 3.5
    std::size_t weighted(const std::vector<double>& weights); ///< index by weight; weights >= 0, not all 0

    template <class T>
    const T& pick(const std::vector<T>& items)
    {
        return items[static_cast<std::size_t>(below(static_cast<int>(items.size())))];
    }

private:
    static std::uint64_t mixed(std::uint64_t value);

    std::uint64_t m_seed;
    std::mt19937_64 m_engine;
};

} // namespace melisma::ml
