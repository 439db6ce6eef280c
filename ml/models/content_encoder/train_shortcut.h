// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <functional>

namespace melisma::ml::content {

struct ShortcutOptions {
    std::filesystem::path speech; ///< folder of make_speech, with sound
    std::filesystem::path kokoro; ///< weights of the speech model
    int steps = 3000;             ///< of eight windows of 1.6 s
    int reportEvery = 250;
    double learningRate = 1.5e-3;
    std::uint64_t seed = 1;
};

struct ShortcutProgress {
    int step = 0;
    double loss = 0.0;     ///< negative log likelihood of a value, mean since the last report
    double heldOut = 0.0;  ///< the same of whole utterances of texts that were not learned from
    double decibels = 0.0; ///< mean distance of what was told from theirs, chance included
    double hours = 0.0;    ///< of speech learned from
};

/// Trains the net of mel_shortcut.h and writes its weights at each report. Call prepareRuntime() first.
base::Result<void> trainShortcut(const ShortcutOptions& options, const std::filesystem::path& weights,
                                 const std::function<void(const ShortcutProgress&)>& progress);

} // namespace melisma::ml::content
