// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace melisma::models {

/// What a person is told before a model is fetched.
struct ModelOffer {
    std::string id;
    std::string title;
    std::string licence;     ///< SPDX id or a name
    std::string licenceText; ///< what it allows and asks
    std::string licenceUrl;
    std::uint64_t bytes = 0; ///< to download
};

/// Fetches models for the window, which knows neither table nor network. Any thread.
class ModelSource {
public:
    using Progress = std::function<void(double, const std::string&)>; ///< 0 to 1, and what is being done

    virtual ~ModelSource() = default;
    /// ErrorKind::notFound for a model that nobody offers.
    virtual base::Result<ModelOffer> offer(const std::string& id) const = 0;
    /// Fetches, proves and installs the model, whose licence a person has accepted. Blocks. Stopped or failed it leaves
    /// nothing half-installed, and the next call goes on where it ended.
    virtual base::Result<void> fetch(const std::string& id, const Progress& progress, std::stop_token stop) = 0;
};

} // namespace melisma::models
