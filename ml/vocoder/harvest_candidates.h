// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/vocoder/frames.h"

#include <vector>

namespace melisma::ml::vocoder {

struct F0Candidate {
    float hertz = 0.0F;
    float score = 0.0F; ///< 1 / mean relative deviation of the harmonics
};

/// The candidates of each millisecond, row after row.
class CandidateRows {
public:
    void addRow(std::span<const F0Candidate> candidates)
    {
        m_items.insert(m_items.end(), candidates.begin(), candidates.end());
        m_ends.push_back(m_items.size());
    }
    std::size_t rows() const { return m_ends.size(); }
    std::span<const F0Candidate> row(std::size_t index) const
    {
        const std::size_t begin = index == 0 ? 0 : m_ends[index - 1];
        return std::span(m_items).subspan(begin, m_ends[index] - begin);
    }

private:
    std::vector<F0Candidate> m_items;
    std::vector<std::size_t> m_ends;
};

/// The search range; sample times are those of the decimated signal.
struct F0Search {
    double rate = 8000.0; ///< of the decimated signal
    double floor = 71.0;
    double ceiling = 800.0;
    std::size_t frames = 0; ///< milliseconds
};

/// Raw candidates: 40 band-pass filters an octave; where ten neighbours agree with their own centre within a tenth,
/// their mean is a candidate. Stops early, with what it has, when `watch` says so.
CandidateRows rawCandidates(std::span<const double> signal, const F0Search& search, const Watch& watch);

/// Each frame's candidates and those of three frames to either side, refined by instantaneous frequency; those with a
/// score below 2.5 or out of range leave, and so do those without a neighbour within 5 % in the next or last frame.
CandidateRows refineCandidates(std::span<const double> signal, const CandidateRows& raw, const F0Search& search,
                               const Watch& watch);

} // namespace melisma::ml::vocoder
