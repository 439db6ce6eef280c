// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/compose/meter_grid.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml {

/// One stroke of a pattern.
struct Hit {
    int step = 0;          ///< 16ths from the bar's start
    int length = 1;        ///< 16ths; may reach past the bar
    int level = 7;         ///< 1 ghost .. 9 accent
    bool optional = false; ///< played by chance
    bool operator==(const Hit&) const = default;
};

using BarRhythm = std::vector<Hit>; ///< ascending by step

/// Reads the pattern notation: 1-9 a stroke of that loudness, '?' a ghost stroke played by chance, '-' holds the
/// stroke before it, '.' rests; blanks and '|' are for the eye. The length must be a whole number of bars.
base::Result<std::vector<BarRhythm>> parseRhythm(std::string_view text, int stepsPerBar);

/// A pattern with a form for 4/4 and, where the style has its own way, for other meters.
class Rhythm {
public:
    void add(music::Meter meter, std::vector<BarRhythm> bars) { m_byMeter[meter.text()] = std::move(bars); }

    /// Bar `bar` (0-based, wraps) in `grid`'s meter: the style's own pattern, else the 4/4 one fitted pulse by
    /// pulse so that downbeats stay downbeats and backbeats backbeats.
    BarRhythm bar(int bar, const MeterGrid& grid) const;

private:
    std::map<std::string, std::vector<BarRhythm>> m_byMeter;
};

/// A 4/4 bar made to fit `grid`.
BarRhythm fitted(const BarRhythm& source, const MeterGrid& grid);

} // namespace melisma::ml
