// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace melisma::app {

/// What every verb understands, and how it talks to the person while it runs.
struct VerbContext {
    bool json = false;
    bool force = false;
    bool offline = false;
    std::string device = "auto";
    int threads = 0;
    std::optional<std::uint64_t> seed;
    std::stop_token stop;

    /// One line of progress on stderr: a bar on a terminal, a plain line per stage otherwise. Any thread.
    void progress(double fraction, const std::string& stage) const;
    void endProgress() const;
    /// The seed asked for, or a fresh one.
    std::uint64_t seedOrFresh() const;
};

/// One verb of the command line (docs/CLI.md). Adding one: a pair of files and a line in verbs.cpp.
class Verb {
public:
    virtual ~Verb() = default;
    virtual std::string name() const = 0;
    virtual std::string summary() const = 0;
    virtual void addOptions(CLI::App& options) = 0;
    /// The object that --json prints. Errors of kind usage end with exit status 2, all others with 1.
    virtual base::Result<base::Json> run(const VerbContext& context) = 0;
    /// What a person reads instead.
    virtual std::string text(const base::Json& result) const = 0;
};

std::vector<std::unique_ptr<Verb>> makeVerbs();

/// An error unless `path` is free or may be overwritten, and its folder exists.
base::Result<void> checkOutput(const std::filesystem::path& path, bool force);

} // namespace melisma::app
