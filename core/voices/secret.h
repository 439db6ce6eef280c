// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace melisma::voices {

/// 32 secret bytes, wiped when they go. Never in a message, a log or an error.
class SecretKey {
public:
    static constexpr std::size_t kSize = 32;

    static SecretKey random();
    /// None unless there are kSize of them.
    static std::optional<SecretKey> fromBytes(std::string_view bytes);
    SecretKey(const SecretKey&) = default;
    SecretKey& operator=(const SecretKey&) = default;
    ~SecretKey();

    const unsigned char* data() const { return m_bytes.data(); }
    std::string_view bytes() const { return {reinterpret_cast<const char*>(m_bytes.data()), kSize}; }

private:
    SecretKey() = default;
    std::array<unsigned char, kSize> m_bytes{};
};

/// Fresh random bytes of the system.
std::string randomBytes(std::size_t count);
/// Even below `limit`, which is above 0.
std::size_t randomBelow(std::size_t limit);
void wipe(std::string& text);

std::string toHex(std::string_view bytes);
std::optional<std::string> fromHex(std::string_view text);

/// Readies libsodium; everything in this folder that uses it calls this. Any thread, any number of times.
void prepareSodium();

/// From then on a crash of this process leaves no image of its memory on the disk. For those who hold keys.
void keepMemoryOffTheDisk();

} // namespace melisma::voices
