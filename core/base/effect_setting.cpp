// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/effect_setting.h"

namespace melisma::base {

Json toJson(const EffectSetting& setting)
{
    return Json{{"effect", setting.effect}, {"params", base::toJson(setting.params)}, {"mix", setting.mix}};
}

Result<EffectSetting> effectSettingFromJson(const Json& json)
{
    auto params = base::paramValuesFromJson(memberOr<Json>(json, "params", Json::object()));
    if (!params)
        return params.error();
    return EffectSetting{memberOr<std::string>(json, "effect", ""), std::move(*params),
                         memberOr<double>(json, "mix", 1.0)};
}

} // namespace melisma::base
