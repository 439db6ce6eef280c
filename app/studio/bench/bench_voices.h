// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/bench/bench.h"
#include "app/studio/bench/program_answer.h"

#include <filesystem>
#include <string>
#include <vector>

namespace melisma::app {

/// Voices of sound in the scratch folder of a bench, used by the program that is measured: the user's own are neither
/// seen nor changed. What they sing is thrown away unheard.
class BenchVoices {
public:
    /// `models`: the folder of models to use; empty: the user's.
    BenchVoices(const BenchContext& context, const std::filesystem::path& models);

    /// The id of a voice made by `melisma voices WORDS`, which may be used.
    base::Result<std::string> add(const std::vector<std::string>& words) const;

    /// `melisma clone` on the processor, in a process of its own and a worker of its own. What it answers is what
    /// --json prints.
    base::Result<ProgramAnswer> clone(const std::filesystem::path& recording, const std::string& voice, int threads,
                                      const std::vector<std::string>& more = {}) const;

private:
    base::Result<ProgramAnswer> run(std::vector<std::string> words) const;

    const BenchContext& m_context;
    QProcessEnvironment m_environment;
};

/// Whether `melisma clone` offers this method here. The error says why the worker could not be asked.
base::Result<bool> offersMethod(const std::string& id);

/// A melody as if sung, one channel at 48 kHz: a note each second with vibrato, a swell and ten overtones, then breath.
base::Result<void> writeSung(const std::filesystem::path& file, double seconds);

} // namespace melisma::app
