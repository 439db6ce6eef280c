// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace melisma::base {

/// Incremental SHA-256 (FIPS 180-4, by Nettle, which uses the SHA instructions of processors that have them). hex()
/// ends it.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void update(std::span<const std::byte> bytes);
    void update(const void* data, std::size_t size);
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// 64 lower-case hexadecimal digits, as hex() writes them.
bool isSha256(std::string_view text);
std::string sha256Of(std::string_view bytes);
Result<std::string> sha256OfFile(const std::filesystem::path& path);

} // namespace melisma::base
