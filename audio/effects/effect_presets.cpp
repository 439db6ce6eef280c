// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/effect_presets.h"

#include "audio/effects/effect_kind.h"
#include "core/base/json.h"
#include "core/base/user_folder.h"
#include "core/project/replace_file.h"

#include <algorithm>

namespace melisma::audio {

namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using base::Result;

constexpr std::uintmax_t kMostBytes = 1 << 20;
constexpr std::size_t kMostPresets = 500;
constexpr std::size_t kLongestName = 80; ///< bytes

Error damaged(const fs::path& path)
{
    return {ErrorKind::input, path.string() + " is not a list of presets", "Move it elsewhere to begin a new one", {}};
}

bool isGoodName(const std::string& name)
{
    return !name.empty() && name.size() <= kLongestName &&
           std::ranges::none_of(name, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

/// What the effect has, as the preset has it.
base::ParamValues knownOf(const EffectKind& kind, const base::ParamValues& values)
{
    base::ParamValues known;
    for (const auto& spec : kind.params)
        if (const auto found = values.all().find(spec.key); found != values.all().end())
            known.set(spec.key, found->second);
    return known;
}

Result<EffectPreset> presetOf(const EffectKind& kind, const base::Json& json, const fs::path& path)
{
    const auto setting = base::effectSettingFromJson(json);
    EffectPreset preset{base::memberOr(json, "name", std::string()), {}};
    if (!setting || setting->effect != kind.id || !isGoodName(preset.name))
        return damaged(path);
    preset.setting = {kind.id, knownOf(kind, setting->params), std::clamp(setting->mix, 0.0, 1.0)};
    return preset;
}

} // namespace

fs::path UserPresets::usualRoot()
{
    return base::userFolder("MELISMA_PRESETS", "presets");
}

fs::path UserPresets::fileOf(std::string_view effect) const
{
    return m_root / (std::string(effect) + ".json");
}

Result<std::vector<EffectPreset>> UserPresets::list(std::string_view effect) const
{
    const auto* kind = findEffectKind(effect);
    const auto path = fileOf(effect);
    std::error_code failure;
    if (!kind || !fs::exists(path, failure))
        return std::vector<EffectPreset>{};
    if (!fs::is_regular_file(path, failure) || fs::file_size(path, failure) > kMostBytes)
        return damaged(path);
    const auto json = base::readJsonFile(path);
    if (!json)
        return json.error();
    const auto& items = base::itemsOf(*json, "presets");
    if (items.size() > kMostPresets)
        return damaged(path);
    std::vector<EffectPreset> presets;
    for (const auto& item : items) {
        auto preset = presetOf(*kind, item, path);
        if (!preset)
            return preset.error();
        presets.push_back(std::move(*preset));
    }
    std::ranges::sort(presets, {}, &EffectPreset::name);
    return presets;
}

Result<void> UserPresets::save(const EffectPreset& preset) const
{
    const auto* kind = findEffectKind(preset.setting.effect);
    if (!kind)
        return Error{ErrorKind::usage, "There is no effect " + preset.setting.effect, "Update Melisma", {}};
    if (!isGoodName(preset.name))
        return Error{ErrorKind::usage, "A preset needs a name of 1 to 80 characters", "Choose another name", {}};
    auto presets = list(kind->id);
    if (!presets)
        return presets.error();
    std::erase_if(*presets, [&](const EffectPreset& each) { return each.name == preset.name; });
    if (presets->size() >= kMostPresets)
        return Error{ErrorKind::usage, "There are 500 presets of this effect already", "Delete one first", {}};
    presets->push_back({preset.name, {kind->id, knownOf(*kind, preset.setting.params), preset.setting.mix}});
    return write(kind->id, *presets);
}

Result<void> UserPresets::remove(std::string_view effect, std::string_view name) const
{
    auto presets = list(effect);
    if (!presets)
        return presets.error();
    if (std::erase_if(*presets, [&](const EffectPreset& each) { return each.name == name; }) == 0)
        return Error{ErrorKind::usage, "There is no preset " + std::string(name), "Choose one of the list", {}};
    return write(effect, *presets);
}

Result<void> UserPresets::write(std::string_view effect, const std::vector<EffectPreset>& presets) const
{
    base::Json items = base::Json::array();
    for (const auto& preset : presets) {
        base::Json item{{"name", preset.name}};
        item.update(base::toJson(preset.setting));
        items.push_back(std::move(item));
    }
    return project::replaceFile(fileOf(effect), base::Json{{"presets", std::move(items)}}.dump(2) + "\n");
}

} // namespace melisma::audio
