// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/bench/bench.h"
#include "core/project/project.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace melisma::app {

/// User CPU time of a process and all that it waited for, in seconds. An error when it does not start or does not
/// answer 0; what it prints goes nowhere.
base::Result<double> userSeconds(const std::vector<std::string>& command);

/// User CPU time that this process and its threads have had, in seconds.
double userSecondsSoFar();

/// The median of `context.runs` calls; the first error ends it, as does a stop request.
base::Result<double> medianOf(const BenchContext& context, const std::function<base::Result<double>()>& measure);

/// Wall time of `work` in seconds.
double secondsOf(const std::function<void()>& work);

/// A variable of the environment; empty where it is not set.
std::string fromEnvironment(const char* name);

/// Where a program of this name lies on PATH.
std::optional<std::string> findProgram(const std::string& name);

/// The peer's figure, or nothing when it is not installed; `note` then says so.
base::Result<std::optional<BenchPeer>> measurePeer(const BenchContext& context, const std::string& name,
                                                   const std::vector<std::string>& command, std::string& note);

/// A quiet sine as WAV, the same in each channel.
base::Result<void> writeSine(const std::filesystem::path& file, double hertz, double seconds, bool asFloat,
                             int channels = 1);

/// `tracks` instrument tracks with `clips` clips of eight notes each.
project::Project largeProject(int tracks, int clips);

} // namespace melisma::app
