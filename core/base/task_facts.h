// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Facts of a task's result that core reads, whatever the task.
namespace melisma::base {

/// true: the sounds are the input in another form (a performance in another voice) and not something new.
inline constexpr const char* kTransformsFact = "transforms";

} // namespace melisma::base
