// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace melisma::ml::content {

/// mel_shortcut.h as plain data: the spectra of speech that is never made. One thread.
class Shortcut {
public:
    /// Weights of train_shortcut, on the CPU.
    static base::Result<Shortcut> load(const std::filesystem::path& weights);
    ~Shortcut();
    Shortcut(Shortcut&&) noexcept;
    Shortcut& operator=(Shortcut&&) noexcept;

    /// Rows of 80 as FrontEnd hears them, one for each value of `f0`. `features`: rows of 512 of Kokoro::features.
    std::vector<float> mels(std::span<const float> features, std::span<const float> f0, std::span<const float> style,
                            std::uint64_t seed) const;

private:
    struct Net;
    explicit Shortcut(std::unique_ptr<Net> net);
    std::unique_ptr<Net> m_net;
};

} // namespace melisma::ml::content
