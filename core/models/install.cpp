// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/install.h"

#include "core/project/file_system.h"
#include "core/project/provenance.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace melisma::models {

namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using base::Result;

constexpr double kFetching = 0.8; ///< share of the work, for the bar

std::uint64_t bytesOf(const ModelPart& part)
{
    std::uint64_t sum = 0;
    for (const auto& file : part.variants.front().files)
        sum += file.bytes;
    return sum;
}

/// Progress of one part, as a share of all by size.
InstallProgress shareOf(const InstallTools& tools, double begin, double length)
{
    return [&tools, begin, length](double fraction, const std::string& stage) {
        if (tools.progress)
            tools.progress(begin + length * std::clamp(fraction, 0.0, 1.0), stage);
    };
}

Result<std::vector<AssembledPart>> assembleAll(const ModelEntry& entry, const InstallTools& tools, const fs::path& work)
{
    double total = 0.0;
    for (const auto& part : entry.parts)
        total += static_cast<double>(bytesOf(part));
    std::vector<AssembledPart> parts;
    double done = 0.0;
    for (const auto& part : entry.parts) {
        const double share = kFetching * static_cast<double>(bytesOf(part)) / total;
        auto made = assemblePart(part, tools.pieces, work / part.name, shareOf(tools, done, share), tools.stop);
        if (!made)
            return made.error();
        parts.push_back(std::move(*made));
        done += share;
    }
    return parts;
}

/// The files as they came, for a model that needs no conversion. A file with a second name elsewhere is copied: what is
/// written there later must not reach the model.
Result<void> keepAsTheyAre(const std::vector<AssembledPart>& parts, const fs::path& folder)
{
    for (const auto& part : parts) {
        const auto from = fs::is_directory(part.path) ? part.path : part.path.parent_path();
        for (const auto& file : fs::directory_iterator(from)) {
            const auto target = folder / file.path().filename();
            std::error_code failure;
            if (file.hard_link_count() > 1)
                fs::copy_file(file.path(), target, failure);
            else
                fs::rename(file.path(), target, failure);
            if (failure)
                return project::systemError("write", target, failure.value());
        }
    }
    return {};
}

/// Whatever else the converter left is not part of the model.
Result<void> keepOnly(const std::vector<std::string>& names, const fs::path& folder)
{
    std::error_code ignored;
    for (const auto& name : names)
        if (!fs::is_regular_file(fs::symlink_status(folder / name, ignored)))
            return Error{ErrorKind::internal,
                         fmt::format("The conversion made no {}", name),
                         "Run installer/setup again, then pull the model once more",
                         {}};
    std::vector<fs::path> others;
    for (const auto& file : fs::directory_iterator(folder))
        if (std::ranges::find(names, file.path().filename().string()) == names.end())
            others.push_back(file.path());
    for (const auto& other : others)
        fs::remove_all(other, ignored);
    return {};
}

std::string originOf(const std::vector<AssembledPart>& parts)
{
    std::vector<std::string> each;
    for (const auto& part : parts)
        each.push_back(part.from);
    return fmt::format("{}", fmt::join(each, ", "));
}

InstalledModel recordFor(const ModelEntry& entry, const std::vector<AssembledPart>& parts)
{
    InstalledModel model;
    model.id = entry.id;
    model.licence = entry.licence;
    model.licenceAccepted = project::timestampNow();
    model.commercialUse = entry.commercialUse;
    model.from = originOf(parts);
    model.installedBy = MELISMA_VERSION;
    for (const auto& name : entry.installs)
        model.files.push_back({name});
    return model;
}

Result<InstalledModel> makeIn(const fs::path& work, const ModelEntry& entry, const InstallTools& tools)
{
    auto& disk = project::systemFiles();
    const fs::path made = work / "made";
    if (auto folder = disk.createFolder(made); !folder)
        return folder.error();
    const auto parts = assembleAll(entry, tools, work / "sources");
    if (!parts)
        return parts.error();
    auto kept = entry.converts ? tools.converter.convert(entry.id, *parts, made,
                                                         shareOf(tools, kFetching, 1.0 - kFetching), tools.stop)
                               : keepAsTheyAre(*parts, made);
    if (kept)
        kept = keepOnly(entry.installs, made);
    if (!kept)
        return kept.error();
    if (tools.stop.stop_requested())
        return Error{ErrorKind::cancelled, "Cancelled", {}, {}};
    return tools.folder.adopt(made, recordFor(entry, *parts));
}

/// Downloads are for going on after an interruption; a finished model needs none.
void clearDownloads(const ModelFolder& folder)
{
    std::error_code ignored;
    fs::remove_all(folder.downloads(), ignored);
}

} // namespace

std::string licenceNotice(const ModelEntry& entry)
{
    return fmt::format("{} comes under {}: {} ({})", entry.title, entry.licence, entry.licenceText, entry.licenceUrl);
}

Result<InstalledModel> install(const ModelEntry& entry, const InstallTools& tools)
{
    for (const auto& need : entry.needs) {
        const auto needed = tools.manifest.get(need);
        if (!needed)
            return needed.error();
        if (auto there = install(**needed, tools); !there)
            return there;
    }
    if (auto there = tools.folder.open(entry.id); there && !tools.anew)
        return there;
    if (!tools.licenceAccepted)
        return Error{ErrorKind::input, licenceNotice(entry), "Add --accept-licence when you agree to that", {}};
    auto space = InstallSpace::open(tools.folder);
    if (!space)
        return space.error();
    auto model = makeIn((*space)->path(), entry, tools);
    if (model)
        clearDownloads(tools.folder);
    return model;
}

} // namespace melisma::models
