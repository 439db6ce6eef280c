// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/training.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

namespace melisma::ml {

double cosineDecay(double done, double least)
{
    return least + (1.0 - least) * 0.5 * (1.0 + std::cos(std::numbers::pi * std::min(1.0, done)));
}

double numberIn(const Safetensors& checkpoint, const std::string& key)
{
    const auto found = checkpoint.metadata().find(key);
    double number = 0.0;
    if (found != checkpoint.metadata().end())
        std::from_chars(found->second.data(), found->second.data() + found->second.size(), number);
    return number;
}

} // namespace melisma::ml
