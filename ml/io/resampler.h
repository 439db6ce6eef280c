// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace melisma::ml {

/// Mono sound from one rate to another while it comes, by libsoxr at its highest quality, without delay. One thread.
class Resampler {
public:
    /// Rates in Hz. ErrorKind::input for one outside 4000..768000.
    static base::Result<Resampler> make(int from, int to);

    /// The whole of a sound at once.
    static base::Result<std::vector<float>> whole(std::span<const float> samples, int from, int to);

    /// Appends what `samples` give to `made`.
    base::Result<void> push(std::span<const float> samples, std::vector<float>& made);
    /// Appends what is still inside: then as much has come out in all as lengthAt() says, to the sample. Once, at the
    /// end.
    base::Result<void> finish(std::vector<float>& made);

    /// How many samples `samples` at `from` are at `to`.
    static std::size_t lengthAt(std::size_t samples, int from, int to);

private:
    struct Close {
        void operator()(void* soxr) const;
    };

    Resampler(void* soxr, int from, int to) : m_soxr(soxr), m_from(from), m_to(to) {}
    base::Result<void> drain(const float* samples, std::size_t count, std::vector<float>& made);

    std::unique_ptr<void, Close> m_soxr; ///< null: both rates are the same
    int m_from;
    int m_to;
    std::size_t m_taken = 0;
    std::size_t m_given = 0;
};

} // namespace melisma::ml
