// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/io/safetensors.h"

#include <exception>
#include <string>

namespace melisma::ml {

// What the training loops share.

/// Half a cosine from 1 at the beginning (`done` 0) to `least` at the end (1; beyond it that stays).
double cosineDecay(double done, double least);

/// A number that a checkpoint's metadata holds as text; 0 when it does not.
double numberIn(const Safetensors& checkpoint, const std::string& key);

/// Runs `work`, which trains; what libtorch throws becomes an Error.
template <class Work>
base::Result<void> guardedTraining(const Work& work)
{
    try {
        return work();
    } catch (const std::exception& problem) {
        return base::Error{base::ErrorKind::internal, "The training broke off",
                           "Run it again to go on from its checkpoint", problem.what()};
    }
}

} // namespace melisma::ml
