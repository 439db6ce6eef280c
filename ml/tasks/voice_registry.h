// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/tasks/registry.h"

namespace melisma::ml {

/// The tasks that need libtorch: what makes voices heard. Listed apart, so that composing links no nets.
std::vector<std::unique_ptr<base::Task>> makeVoiceTasks(const TaskEnvironment& environment);

} // namespace melisma::ml
