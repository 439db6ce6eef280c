// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/nn/torch.h"

#include "ml/nn/runtime.h"

#include <algorithm>
#include <charconv>
#include <mutex>
#include <optional>
#include <thread>

namespace melisma::ml
{

namespace
{

/// N of "cuda:N", 0 of "cuda".
std::optional<int> cudaIndex(std::string_view device)
{
    if (device == "cuda")
        return 0;
    constexpr std::string_view kPrefix = "cuda:";
    if (!device.starts_with(kPrefix))
        return std::nullopt;
    const std::string_view digits = device.substr(kPrefix.size());
    int index = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    if (problem != std::errc{} || end != digits.data() + digits.size() || index < 0)
        return std::nullopt;
    return index;
}

base::Result<std::string> chooseDevice(const std::string& wish)
{
    if (wish == "cpu")
        return std::string("cpu");
    const auto count = static_cast<int>(torch::cuda::device_count());
    if (wish == "auto" || wish.empty())
        return std::string(count > 0 ? "cuda:0" : "cpu");
    const auto index = cudaIndex(wish);
    if (!index)
        return base::Error{
            base::ErrorKind::usage, "There is no device called '" + wish + "'", "Use auto, cpu or cuda:N", {}};
    if (*index >= count)
        return base::Error{base::ErrorKind::missing,
                           "The device " + wish + " was asked for, but this build of libtorch sees " +
                               (count == 0 ? "no CUDA device" : "fewer CUDA devices"),
                           "Use --device cpu, or build against a PyTorch with CUDA (preset gpu)",
                           {}};
    return wish == "cuda" ? std::string("cuda:0") : wish;
}

void setThreads(int threads)
{
    // One graph runs at a time, so threads between ops would only fight those inside them.
    static std::once_flag interop;
    std::call_once(interop, [] { at::set_num_interop_threads(1); });
    at::set_num_threads(threads);
}

} // namespace

base::Result<Runtime> prepareRuntime(const std::string& device, int threads)
{
    if (threads < 0 || threads > 1024)
        return base::Error{base::ErrorKind::usage,
                           "The number of threads must lie between 0 and 1024",
                           "Leave --threads out to use every core",
                           {}};
    try {
        const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
        setThreads(threads == 0 ? cores : threads);
        auto chosen = chooseDevice(device);
        if (!chosen)
            return chosen.error();
        // cuDNN rounds factors to 10 bits unless told not to; a voice should be the same on every device.
        at::globalContext().setAllowTF32CuDNN(false);
        return Runtime{std::move(*chosen), at::get_num_threads()};
    } catch (const std::exception& problem) {
        return base::Error{base::ErrorKind::missing, "libtorch could not be set up", "Run melisma doctor",
                           problem.what()};
    }
}

} // namespace melisma::ml
