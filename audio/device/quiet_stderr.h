// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>

#include <fcntl.h>
#include <unistd.h>

namespace melisma::audio {

/// ALSA and JACK write some sixty lines to stderr when there is no card; they say nothing a person can use.
/// Any thread; while several are quiet, the last gives stderr back.
class QuietStderr {
public:
    QuietStderr()
    {
        const std::lock_guard lock(s_mutex);
        if (s_users++ > 0)
            return;
        s_saved = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
        const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        if (nowhere >= 0) {
            dup2(nowhere, STDERR_FILENO);
            close(nowhere);
        }
    }
    ~QuietStderr()
    {
        const std::lock_guard lock(s_mutex);
        if (--s_users > 0 || s_saved < 0)
            return;
        dup2(s_saved, STDERR_FILENO);
        close(s_saved);
        s_saved = -1;
    }
    QuietStderr(const QuietStderr&) = delete;
    QuietStderr& operator=(const QuietStderr&) = delete;

private:
    inline static std::mutex s_mutex;
    inline static int s_users = 0, s_saved = -1;
};

} // namespace melisma::audio
