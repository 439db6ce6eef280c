// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/work_count.h"

#include <atomic>

namespace melisma::audio {

namespace {

std::atomic<std::int64_t> g_transforms{0};
std::atomic<std::int64_t> g_filesOpened{0};
thread_local WorkCount t_work;

} // namespace

WorkCount workOfThisThread()
{
    return t_work;
}

WorkCount workOfAllThreads()
{
    return {g_transforms, g_filesOpened};
}

void countTransform()
{
    ++t_work.transforms;
    g_transforms.fetch_add(1, std::memory_order_relaxed);
}

void countFileOpened()
{
    ++t_work.filesOpened;
    g_filesOpened.fetch_add(1, std::memory_order_relaxed);
}

} // namespace melisma::audio
