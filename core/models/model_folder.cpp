// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/model_folder.h"

#include "core/base/leftovers.h"
#include "core/base/sha256.h"
#include "core/base/user_folder.h"
#include "core/models/model_manifest.h"
#include "core/project/file_system.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace melisma::models {

namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;
using base::Result;

constexpr const char* kRecord = "installed.json";

Error damaged(const fs::path& path, const std::string& id)
{
    return {
        ErrorKind::input, path.string() + " is damaged or was changed: it is not what was installed", pullHint(id), {}};
}

Result<void> writeWhole(const fs::path& path, const std::string& text)
{
    auto file = project::systemFiles().openForWriting(path, 0);
    if (!file)
        return file.error();
    if (auto written = (*file)->write(text); !written)
        return written;
    return (*file)->sync();
}

/// Keeps the new change times, so that the next look is quick. In a folder that cannot be written nothing is lost.
void refreshRecord(const fs::path& folder, const InstalledModel& model)
{
    const fs::path fresh = folder / (".record-" + base::ownerTag());
    if (writeWhole(fresh, encodeInstalled(model)) && project::systemFiles().rename(fresh, folder / kRecord))
        return;
    std::error_code ignored;
    fs::remove(fresh, ignored);
}

/// Size, hash and change time of the file, once it is on the disk for good.
Result<InstalledFile> sealFile(const fs::path& path)
{
    std::error_code failure;
    const auto size = fs::file_size(path, failure);
    if (failure)
        return project::systemError("read", path, failure.value());
    auto file = project::systemFiles().openForWriting(path, size);
    if (!file)
        return file.error();
    if (auto synced = (*file)->sync(); !synced)
        return synced.error();
    const auto hash = base::sha256OfFile(path);
    if (!hash)
        return hash.error();
    auto look = lookAt(path);
    if (look)
        look->sha256 = *hash;
    return look;
}

} // namespace

std::string pullHint(const std::string& id)
{
    return fmt::format("Run: melisma models pull {} --accept-licence", id);
}

fs::path ModelFolder::usualRoot(const fs::path& chosen)
{
    return base::userFolder("MELISMA_MODELS", "models", chosen);
}

std::vector<std::string> ModelFolder::ids() const
{
    std::vector<std::string> ids;
    std::error_code failure;
    for (fs::directory_iterator at(m_root, failure), end; !failure && at != end; at.increment(failure)) {
        auto name = at->path().filename().string();
        std::error_code absent;
        if (isModelId(name) && fs::exists(at->path() / kRecord, absent))
            ids.push_back(std::move(name));
    }
    std::ranges::sort(ids);
    return ids;
}

Result<InstalledModel> ModelFolder::open(const std::string& id) const
{
    const auto path = folderOf(id) / kRecord;
    std::ifstream file(path, std::ios::binary);
    if (!isModelId(id) || !file)
        return Error{
            ErrorKind::missing, fmt::format("The model {} is not in {}", id, m_root.string()), pullHint(id), {}};
    auto model = decodeInstalled({std::istreambuf_iterator<char>(file), {}}, path);
    if (!model || model->id != id)
        return damaged(path, id);
    const auto fresh = proveFiles(*model);
    if (!fresh)
        return fresh.error();
    if (*fresh)
        refreshRecord(folderOf(id), *model);
    return model;
}

/// True when a file had to be hashed and was right: its new change time is in `model` then.
Result<bool> ModelFolder::proveFiles(InstalledModel& model) const
{
    bool fresh = false;
    for (auto& file : model.files) {
        const auto path = folderOf(model.id) / file.name;
        const auto look = lookAt(path);
        if (!look || look->bytes != file.bytes)
            return damaged(path, model.id);
        if (look->changed == file.changed)
            continue;
        const auto hash = base::sha256OfFile(path);
        if (!hash || *hash != file.sha256)
            return damaged(path, model.id);
        file.changed = look->changed;
        fresh = true;
    }
    return fresh;
}

Result<base::ModelFiles> ModelFolder::find(const std::string& id) const
{
    auto model = open(id);
    if (!model)
        return model.error();
    base::ModelFiles files{id, folderOf(id), model->licence, model->from, {}};
    for (auto& file : model->files)
        files.sha256.emplace(std::move(file.name), std::move(file.sha256));
    return files;
}

Result<InstalledModel> ModelFolder::adopt(const Path& work, InstalledModel model) const
{
    auto& disk = project::systemFiles();
    for (auto& file : model.files) {
        auto kept = sealFile(work / file.name);
        if (!kept)
            return kept.error();
        file = std::move(*kept);
    }
    if (auto written = writeWhole(work / kRecord, encodeInstalled(model)); !written)
        return written.error();
    if (auto synced = disk.syncFolder(work); !synced)
        return synced.error();
    const auto place = folderOf(model.id);
    std::error_code absent;
    // What was there goes to `work`, and away with it.
    auto moved = fs::exists(place, absent) ? disk.exchange(work, place) : disk.rename(work, place);
    if (moved)
        moved = disk.syncFolder(m_root);
    return moved ? Result<InstalledModel>(std::move(model)) : moved.error();
}

Result<bool> ModelFolder::remove(const std::string& id) const
{
    std::error_code failure;
    if (!isModelId(id) || !fs::exists(folderOf(id), failure))
        return false;
    auto space = InstallSpace::open(*this);
    if (!space)
        return space.error();
    if (auto moved = project::systemFiles().rename(folderOf(id), (*space)->path() / id); !moved)
        return moved.error();
    return true;
}

} // namespace melisma::models
