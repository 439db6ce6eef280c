// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace melisma::tests {

/// Makes bad inputs out of good ones. The same seeds and run number always give the same input, so that a failing run
/// can be repeated alone.
class Mutator {
public:
    /// `seeds`: good inputs, at least one. Those that are JSON are also changed as trees.
    explicit Mutator(std::vector<std::string> seeds);

    std::string input(std::uint64_t run);

private:
    std::string changedTree(const base::Json& seed);
    void changeBytes(std::string& bytes);
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : static_cast<std::size_t>(m_random() % limit); }
    base::Json oddValue(const base::Json& tree);
    base::Json* randomNode(base::Json& tree);

    std::vector<std::string> m_seeds;
    std::vector<base::Json> m_trees; ///< the seeds that are JSON
    std::mt19937_64 m_random;
};

} // namespace melisma::tests
