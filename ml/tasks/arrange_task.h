// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/music/song_meter.h"
#include "ml/compose/song_balance.h"
#include "ml/compose/song_plan.h"
#include "ml/tasks/band.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace melisma::ml {

/// Task `arrange`: works on a song that is there (input "song", a score as JSON): writes parts anew, adds parts,
/// continues it, accompanies a melody. Answers one score a take (role "arrangement") that holds only what is new. Plans
/// and writes by rules; drums that it writes are played by the drum net as in `compose`. Parts that the song has keep
/// their levels, new ones are set against them. Reads its data files when it first runs.
class ArrangeTask : public base::Task {
public:
    explicit ArrangeTask(std::filesystem::path resources, std::shared_ptr<music::SongMeter> meter = {})
        : m_resources(std::move(resources))
        , m_meter(std::move(meter))
    {}

    base::TaskDescriptor descriptor() const override;
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override;

private:
    base::Result<void> prepare();
    base::Result<music::Score> write(const music::Score& score, const SongPlan& song, int take,
                                     const std::stop_token& stop);

    std::filesystem::path m_resources;
    std::shared_ptr<music::SongMeter> m_meter;
    std::optional<Band> m_band;
    music::Score m_first; ///< take 1, whose balance the others share
    BalanceFacts m_balance;
};

} // namespace melisma::ml
