// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "ml/compose/library.h"

#include <filesystem>
#include <optional>

namespace melisma::ml {

/// Task `arrange`: works on a song that is there (input "song", a score as JSON): writes parts anew, adds parts,
/// continues it, accompanies a melody. Answers one score a take (role "arrangement") that holds only what is new. Plans
/// and writes by rules. Reads its data files when it first runs.
class ArrangeTask : public base::Task {
public:
    explicit ArrangeTask(std::filesystem::path resources) : m_resources(std::move(resources)) {}

    base::TaskDescriptor descriptor() const override;
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override;

private:
    std::filesystem::path m_resources;
    std::optional<Library> m_library;
};

} // namespace melisma::ml
