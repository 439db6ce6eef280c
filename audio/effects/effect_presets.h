// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/effect_setting.h"
#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::audio {

/// A setting of an effect under a name that says what it is good for.
struct EffectPreset {
    std::string name;
    base::EffectSetting setting;
    bool operator==(const EffectPreset&) const = default;
};

/// Those that come with the program, of one effect; names in English, for specText().
std::vector<EffectPreset> factoryPresets(std::string_view effect);

/// The user's own presets: a JSON file for each effect in a folder. Files are read anew on each call, so that several
/// studios see each other's. Any thread, one at a time.
class UserPresets {
public:
    explicit UserPresets(std::filesystem::path root = usualRoot()) : m_root(std::move(root)) {}
    static std::filesystem::path usualRoot(); ///< MELISMA_PRESETS or the user's data folder

    /// By name. Nothing without a file; an error for one that is damaged, which stays as it is. Parameters that the
    /// effect does not have are left out.
    base::Result<std::vector<EffectPreset>> list(std::string_view effect) const;
    /// A preset of the same name is replaced. Errors: an unknown effect, an empty or overlong name, a full disk.
    base::Result<void> save(const EffectPreset& preset) const;
    base::Result<void> remove(std::string_view effect, std::string_view name) const;

private:
    std::filesystem::path fileOf(std::string_view effect) const;
    base::Result<void> write(std::string_view effect, const std::vector<EffectPreset>& presets) const;

    std::filesystem::path m_root;
};

} // namespace melisma::audio
