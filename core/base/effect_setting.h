// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/param_spec.h"
#include "core/base/result.h"

#include <string>

namespace melisma::base {

/// An effect as a maker of music asks for it; what it is called and can do is known to the player alone.
struct EffectSetting {
    std::string effect; ///< "reverb"
    ParamValues params;
    double mix = 1.0; ///< share of the processed sound, 0..1
    bool operator==(const EffectSetting&) const = default;
};

Json toJson(const EffectSetting& setting);
Result<EffectSetting> effectSettingFromJson(const Json& json);

} // namespace melisma::base
