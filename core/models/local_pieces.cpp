// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"
#include "core/models/piece_provider.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::models {

namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using base::Result;

constexpr std::size_t kMostFiles = 20000;

} // namespace

Result<LocalPieces> LocalPieces::among(const std::vector<Path>& paths)
{
    LocalPieces pieces;
    const auto add = [&pieces](const fs::path& path) {
        std::error_code failure;
        const auto size = fs::is_regular_file(path, failure) ? fs::file_size(path, failure) : 0;
        if (size > 0 && !failure && pieces.m_files.size() < kMostFiles)
            pieces.m_files.push_back({path, size, {}});
    };
    for (const auto& path : paths) {
        std::error_code failure;
        if (!fs::exists(path, failure))
            return Error{ErrorKind::notFound, "There is no " + path.string(), "Check the name", {}};
        if (!fs::is_directory(path, failure)) {
            add(path);
            continue;
        }
        for (fs::recursive_directory_iterator at(path, failure), end; !failure && at != end; at.increment(failure))
            add(at->path());
        if (failure)
            return Error{ErrorKind::io,
                         fmt::format("Cannot read {}: {}", path.string(), failure.message()),
                         "Check that the folder may be read",
                         {}};
    }
    std::ranges::sort(pieces.m_files, {}, &Found::path);
    return pieces;
}

std::optional<fs::path> LocalPieces::byHash(const std::string& sha256, std::uint64_t bytes)
{
    for (auto& file : m_files) {
        if (file.bytes != bytes)
            continue;
        if (file.sha256.empty())
            if (const auto hash = base::sha256OfFile(file.path))
                file.sha256 = *hash;
        if (file.sha256 == sha256)
            return file.path;
    }
    return std::nullopt;
}

std::optional<fs::path> LocalPieces::whole(const ModelFile& file)
{
    return byHash(file.sha256, file.bytes);
}

bool LocalPieces::holdsSomeOf(const ModelEntry& entry)
{
    const auto isHere = [this](const auto& item) { return byHash(item.sha256, item.bytes).has_value(); };
    const auto holds = [&isHere](const Variant& variant) {
        return std::ranges::any_of(variant.files, isHere) ||
               std::ranges::any_of(variant.sources, [&isHere](const Source& source) {
                   return std::ranges::any_of(source.pieces, isHere);
               });
    };
    return std::ranges::any_of(entry.parts,
                               [&holds](const ModelPart& part) { return std::ranges::any_of(part.variants, holds); });
}

Result<fs::path> LocalPieces::get(SourceKind, const Piece& piece, const DownloadProgress&, std::stop_token stop)
{
    if (stop.stop_requested())
        return Error{ErrorKind::cancelled, "Cancelled", {}, {}};
    const auto name = fs::path(piece.address).filename();
    if (!piece.sha256.empty()) {
        if (auto found = byHash(piece.sha256, piece.bytes))
            return *found;
    } else {
        const auto found = std::ranges::find_if(
            m_files, [&](const Found& file) { return file.path.filename() == name && file.bytes <= piece.bytes; });
        if (found != m_files.end())
            return found->path;
    }
    return Error{ErrorKind::notFound,
                 fmt::format("{} is not among the files",
                             name.empty() ? fmt::format("{} {}", piece.package, piece.version) : name.string()),
                 "Name the folder that holds all of them",
                 {}};
}

} // namespace melisma::models
