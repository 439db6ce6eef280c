// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis/cache_file.h"

#include "audio/analysis/work_count.h"
#include "audio/files/file_errors.h"
#include "audio/files/temp_name.h"
#include "core/base/sha256.h"

#include <fstream>

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
    countFileOpened();
    std::ifstream stream(file, std::ios::binary);
    stream.seekg(0, std::ios::end);
    const auto length = stream.tellg();
    if (length <= 0)
        return std::nullopt;
    std::string bytes(static_cast<std::size_t>(length), '\0');
    stream.seekg(0);
    stream.read(bytes.data(), length);
    const std::size_t headerSize = header(kind, key, "").size(); // the hash's length does not depend on the payload
    if (bytes.size() < headerSize)
        return std::nullopt;
    if (!stream || !bytes.starts_with(header(kind, key, std::string_view(bytes).substr(headerSize))))
        return std::nullopt;
    bytes.erase(0, headerSize); // in place: the file may be large
    return bytes;
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
