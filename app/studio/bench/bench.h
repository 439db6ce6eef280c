// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace melisma::app {

/// What a bench works with.
struct BenchContext {
    std::filesystem::path scratch; ///< an empty folder of its own
    std::filesystem::path program; ///< the melisma that is measured as others are: as a process
    int runs = 5;                  ///< of each measurement; the median counts
    bool small = false;            ///< inputs a tenth as large, to try a bench out
    int threads = 0;               ///< of programs that are told how many to use; 0: as many as there are cores
    std::function<void(const std::string&)> progress;
    /// Told of figures that cannot be had here, and why.
    std::function<void(const std::string& name, const std::string& reason)> leftOut;
    std::stop_token stop;

    void report(const std::string& stage) const
    {
        if (progress)
            progress(stage);
    }
};

/// Another program at the same job in the same run.
struct BenchPeer {
    std::string name;
    double value = 0.0; ///< in the unit of ours
};

/// One figure: a time or an amount of memory, so less is better.
struct Measurement {
    std::string name;
    double value = 0.0;
    std::string unit; ///< "s user", "s CPU" (with the system's), "s", "ms", "us", "MB"
    std::optional<BenchPeer> peer;
    std::optional<double> goal; ///< in the same unit
    std::string note;           ///< why there is no peer, or what the figure holds
};

/// A bench by name; adding one: a function in a file of this folder and a line in benches.cpp.
struct Bench {
    const char* name;
    const char* summary;
    /// Of kind missing when something it measures is not installed.
    base::Result<std::vector<Measurement>> (*run)(const BenchContext& context);
};

const std::vector<Bench>& allBenches();

base::Result<std::vector<Measurement>> benchMixdown(const BenchContext& context);
base::Result<std::vector<Measurement>> benchCallback(const BenchContext& context);
base::Result<std::vector<Measurement>> benchEffects(const BenchContext& context);
base::Result<std::vector<Measurement>> benchMedia(const BenchContext& context);
base::Result<std::vector<Measurement>> benchProject(const BenchContext& context);
base::Result<std::vector<Measurement>> benchStart(const BenchContext& context);
base::Result<std::vector<Measurement>> benchInstruments(const BenchContext& context);
base::Result<std::vector<Measurement>> benchSpeak(const BenchContext& context);
base::Result<std::vector<Measurement>> benchClone(const BenchContext& context);

} // namespace melisma::app
