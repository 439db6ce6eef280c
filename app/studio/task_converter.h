// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/task_backend.h"
#include "core/models/install.h"

namespace melisma::app {

/// Converts weights by the task convert_weights in a worker, which alone reads foreign weights.
class TaskConverter final : public models::WeightsConverter {
public:
    explicit TaskConverter(jobs::TaskBackend& backend) : m_backend(backend) {}

    base::Result<void> convert(const std::string& model, const std::vector<models::AssembledPart>& sources,
                               const std::filesystem::path& folder, const models::InstallProgress& progress,
                               std::stop_token stop) override;

private:
    jobs::TaskBackend& m_backend;
};

} // namespace melisma::app
