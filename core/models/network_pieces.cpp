// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/leftovers.h"
#include "core/base/sha256.h"
#include "core/models/package_fetch.h"
#include "core/models/piece_provider.h"
#include "core/models/web_address.h"
#include "core/project/file_system.h"

#include <fmt/format.h>

#include <cstdlib>

namespace melisma::models {

namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using base::Result;

/// What the piece is called among the downloads: its hash, or one of where it comes from.
std::string keyOf(SourceKind kind, const Piece& piece)
{
    if (!piece.sha256.empty())
        return piece.sha256;
    return base::sha256Of(fmt::format("{} {} {}", toString(kind), piece.package, piece.address));
}

std::string nameOf(SourceKind kind, const Piece& piece)
{
    return fmt::format("{} {} {}", toString(kind), piece.package,
                       piece.version.empty() ? fs::path(piece.address).filename().string() : piece.version);
}

Result<void> check(const fs::path& path, SourceKind kind, const Piece& piece)
{
    std::error_code failure;
    const auto size = fs::file_size(path, failure);
    if (failure)
        return project::systemError("read", path, failure.value());
    const bool sizeIsRight = piece.sha256.empty() ? size <= piece.bytes : size == piece.bytes;
    if (!sizeIsRight)
        return Error{ErrorKind::input,
                     fmt::format("{} has {} bytes instead of {}", nameOf(kind, piece), size, piece.bytes),
                     "Try another source, and tell who publishes it",
                     {}};
    const auto hash = piece.sha256.empty() ? Result<std::string>(std::string()) : base::sha256OfFile(path);
    if (!hash)
        return hash.error();
    if (*hash != piece.sha256)
        return Error{ErrorKind::input,
                     nameOf(kind, piece) + " is not the file it should be: its SHA-256 differs",
                     "Try another source, and tell who publishes it",
                     {}};
    return {};
}

/// A package lands in a folder of its own first: what its client leaves there is nobody's business.
Result<fs::path> fetchByClient(SourceKind kind, const Piece& piece, const fs::path& target, std::stop_token stop)
{
    const fs::path folder = target.parent_path() / (".client-" + base::ownerTag());
    auto package = fetchPackage(kind, piece, folder, std::move(stop));
    Result<void> kept = package ? check(*package, kind, piece) : package.error();
    if (kept)
        kept = project::systemFiles().rename(*package, target);
    std::error_code ignored;
    fs::remove_all(folder, ignored);
    return kept ? Result<fs::path>(target) : kept.error();
}

} // namespace

std::string NetworkPieces::usualHub(const std::string& chosen)
{
    const char* named = std::getenv("MELISMA_MODEL_HUB");
    return named && *named ? named : chosen;
}

Result<std::string> NetworkPieces::addressOf(SourceKind kind, const Piece& piece) const
{
    if (kind != SourceKind::hub)
        return piece.address;
    if (m_choices.hub.empty())
        return Error{ErrorKind::missing,
                     fmt::format("No model hub is set from which {} could come", piece.package),
                     "Set MELISMA_MODEL_HUB to the address of one that keeps it",
                     {}};
    const auto slash = m_choices.hub.ends_with('/') ? "" : "/";
    return fmt::format("{}{}{}/resolve/main/{}", m_choices.hub, slash, piece.package, piece.address);
}

Result<fs::path> NetworkPieces::get(SourceKind kind, const Piece& piece, const DownloadProgress& progress,
                                    std::stop_token stop)
{
    std::error_code failure;
    if (kind == SourceKind::file) {
        auto good = check(piece.address, kind, piece);
        return good ? Result<fs::path>(piece.address) : good.error();
    }
    const fs::path target = m_folder.downloads() / keyOf(kind, piece);
    if (fs::exists(target, failure) && check(target, kind, piece))
        return target;
    if (m_choices.offline)
        return Error{ErrorKind::missing,
                     nameOf(kind, piece) + " is not here, and --offline forbids fetching it",
                     "Run the command without --offline, or import files that you have",
                     {}};
    return fetch(kind, piece, target, progress, std::move(stop));
}

Result<fs::path> NetworkPieces::fetch(SourceKind kind, const Piece& piece, const fs::path& target,
                                      const DownloadProgress& progress, std::stop_token stop)
{
    if (kind == SourceKind::pip || kind == SourceKind::npm)
        return fetchByClient(kind, piece, target, std::move(stop));
    const auto address = addressOf(kind, piece);
    if (!address)
        return address.error();
    auto come = download({*address, target, piece.sha256, piece.bytes}, progress, std::move(stop));
    if (come)
        come = check(target, kind, piece);
    return come ? Result<fs::path>(target) : come.error();
}

void NetworkPieces::reject(const fs::path& piece)
{
    std::error_code ignored;
    if (piece.parent_path() == m_folder.downloads())
        fs::remove(piece, ignored);
}

} // namespace melisma::models
