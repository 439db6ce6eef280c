// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace melisma::audio {

/// How much heavy work was done since the start: what tests look at to see that painting does none.
struct WorkCount {
    std::int64_t transforms = 0; ///< FFTs
    std::int64_t filesOpened = 0;
    bool operator==(const WorkCount&) const = default;
};

WorkCount workOfThisThread();
WorkCount workOfAllThreads();
void countTransform();
void countFileOpened();

} // namespace melisma::audio
