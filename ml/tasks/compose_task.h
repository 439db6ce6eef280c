// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "ml/compose/library.h"

#include <filesystem>
#include <optional>

namespace melisma::ml {

/// Task `compose`: a prompt becomes one score a take (role "score"). Plans and writes by rules, no net takes part,
/// and says so in its facts and model. Reads its data files when it first runs.
class ComposeTask : public base::Task {
public:
    explicit ComposeTask(std::filesystem::path resources) : m_resources(std::move(resources)) {}

    base::TaskDescriptor descriptor() const override;
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override;

private:
    std::filesystem::path m_resources;
    std::optional<Library> m_library;
};

} // namespace melisma::ml
