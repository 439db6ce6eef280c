// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/secret.h"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

#include <sys/resource.h>

namespace melisma::voices {

void prepareSodium()
{
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        throw std::runtime_error("libsodium finds no source of random numbers");
}

SecretKey SecretKey::random()
{
    prepareSodium();
    SecretKey key;
    randombytes_buf(key.m_bytes.data(), kSize);
    return key;
}

std::optional<SecretKey> SecretKey::fromBytes(std::string_view bytes)
{
    if (bytes.size() != kSize)
        return std::nullopt;
    SecretKey key;
    std::ranges::copy(bytes, key.m_bytes.begin());
    return key;
}

SecretKey::~SecretKey()
{
    sodium_memzero(m_bytes.data(), kSize);
}

std::string randomBytes(std::size_t count)
{
    prepareSodium();
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), count);
    return bytes;
}

std::size_t randomBelow(std::size_t limit)
{
    prepareSodium();
    return randombytes_uniform(static_cast<std::uint32_t>(limit));
}

void wipe(std::string& text)
{
    sodium_memzero(text.data(), text.size());
    text.clear();
}

std::string toHex(std::string_view bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    text.pop_back();
    return text;
}

std::optional<std::string> fromHex(std::string_view text)
{
    std::string bytes(text.size() / 2, '\0');
    std::size_t written = 0;
    const bool read =
        text.size() % 2 == 0 && sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                               text.data(), text.size(), nullptr, &written, nullptr) == 0;
    return read && written == bytes.size() ? std::optional(bytes) : std::nullopt;
}

void keepMemoryOffTheDisk()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

} // namespace melisma::voices
