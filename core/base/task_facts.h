// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Facts of a task's result that core reads, whatever the task.
namespace melisma::base {

/// true: the sounds are the input in another form (a performance in another voice) and not something new.
inline constexpr const char* kTransformsFact = "transforms";

/// Array of models, as JSON: the nets that took part beside the result's own. A take keeps them as JSON text under the
/// parameter of the same name; no task is ever asked for it.
inline constexpr const char* kNetsFact = "nets";

/// Object of texts: parameters as the task settled them where it was left to choose. A take keeps these.
inline constexpr const char* kSettledFact = "settled";

} // namespace melisma::base
