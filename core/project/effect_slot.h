// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/param_spec.h"

#include <optional>
#include <string>

namespace melisma::project {

using EffectId = base::Id<struct EffectTag>;

/// A setting of an effect that another is compared with.
struct EffectSettings {
    base::ParamValues params;
    double mix = 1.0;
    bool operator==(const EffectSettings&) const = default;
};

/// One effect in the chain of a track or of the master. What it can do is known to audio/effects alone; an effect or a
/// parameter that this Melisma does not know is kept as it is.
struct EffectSlot {
    EffectId id;
    std::string effect; ///< its name in the registry: "eq"
    base::ParamValues params;
    bool bypass = false;
    double mix = 1.0; ///< share of the processed sound, 0..1
    /// A and B: the one that is not heard; none while they are alike.
    std::optional<EffectSettings> other = {};
    bool onB = false; ///< what is heard is B
    bool operator==(const EffectSlot&) const = default;
};

} // namespace melisma::project
