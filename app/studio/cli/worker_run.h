// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"
#include "app/studio/voice_keys.h"
#include "core/base/task.h"

#include <filesystem>

namespace melisma::app {

/// Runs one task in a worker of its own, with the verb's progress and Ctrl-C; its files go into `folder`. `keys` open a
/// voice of sound that the request names; null: they are asked for then.
base::Result<base::TaskResult> runInWorker(const VerbContext& context, const base::TaskRequest& request,
                                           const std::filesystem::path& folder,
                                           std::shared_ptr<VoiceKeys> keys = nullptr);

} // namespace melisma::app
