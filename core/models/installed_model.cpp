// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/installed_model.h"

#include "core/base/sha256.h"
#include "core/models/manifest_fields.h"
#include "core/project/file_system.h"

#include <cerrno>

#include <sys/stat.h>

namespace melisma::models {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;

constexpr int kSchema = 1;
constexpr std::int64_t kNanoseconds = 1'000'000'000;

Json recordOf(const InstalledModel& model)
{
    Json files = Json::array();
    for (const auto& file : model.files)
        files.push_back(
            Json{{"name", file.name}, {"sha256", file.sha256}, {"bytes", file.bytes}, {"changed", file.changed}});
    return Json{{"schema", kSchema},
                {"id", model.id},
                {"licence", model.licence},
                {"licenceAccepted", model.licenceAccepted},
                {"commercialUse", model.commercialUse},
                {"from", model.from},
                {"installedBy", model.installedBy},
                {"files", std::move(files)}};
}

std::string textOf(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

InstalledModel readRecord(const Json& json)
{
    InstalledModel model;
    model.id = base::memberOr<std::string>(json, "id", "");
    model.licence = base::memberOr<std::string>(json, "licence", "");
    model.licenceAccepted = base::memberOr<std::string>(json, "licenceAccepted", "");
    model.commercialUse = base::memberOr(json, "commercialUse", false);
    model.from = base::memberOr<std::string>(json, "from", "");
    model.installedBy = base::memberOr<std::string>(json, "installedBy", "");
    for (const auto& file : base::itemsOf(json, "files"))
        model.files.push_back(
            {base::memberOr<std::string>(file, "name", ""), base::memberOr<std::string>(file, "sha256", ""),
             base::memberOr<std::uint64_t>(file, "bytes", 0), base::memberOr<std::int64_t>(file, "changed", 0)});
    return model;
}

bool makesSense(const InstalledModel& model)
{
    for (const auto& file : model.files)
        if (!isPlainName(file.name) || !isSha256(file.sha256))
            return false;
    return !model.id.empty() && !model.files.empty();
}

} // namespace

std::uint64_t InstalledModel::bytes() const
{
    std::uint64_t sum = 0;
    for (const auto& file : files)
        sum += file.bytes;
    return sum;
}

std::string encodeInstalled(const InstalledModel& model)
{
    auto record = recordOf(model);
    record["seal"] = base::sha256Of(textOf(record));
    return textOf(record);
}

Result<InstalledModel> decodeInstalled(const std::string& text, const std::filesystem::path& path)
{
    auto json = base::parseJson(text, path.string());
    if (json && json->is_object()) {
        const auto model = readRecord(*json);
        // Written again it must be the same text: that holds the seal and everything around it.
        if (makesSense(model) && encodeInstalled(model) == text)
            return model;
    }
    return Error{ErrorKind::input, path.string() + " is damaged or was changed", "Install the model again", {}};
}

Result<InstalledFile> lookAt(const std::filesystem::path& path)
{
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0)
        return project::systemError("read", path, errno);
    return InstalledFile{path.filename().string(),
                         {},
                         static_cast<std::uint64_t>(found.st_size),
                         found.st_ctim.tv_sec * kNanoseconds + found.st_ctim.tv_nsec};
}

} // namespace melisma::models
