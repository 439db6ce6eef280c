// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/music/song_meter.h"
#include "ml/compose/balance.h"
#include "ml/compose/plan.h"
#include "ml/tasks/band.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

namespace melisma::ml {

/// Task `compose`: a prompt becomes one score a take (role "score"). Plans and writes by rules; the drum
/// net, where its weights can be read, plays the written drum part and is named as that part's model. Facts say both
/// (`plannedBy`, `drumsBy`). Reads its data files when it first runs. Previews may run beside it on other threads.
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

    base::Result<void> prepare();
    base::Result<base::TaskResult> preview(const base::ParamValues& params);
    base::Json factsOf(const Plan& plan, const music::Score& score, int takes) const;

    std::filesystem::path m_resources;
    std::shared_ptr<music::SongMeter> m_meter;
    std::mutex m_preparing;
    std::optional<Band> m_band; ///< never changed again
    music::Score m_first;       ///< take 1, whose balance the others share
    BalanceFacts m_balance;
};

} // namespace melisma::ml
