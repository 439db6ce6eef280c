// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/worker_run.h"

#include "app/studio/process_backend.h"

namespace melisma::app {

base::Result<base::TaskResult> runInWorker(const VerbContext& context, const base::TaskRequest& request,
                                           const std::filesystem::path& folder, std::shared_ptr<VoiceKeys> keys)
{
    ProcessBackend backend;
    backend.setUnlock(unlockBy(keys ? std::move(keys) : std::make_shared<VoiceKeys>(askForPassphrase)));
    const auto report = [&context](const base::TaskProgress& at) { context.progress(at.fraction, at.stage); };
    auto result = backend.run(request, folder, report, context.stop);
    context.endProgress();
    return result;
}

} // namespace melisma::app
