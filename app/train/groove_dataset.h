// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/models/groove_net/groove_grid.h"

#include <filesystem>
#include <vector>

namespace melisma::app {

struct GrooveDataset {
    std::vector<ml::groove::Groove> training;
    std::vector<ml::groove::Groove> validation;
    std::vector<ml::groove::Groove> test;
};

/// The performances in 4/4 of the Groove MIDI Dataset (magenta.tensorflow.org/datasets/groove, CC-BY 4.0) in the
/// split that its info.csv names. `folder` holds info.csv. A listed file that is absent or damaged is an error.
base::Result<GrooveDataset> readGrooveDataset(const std::filesystem::path& folder);

} // namespace melisma::app
