// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/model_manifest.h"

#include "core/models/manifest_fields.h"
#include "core/models/web_address.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace melisma::models {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using Need = ManifestFields::Need;

constexpr int kSchema = 1;
constexpr std::size_t kLongestId = 64;
constexpr std::array kKinds = {SourceKind::pip, SourceKind::npm, SourceKind::hub, SourceKind::https, SourceKind::file};

/// Relative, without a step up: safe to put behind an address or to look for in an archive.
bool staysInside(const std::string& path)
{
    const std::filesystem::path each(path);
    return each.is_relative() && std::ranges::find(each, "..") == each.end();
}

SourceKind readKind(ManifestFields& fields)
{
    const auto word = fields.text("kind");
    const auto found = std::ranges::find(kKinds, word, [](SourceKind kind) { return toString(kind); });
    if (found != kKinds.end())
        return *found;
    fields.complain("kind", "must be pip, npm, hub, https or file");
    return SourceKind::https;
}

void checkAddress(ManifestFields& fields, SourceKind kind, const std::string& address)
{
    if (kind == SourceKind::hub && !staysInside(address))
        fields.complain("address", "must be a path inside the repository");
    if (kind == SourceKind::https && !mayFetchFrom(address))
        fields.complain("address", "must begin with https://");
    if (kind == SourceKind::file && !std::filesystem::path(address).is_absolute())
        fields.complain("address", "must be an absolute path");
}

Piece readPiece(ManifestFields& fields, SourceKind kind)
{
    const bool isPackage = kind == SourceKind::pip || kind == SourceKind::npm;
    Piece piece;
    if (isPackage || kind == SourceKind::hub)
        piece.package = fields.text("package");
    if (isPackage)
        piece.version = fields.text("version");
    else
        piece.address = fields.text("address");
    piece.member = fields.text("member", isPackage ? Need::must : Need::may);
    piece.sha256 = fields.sha256("sha256", isPackage ? Need::must : Need::may);
    piece.bytes = fields.bytes("bytes");
    // A package's name becomes an argument of its client, which must not take it for an option.
    if (piece.package.starts_with('-') || piece.version.starts_with('-') || piece.package.starts_with('/'))
        fields.complain("package", "must be a name");
    if (!staysInside(piece.member))
        fields.complain("member", "must be a path inside the archive");
    checkAddress(fields, kind, piece.address);
    return piece;
}

Source readSource(ManifestFields& fields, std::size_t files)
{
    Source source;
    source.kind = readKind(fields);
    fields.items("pieces", Need::must,
                 [&source](ManifestFields& item) { source.pieces.push_back(readPiece(item, source.kind)); });
    if (files > 1 && source.pieces.size() > 1)
        fields.complain("pieces", "must be one when the variant has several files");
    return source;
}

Variant readVariant(ManifestFields& fields)
{
    Variant variant;
    variant.role = fields.text("role");
    fields.items("files", Need::must, [&variant](ManifestFields& item) {
        auto name = item.fileName("name");
        auto hash = item.sha256("sha256");
        variant.files.push_back({std::move(name), std::move(hash), item.bytes("bytes")});
    });
    fields.items("sources", Need::may, [&variant](ManifestFields& item) {
        variant.sources.push_back(readSource(item, variant.files.size()));
    });
    return variant;
}

ModelPart readPart(ManifestFields& fields)
{
    ModelPart part;
    part.name = fields.text("name");
    fields.items("variants", Need::must, [&part](ManifestFields& item) { part.variants.push_back(readVariant(item)); });
    return part;
}

void readInstalls(ManifestFields& fields, ModelEntry& entry)
{
    entry.installs = fields.texts("installs");
    if (entry.installs.empty() || !std::ranges::all_of(entry.installs, isPlainName))
        fields.complain("installs", "must be names of files");
}

ModelEntry readEntry(ManifestFields& fields)
{
    ModelEntry entry;
    entry.id = fields.text("id");
    if (!isModelId(entry.id))
        fields.complain("id", "must be small letters, digits, '.', '-' and '_'");
    entry.task = fields.text("task");
    entry.title = fields.text("title");
    entry.licence = fields.text("licence");
    entry.licenceText = fields.text("licenceText");
    entry.licenceUrl = fields.text("licenceUrl");
    entry.commercialUse = fields.flag("commercialUse");
    entry.needs = fields.texts("needs", Need::may);
    entry.converts = fields.flag("converts", Need::may);
    readInstalls(fields, entry);
    fields.items("parts", Need::must, [&entry](ManifestFields& item) { entry.parts.push_back(readPart(item)); });
    return entry;
}

/// An entry may need those above it alone, so that no two can need each other.
void addEntry(ManifestFields& fields, ModelManifest& manifest)
{
    auto entry = readEntry(fields);
    if (manifest.find(entry.id))
        fields.complain("id", "is there twice");
    for (const auto& need : entry.needs)
        if (!manifest.find(need))
            fields.complain("needs", fmt::format("names '{}', which does not stand above it", need));
    manifest.models.push_back(std::move(entry));
}

std::string filled(std::string text, std::string_view mark, const std::string& value)
{
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size()))
        text.replace(at, mark.size(), value);
    return text;
}

} // namespace

std::string_view toString(SourceKind kind)
{
    switch (kind) {
    case SourceKind::pip:
        return "pip";
    case SourceKind::npm:
        return "npm";
    case SourceKind::hub:
        return "hub";
    case SourceKind::https:
        return "https";
    case SourceKind::file:
        break;
    }
    return "file";
}

bool isModelId(std::string_view id)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    };
    return !id.empty() && id.size() <= kLongestId && std::isalnum(static_cast<unsigned char>(id.front())) != 0 &&
           std::ranges::all_of(id, allowed);
}

Piece pieceFor(const Piece& piece, const ModelFile& file)
{
    const auto stem = std::filesystem::path(file.name).stem().string();
    Piece made = piece;
    for (auto* text : {&made.address, &made.member})
        *text = filled(filled(*text, "{name}", file.name), "{stem}", stem);
    return made;
}

std::uint64_t ModelEntry::downloadBytes() const
{
    std::uint64_t sum = 0;
    for (const auto& part : parts) {
        const auto& variant = part.variants.front();
        // A piece for each file, or no source at all, makes one fetch the files themselves.
        if (variant.sources.empty() || variant.sources.front().pieces.front().address.find('{') != std::string::npos)
            for (const auto& file : variant.files)
                sum += file.bytes;
        else
            for (const auto& piece : variant.sources.front().pieces)
                sum += piece.bytes;
    }
    return sum;
}

const ModelEntry* ModelManifest::find(std::string_view id) const
{
    const auto found = std::ranges::find(models, id, &ModelEntry::id);
    return found == models.end() ? nullptr : &*found;
}

Result<const ModelEntry*> ModelManifest::get(std::string_view id) const
{
    if (const auto* entry = find(id))
        return entry;
    std::vector<std::string> ids;
    for (const auto& entry : models)
        ids.push_back(entry.id);
    return Error{ErrorKind::notFound,
                 fmt::format("There is no model '{}'", id),
                 fmt::format("The models are: {}", fmt::join(ids, ", ")),
                 {}};
}

Result<ModelManifest> parseManifest(const Json& json, std::string_view what)
{
    ModelManifest manifest;
    std::string complaint;
    ManifestFields fields(json, std::string(what), complaint);
    fields.exactly("schema", kSchema);
    fields.items("models", Need::may, [&manifest](ManifestFields& item) { addEntry(item, manifest); });
    fields.finish();
    if (!complaint.empty())
        return Error{ErrorKind::input, complaint, "Install Melisma again, or mend the table by docs/MODELS.md", {}};
    return manifest;
}

Result<ModelManifest> loadManifest(const std::filesystem::path& path)
{
    const auto json = base::readJsonFile(path);
    return json ? parseManifest(*json, path.filename().string()) : json.error();
}

} // namespace melisma::models
