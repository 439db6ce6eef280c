// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml {

/// A whole recording, its channels added up to one.
struct MonoSound {
    std::vector<float> samples;
    int sampleRate = 0;
    double seconds() const { return sampleRate > 0 ? static_cast<double>(samples.size()) / sampleRate : 0.0; }
};

/// Reads what libsndfile reads, up to `mostSeconds`. Errors name the file: notFound, input (no sound file, or longer).
base::Result<MonoSound> readMono(const std::filesystem::path& path, double mostSeconds);

/// The same of a file that is in memory; `name` is what errors call it.
base::Result<MonoSound> readMono(std::string_view bytes, const std::string& name, double mostSeconds);

} // namespace melisma::ml
