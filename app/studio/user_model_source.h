// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_source.h"

namespace melisma::app {

/// The models of this installation's table, fetched from the network into the user's folder: what
/// `melisma models pull ID --accept-licence` does.
class UserModelSource final : public models::ModelSource {
public:
    base::Result<models::ModelOffer> offer(const std::string& id) const override;
    base::Result<void> fetch(const std::string& id, const Progress& progress, std::stop_token stop) override;
};

} // namespace melisma::app
