// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/file_bytes.h"

#include <fmt/format.h>

#include <fstream>

namespace melisma::ml {

base::Result<std::vector<std::byte>> readFileBytes(const std::filesystem::path& path, std::uint64_t atMost)
{
    std::error_code failed;
    const std::uint64_t size = std::filesystem::file_size(path, failed);
    std::ifstream in(path, std::ios::binary);
    if (failed || !in)
        return base::Error{base::ErrorKind::notFound, "The file " + path.string() + " cannot be read",
                           "Check that it exists and may be read", failed.message()};
    if (size > atMost)
        return base::Error{base::ErrorKind::input,
                           fmt::format("{}: The file is longer than {} MB", path.string(), atMost / 1'000'000),
                           "Choose the weights file itself",
                           {}};
    std::vector<std::byte> bytes(size);
    in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
    if (static_cast<std::uint64_t>(in.gcount()) != size)
        return base::Error{
            base::ErrorKind::io, path.string() + ": The file became shorter while it was read", "Try again", {}};
    return bytes;
}

base::Error inFile(base::Error error, const std::filesystem::path& path)
{
    error.message = path.string() + ": " + error.message;
    return error;
}

std::string quotedForMessage(std::string_view text)
{
    constexpr std::size_t kLongest = 80;
    std::string shown = "'";
    for (const char character : text.substr(0, kLongest))
        shown += character >= ' ' && character <= '~' ? character : '?';
    return shown + (text.size() > kLongest ? "...'" : "'");
}

} // namespace melisma::ml
