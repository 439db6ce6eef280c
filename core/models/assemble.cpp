// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/assemble.h"

#include "core/base/sha256.h"
#include "core/models/archive.h"
#include "core/project/file_system.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <set>

namespace melisma::models {

namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using base::Result;

constexpr std::size_t kCopyBytes = std::size_t{1} << 20;
constexpr double kMegabyte = 1e6;

/// A piece and what is to be taken out of it. One archive may hold many files: it is read once.
struct Fetch {
    Piece piece;
    std::vector<ArchiveWish> wishes; ///< one with an empty member: the piece itself
};

bool isSamePiece(const Piece& a, const Piece& b)
{
    return a.package == b.package && a.version == b.version && a.address == b.address;
}

fs::path partPath(const fs::path& folder, const ModelFile& file, std::size_t part)
{
    return folder / (part == 0 ? file.name : fmt::format("{}.{}", file.name, part));
}

std::vector<Fetch> planFetches(const Source& source, const Variant& variant, const fs::path& folder)
{
    std::vector<Fetch> plan;
    for (const auto& file : variant.files)
        for (std::size_t i = 0; i < source.pieces.size(); ++i) {
            auto piece = pieceFor(source.pieces[i], file);
            ArchiveWish wish{piece.member, partPath(folder, file, i), file.bytes};
            // Only neighbours can be the same: pieces either serve all files or one each.
            if (plan.empty() || !isSamePiece(plan.back().piece, piece))
                plan.push_back({std::move(piece), {}});
            plan.back().wishes.push_back(std::move(wish));
        }
    return plan;
}

/// A second name for the file where that is safe and the disk allows it, else a copy.
Result<void> place(const fs::path& file, const fs::path& target, bool mayLink)
{
    std::error_code failure;
    fs::remove(target, failure);
    if (mayLink)
        fs::create_hard_link(file, target, failure);
    if (mayLink && !failure)
        return {};
    failure.clear();
    fs::copy_file(file, target, failure);
    return failure ? Result<void>(project::systemError("write", target, failure.value())) : Result<void>();
}

/// `joined`: more will hang behind it, which must not change the piece.
Result<void> take(const fs::path& piece, const Fetch& fetch, bool joined, const std::stop_token& stop)
{
    if (fetch.piece.member.empty())
        return place(piece, fetch.wishes.front().target, !joined);
    return takeFromArchive(piece, fetch.wishes, stop);
}

/// Hangs `more` behind `target` and removes it.
Result<void> append(const fs::path& target, const fs::path& more)
{
    std::error_code failure;
    auto out = project::systemFiles().openForWriting(target, fs::file_size(target, failure));
    if (!out)
        return out.error();
    std::ifstream in(more, std::ios::binary);
    std::vector<char> chunk(kCopyBytes);
    while (in) {
        in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        if (auto written = (*out)->write({chunk.data(), static_cast<std::size_t>(in.gcount())}); !written)
            return written;
    }
    fs::remove(more, failure);
    return {};
}

Result<void> prove(const fs::path& path, const ModelFile& file)
{
    std::error_code failure;
    const auto size = fs::file_size(path, failure);
    const auto hash = base::sha256OfFile(path);
    if (!hash)
        return hash.error();
    if (size == file.bytes && *hash == file.sha256)
        return {};
    return Error{ErrorKind::input,
                 fmt::format("{} is not the file it should be: {}", file.name,
                             size == file.bytes ? "its SHA-256 differs"
                                                : fmt::format("it has {} bytes instead of {}", size, file.bytes)),
                 "Try another source, and tell who publishes it",
                 {}};
}

Result<void> joinAndProve(const Source& source, const Variant& variant, const fs::path& folder)
{
    for (const auto& file : variant.files) {
        for (std::size_t i = 1; i < source.pieces.size(); ++i)
            if (auto joined = append(partPath(folder, file, 0), partPath(folder, file, i)); !joined)
                return joined;
        if (auto right = prove(folder / file.name, file); !right)
            return right;
    }
    return {};
}

std::string originOf(const Source& source)
{
    const auto& piece = source.pieces.front();
    const auto what = piece.package.empty() ? piece.address : piece.package;
    const auto more = source.pieces.size() > 1 ? fmt::format(" and {} more", source.pieces.size() - 1) : "";
    return fmt::format("{} {}{}{}{}", toString(source.kind), what, piece.version.empty() ? "" : " ", piece.version,
                       more);
}

/// One try at one source. `fraction`: how far the part is, by pieces.
Result<void> fetchFrom(const Source& source, const Variant& variant, PieceProvider& provider, const fs::path& folder,
                       const InstallProgress& progress, const std::stop_token& stop)
{
    const auto plan = planFetches(source, variant, folder);
    std::vector<fs::path> unproven;
    for (std::size_t i = 0; i < plan.size(); ++i) {
        const auto& piece = plan[i].piece;
        const auto what = fmt::format(
            "{}, {:.1f} MB", piece.package.empty() ? fs::path(piece.address).filename().string() : piece.package,
            static_cast<double>(piece.bytes) / kMegabyte);
        const auto tell = [&](std::uint64_t done, std::uint64_t total) {
            const double inside = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0.0;
            progress((static_cast<double>(i) + inside) / static_cast<double>(plan.size()), "Fetching " + what);
        };
        tell(0, 1);
        const auto come = provider.get(source.kind, piece, tell, stop);
        if (!come)
            return come.error();
        if (piece.sha256.empty())
            unproven.push_back(*come);
        if (auto taken = take(*come, plan[i], source.pieces.size() > 1, stop); !taken) {
            provider.reject(*come);
            return taken;
        }
    }
    auto right = joinAndProve(source, variant, folder);
    if (!right)
        std::ranges::for_each(unproven, [&provider](const fs::path& piece) { provider.reject(piece); });
    return right;
}

/// True when the provider has every file of the variant as it should be in the end.
Result<bool> takeWhole(const Variant& variant, PieceProvider& provider, const fs::path& folder)
{
    for (const auto& file : variant.files) {
        const auto found = provider.whole(file);
        if (!found)
            return false;
        if (auto placed = place(*found, folder / file.name, true); !placed)
            return placed.error();
    }
    return true;
}

/// All the reasons in one sentence; the first is what the hint is for.
Error noSource(const ModelPart& part, const std::vector<Error>& reasons)
{
    if (reasons.empty())
        return {ErrorKind::missing,
                fmt::format("The {} cannot be fetched", part.name),
                "Import the files that its page names",
                {}};
    std::set<std::string> hints;
    std::string why;
    for (const auto& reason : reasons) {
        why += (why.empty() ? "" : "; ") + reason.message;
        hints.insert(reason.hint);
    }
    return {reasons.front().kind, fmt::format("The {} could not be had: {}", part.name, why), reasons.front().hint,
            fmt::format("{}", fmt::join(hints, "; "))};
}

Result<std::string> assembleVariant(const Variant& variant, PieceProvider& provider, const fs::path& folder,
                                    const InstallProgress& progress, const std::stop_token& stop,
                                    std::vector<Error>& reasons)
{
    const auto whole = takeWhole(variant, provider, folder);
    if (!whole)
        return whole.error();
    if (*whole)
        return std::string("files of the user");
    for (const auto& source : variant.sources) {
        auto done = fetchFrom(source, variant, provider, folder, progress, stop);
        if (done)
            return originOf(source);
        if (stop.stop_requested())
            return done.error();
        reasons.push_back(done.error());
    }
    return std::string();
}

} // namespace

Result<AssembledPart> assemblePart(const ModelPart& part, PieceProvider& provider, const fs::path& folder,
                                   const InstallProgress& progress, std::stop_token stop)
{
    std::vector<Error> reasons;
    for (const auto& variant : part.variants) {
        const fs::path place = folder / variant.role;
        if (auto made = project::systemFiles().createFolder(place); !made)
            return made.error();
        const auto from = assembleVariant(variant, provider, place, progress, stop, reasons);
        if (!from)
            return from.error();
        if (!from->empty())
            return AssembledPart{variant.role, variant.files.size() == 1 ? place / variant.files.front().name : place,
                                 *from};
    }
    return noSource(part, reasons);
}

} // namespace melisma::models
