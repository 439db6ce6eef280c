// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"

#include <filesystem>
#include <string>

namespace melisma::ui {

/// Samples of voices that were heard before, so that hearing them again takes no time: ROOT/<hash of the wish>.wav, the
/// newest kMost of them. Whoever empties the folder loses nothing else. Any thread.
class VoiceSamples {
public:
    using Path = std::filesystem::path;
    static constexpr std::size_t kMost = 200;

    explicit VoiceSamples(Path root) : m_root(std::move(root)) {}

    /// melisma's part of the user's cache folder.
    static Path usualRoot();

    /// Where the sample of `request` is or would be; `weights` says which model speaks.
    Path fileOf(const base::TaskRequest& request, const std::string& weights) const;
    /// Takes a copy of `sound`, whole or not at all, and lets the oldest go.
    base::Result<void> keep(const Path& sound, const Path& file) const;

private:
    void shrink() const;

    Path m_root;
};

/// Which weights of a model are installed, as text that differs for others; empty where there are none.
std::string installedWeights(const std::string& model);

} // namespace melisma::ui
