// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace melisma::ml {

/// Numbers side by side for each moment: [rows][width], row by row.
struct FeatureRows {
    std::size_t rows = 0;
    std::size_t width = 0;
    std::vector<float> values;
};

} // namespace melisma::ml
