// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <string>

namespace melisma::base {

namespace {

spdlog::logger& logger()
{
    static const auto instance = [] {
        auto made = std::make_shared<spdlog::logger>("melisma", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_pattern("[%H:%M:%S.%e] %l: %v");
        made->set_level(spdlog::level::warn);
        return made;
    }();
    return *instance;
}

} // namespace

void logDebug(std::string_view message) { logger().debug(message); }
void logInfo(std::string_view message) { logger().info(message); }
void logWarning(std::string_view message) { logger().warn(message); }

void setLogLevel(std::string_view level)
{
    logger().set_level(level == "debug"  ? spdlog::level::debug
                       : level == "info" ? spdlog::level::info
                                         : spdlog::level::warn);
}

} // namespace melisma::base
