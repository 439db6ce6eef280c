// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace melisma::base {

/// The files of an installed model as a task finds them: each proven to be what was installed.
struct ModelFiles {
    std::string id;
    std::filesystem::path folder;
    std::string licence;
    std::string version;                       ///< where the weights came from: "kokoro-js 1.2.1"
    std::map<std::string, std::string> sha256; ///< file name -> hash
};

/// Finds a model by its id; the error names the command that gets what is missing or damaged. Any thread.
using FindModel = std::function<Result<ModelFiles>(const std::string& id)>;

} // namespace melisma::base
