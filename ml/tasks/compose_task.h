// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/music/song_meter.h"
#include "ml/compose/balance.h"
#include "ml/compose/library.h"
#include "ml/compose/plan.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace melisma::ml {

/// Task `compose`: a prompt becomes one score a take (role "score"). Plans and writes by rules, no net takes part,
/// and says so in its facts and model. Reads its data files when it first runs.
class ComposeTask : public base::Task {
public:
    explicit ComposeTask(std::filesystem::path resources, std::shared_ptr<music::SongMeter> meter = {})
        : m_resources(std::move(resources))
        , m_meter(std::move(meter))
    {}

    base::TaskDescriptor descriptor() const override;
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override;

private:
    base::Result<music::Score> write(const Plan& plan, int take, const base::RunContext& context);

    std::filesystem::path m_resources;
    std::shared_ptr<music::SongMeter> m_meter;
    std::optional<Library> m_library;
    music::Score m_first; ///< take 1, whose balance the others share
    BalanceFacts m_balance;
};

} // namespace melisma::ml
