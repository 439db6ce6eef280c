// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/cache_file.h"

#include "audio/files/file_errors.h"
#include "audio/files/temp_name.h"
#include "core/base/sha256.h"

#include <fstream>
#include <iterator>

namespace melisma::audio {

namespace {

std::string header(std::string_view kind, std::string_view key, std::string_view payload)
{
    std::string text("melisma cache 1 ");
    return text.append(kind).append("\n").append(key).append("\n").append(base::sha256Of(payload)).append("\n");
}

} // namespace

std::optional<std::string> readCacheFile(const std::filesystem::path& file, std::string_view kind, std::string_view key)
{
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    const std::size_t headerSize = header(kind, key, "").size(); // the hash's length does not depend on the payload
    if (bytes.size() < headerSize)
        return std::nullopt;
    std::string payload = bytes.substr(headerSize);
    if (!bytes.starts_with(header(kind, key, payload)))
        return std::nullopt;
    return payload;
}

base::Result<void> writeCacheFile(const std::filesystem::path& file, std::string_view kind, std::string_view key,
                                  std::string_view payload)
{
    std::error_code code;
    std::filesystem::create_directories(file.parent_path(), code);
    TemporaryPath temporary(temporaryNameFor(file));
    {
        std::ofstream stream(temporary.path(), std::ios::binary);
        stream << header(kind, key, payload) << payload;
        if (!stream.flush())
            return cannotWrite(file);
    }
    std::filesystem::rename(temporary.path(), file, code);
    if (code)
        return cannotWrite(file, code.message());
    temporary.release();
    return {};
}

} // namespace melisma::audio
