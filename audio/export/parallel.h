// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <functional>
#include <stop_token>

namespace melisma::audio {

/// Runs work(0) .. work(count - 1) on as many threads as there are cores and waits for all. The first error, or `stop`,
/// asks the rest to stop, and is answered. `tick` is called on this thread, some ten times a second.
base::Result<void> runParallel(std::size_t count,
                               const std::function<base::Result<void>(std::size_t, const std::stop_token&)>& work,
                               const std::stop_token& stop, const std::function<void()>& tick);

} // namespace melisma::audio
