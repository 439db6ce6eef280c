// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/task_backend.h"
#include "core/voices/voice_door.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace melisma::app {

/// Runs tasks in melisma-worker processes. A worker stays for the next job, which prefers the one that last ran the
/// same task (its weights are loaded); as many run as run() is called at once, so one a lane of the job queue.
/// May be used from any thread and needs no event loop.
class ProcessBackend final : public jobs::TaskBackend {
public:
    /// Says what opens the voice of sound that a request names, or why that may not be used. Called on the thread of
    /// run().
    using Unlock = std::function<base::Result<std::optional<voices::VoiceUnlock>>(const base::TaskRequest&)>;

    /// `program`: the worker; by default melisma-worker next to this program or in the folder above.
    explicit ProcessBackend(std::filesystem::path program = {});
    ~ProcessBackend() override;
    /// Without one every request that names a voice of sound is refused by the worker. Before the first run().
    void setUnlock(Unlock unlock) { m_unlock = std::move(unlock); }

    /// Asks a worker once and remembers the answer.
    base::Result<std::vector<base::TaskDescriptor>> describe() override;
    base::Result<base::TaskResult> run(const base::TaskRequest& request, const std::filesystem::path& jobFolder,
                                       const ProgressHandler& progress, std::stop_token stop) override;

private:
    struct Worker;

    std::unique_ptr<Worker> borrow(const std::string& task);
    void giveBack(std::unique_ptr<Worker> worker);

    std::filesystem::path m_program;
    Unlock m_unlock;
    std::mutex m_mutex; ///< guards m_idle
    std::vector<std::unique_ptr<Worker>> m_idle;
    std::mutex m_describeMutex; ///< guards m_descriptors and lets one ask at a time
    std::optional<std::vector<base::TaskDescriptor>> m_descriptors;
};

} // namespace melisma::app
