// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/worker/worker_loop.h"
#include "core/base/json.h"

#include <functional>
#include <string>

namespace melisma::app {

/// What makes one worker program differ from another.
struct WorkerProgram {
    WorkerLoop::MakeTasks makeTasks;
    std::function<base::Result<base::Json>(const std::string& device, int threads)> selfTest;
    std::function<base::Json()> report;
    std::shared_ptr<VoiceDesk> desk = std::make_shared<VoiceDesk>(); ///< for the tasks that use voices of sound
};

/// Without arguments the worker loop over stdin and stdout. `--describe`, `--self-test [--device D] [--threads N]`
/// and `--report` print one line of JSON and end: 0 done, 1 failed, 2 wrong usage.
int workerMain(int argc, char** argv, const WorkerProgram& program);

} // namespace melisma::app
