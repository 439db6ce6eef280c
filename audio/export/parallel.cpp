// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/parallel.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace melisma::audio {

using base::Result;

namespace {

using Work = std::function<Result<void>(std::size_t, const std::stop_token&)>;

/// A library's exception may not leave its thread.
Result<void> guarded(const Work& work, std::size_t index, const std::stop_token& stop)
{
    try {
        return work(index, stop);
    } catch (const std::exception& exception) {
        return base::Error{base::ErrorKind::internal, "Writing a file failed unexpectedly", "Try again",
                           exception.what()};
    }
}

} // namespace

Result<void> runParallel(std::size_t count,
                         const std::function<Result<void>(std::size_t, const std::stop_token&)>& work,
                         const std::stop_token& stop, const std::function<void()>& tick)
{
    std::stop_source all;
    const std::stop_callback forward(stop, [&] { all.request_stop(); });
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::condition_variable changed;
    std::optional<base::Error> failure;
    const std::size_t threads = std::min<std::size_t>(count, std::max(1u, std::thread::hardware_concurrency()));
    std::size_t running = threads;

    const auto run = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            const auto result = guarded(work, i, all.get_token());
            if (result)
                continue;
            const std::scoped_lock lock(mutex);
            if (!failure)
                failure = result.error();
            all.request_stop();
        }
        const std::scoped_lock lock(mutex);
        --running;
        changed.notify_all();
    };

    std::vector<std::jthread> helpers;
    for (std::size_t i = 0; i < threads; ++i)
        helpers.emplace_back(run);
    std::unique_lock lock(mutex);
    while (running > 0) {
        changed.wait_for(lock, std::chrono::milliseconds(100));
        lock.unlock();
        tick();
        lock.lock();
    }
    return failure ? Result<void>(*failure) : Result<void>();
}

} // namespace melisma::audio
