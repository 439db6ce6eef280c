// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <span>
#include <stop_token>
#include <vector>

namespace melisma::ml {

/// Says how alike two people sound. One thread at a time.
class SpeakerJudge {
public:
    virtual ~SpeakerJudge() = default;
    /// Whether its weights are installed; without them nobody can be compared.
    virtual bool isThere() const = 0;
    virtual base::ModelUse model() const = 0;
    /// The similarity from which two recordings count as one person's; measured on pairs of known speakers.
    virtual double needed() const = 0;
    /// Whose voice a recording of 16 kHz is, as numbers: the cosine between those of two recordings is their
    /// similarity. ErrorKind::input for one that is too short or silent.
    virtual base::Result<std::vector<float>> embed(std::span<const float> recording, std::stop_token stop) = 0;
    /// Cosine similarity of two recordings of 16 kHz, -1 .. 1. ErrorKind::input for one that is too short or silent.
    virtual base::Result<double> similarity(std::span<const float> one, std::span<const float> other,
                                            std::stop_token stop) = 0;
};

} // namespace melisma::ml
