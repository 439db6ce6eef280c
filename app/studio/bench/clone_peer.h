// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/bench/bench.h"

#include <filesystem>
#include <optional>
#include <string>

namespace melisma::app {

/// The three files that RVC sings with.
struct RvcWeights {
    std::filesystem::path voice;    ///< a .pth
    std::filesystem::path listener; ///< ContentVec
    std::filesystem::path pitch;    ///< RMVPE
    std::string origin;             ///< for the reader of a figure
};

/// What a conversion took once the weights were loaded, in seconds.
struct CloneCost {
    double wall = 0.0;
    double cpu = 0.0; ///< of the user and the system, all threads
};

/// RVC's own program in Python, by tests/bench/rvc_reference.py: each conversion is a process of its own, as ours is.
class ClonePeer {
public:
    /// Nothing, with the reason in `note`, without the folder of RVC's program, which MELISMA_RVC names, the Python of
    /// MELISMA_PYTHON or python3, or the script: MELISMA_RVC_REFERENCE where it does not lie beside the resources.
    static std::optional<ClonePeer> find(std::string& note);

    /// Weights drawn by chance, in `folder`. ErrorKind::missing when Python lacks a package; so for convert().
    base::Result<RvcWeights> makeWeights(const BenchContext& context, const std::filesystem::path& folder) const;

    base::Result<CloneCost> convert(const BenchContext& context, const RvcWeights& weights,
                                    const std::filesystem::path& recording, int threads) const;

private:
    explicit ClonePeer(std::vector<std::string> command) : m_command(std::move(command)) {}

    std::vector<std::string> m_command;
};

} // namespace melisma::app
