// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"

#include <nettle/sha2.h>

#include <fmt/format.h>

#include <fstream>
#include <vector>

namespace melisma::base {

struct Sha256::State {
    sha256_ctx hash;
};

Sha256::Sha256() : m_state(std::make_unique<State>())
{
    sha256_init(&m_state->hash);
}

Sha256::~Sha256() = default;

void Sha256::update(std::span<const std::byte> bytes)
{
    update(bytes.data(), bytes.size());
}

void Sha256::update(const void* data, std::size_t size)
{
    sha256_update(&m_state->hash, size, static_cast<const std::uint8_t*>(data));
}

std::string Sha256::hex()
{
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&m_state->hash, digest.size(), digest.data());
    return fmt::format("{:02x}", fmt::join(digest, ""));
}

bool isSha256(std::string_view text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string sha256Of(std::string_view bytes)
{
    Sha256 hash;
    hash.update(bytes.data(), bytes.size());
    return hash.hex();
}

Result<std::string> sha256OfFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error{ErrorKind::notFound, "Cannot read " + path.string(), "Check that the file exists and may be read"};
    Sha256 hash;
    std::vector<char> chunk(std::size_t{1} << 18);
    while (file) {
        file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        hash.update(chunk.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad())
        return Error{ErrorKind::io, "Reading " + path.string() + " failed", "Check the disk"};
    return hash.hex();
}

} // namespace melisma::base
