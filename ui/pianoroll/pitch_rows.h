// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <bitset>
#include <cstdint>

namespace melisma::ui {

/// The pitches that have a row in the roll: all 128, or of drums those that are worth showing. Rows count from the
/// lowest pitch up. A small value.
class PitchRows {
public:
    using Pitches = std::bitset<128>;

    PitchRows() : PitchRows(Pitches().set()) {}
    /// All, when `shown` is empty.
    explicit PitchRows(const Pitches& shown) : m_shown(shown.any() ? shown : Pitches().set()) {}

    int count() const { return static_cast<int>(m_shown.count()); }
    bool all() const { return m_shown.all(); }
    bool shows(int pitch) const { return m_shown.test(static_cast<std::size_t>(pitch)); }
    /// Of the pitch, or of the next one below that has a row; -1 below the lowest.
    int rowOf(int pitch) const
    {
        return static_cast<int>((m_shown << static_cast<std::size_t>(127 - pitch)).count()) - 1;
    }
    int pitchOf(int row) const ///< held to the rows there are
    {
        row = std::clamp(row, 0, count() - 1);
        for (int pitch = 0; pitch < 128; ++pitch)
            if (shows(pitch) && row-- == 0)
                return pitch;
        return 127;
    }
    bool operator==(const PitchRows&) const = default;

private:
    Pitches m_shown;
};

} // namespace melisma::ui
