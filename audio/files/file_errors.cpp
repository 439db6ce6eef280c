// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/file_errors.h"

#include <fmt/format.h>

#include <fstream>

namespace melisma::audio {

using base::Error;
using base::ErrorKind;

namespace {
constexpr const char* kKnownFormats = "Choose a WAV, FLAC, AIFF, MP3, OGG or M4A file";
}

Error notASoundFile(const std::filesystem::path& path, std::string detail)
{
    return {ErrorKind::input, fmt::format("{} is not a sound file that can be read", path.string()), kKnownFormats,
            std::move(detail)};
}

Error damagedAt(const std::filesystem::path& path, double second, std::string detail)
{
    return {ErrorKind::input, fmt::format("{} is damaged: its sound breaks off at {:.2f} s", path.string(), second),
            "Get an undamaged copy of the file", std::move(detail)};
}

Error cannotWrite(const std::filesystem::path& path, std::string detail)
{
    return {ErrorKind::io, fmt::format("{} cannot be written", path.string()),
            "Check that the folder exists and is writable and that the disk has room", std::move(detail)};
}

Error cancelled(std::string what)
{
    return {ErrorKind::cancelled, what + " was cancelled", "", ""};
}

base::Result<void> checkReadable(const std::filesystem::path& path)
{
    std::error_code code;
    const auto status = std::filesystem::status(path, code);
    if (!std::filesystem::exists(status))
        return Error{ErrorKind::notFound, fmt::format("{} does not exist", path.string()), "Check the path", ""};
    if (!std::filesystem::is_regular_file(status))
        return Error{ErrorKind::input, fmt::format("{} is not a file", path.string()), kKnownFormats, ""};
    if (std::filesystem::file_size(path, code) == 0 && !code)
        return Error{ErrorKind::input, fmt::format("{} is empty", path.string()), kKnownFormats, ""};
    if (!std::ifstream(path, std::ios::binary))
        return Error{ErrorKind::io, fmt::format("{} may not be read", path.string()), "Check its permissions", ""};
    return {};
}

} // namespace melisma::audio
