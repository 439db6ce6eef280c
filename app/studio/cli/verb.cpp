// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb.h"

#include <fmt/format.h>

#include <cstdio>
#include <mutex>
#include <random>
#include <system_error>

#include <unistd.h>

namespace melisma::app {

namespace {

constexpr int kBarWidth = 28;

/// What was last shown, so that plain lines come once per stage and bars are redrawn only when they move.
struct ProgressLine {
    std::mutex mutex;
    std::string stage;
    int percent = -1;
    bool open = false;
};

ProgressLine& progressLine()
{
    static ProgressLine line;
    return line;
}

} // namespace

void VerbContext::progress(double fraction, const std::string& stage) const
{
    auto& line = progressLine();
    const std::lock_guard lock(line.mutex);
    const int percent = static_cast<int>(fraction * 100.0);
    if (stage == line.stage && percent == line.percent)
        return;
    const bool newStage = stage != line.stage;
    line.stage = stage;
    line.percent = percent;
    if (isatty(STDERR_FILENO) != 0) {
        const auto filled = static_cast<std::size_t>(kBarWidth * percent / 100);
        fmt::print(stderr, "\r\033[K[{:<{}}] {:3}%  {}", std::string(filled, '#'), kBarWidth, percent, stage);
        line.open = true;
    } else if (newStage) {
        fmt::print(stderr, "{}\n", stage);
    }
    std::fflush(stderr);
}

void VerbContext::endProgress() const
{
    auto& line = progressLine();
    const std::lock_guard lock(line.mutex);
    if (line.open)
        fmt::print(stderr, "\r\033[K");
    line.open = false;
}

std::uint64_t VerbContext::seedOrFresh() const
{
    // 53 bits: the largest whole numbers that every reader of JSON keeps exactly.
    std::random_device entropy;
    return seed.value_or(((std::uint64_t{entropy()} << 32) | entropy()) >> 11);
}

base::Result<void> checkOutput(const std::filesystem::path& path, bool force)
{
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored) && !force)
        return base::Error{base::ErrorKind::io, path.string() + " exists already", "Choose another name or add --force"};
    const auto folder = std::filesystem::absolute(path).parent_path();
    if (!std::filesystem::is_directory(folder, ignored))
        return base::Error{base::ErrorKind::io, "The folder " + folder.string() + " does not exist", "Make it first"};
    if (access(folder.c_str(), W_OK) != 0)
        return base::Error{base::ErrorKind::io, "The folder " + folder.string() + " may not be written to",
                           "Choose another place"};
    return {};
}

} // namespace melisma::app
