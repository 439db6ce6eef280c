// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/voice_samples.h"

#include "core/base/json.h"
#include "core/base/leftovers.h"
#include "core/base/sha256.h"
#include "core/models/model_folder.h"

#include <QStandardPaths>

#include <algorithm>
#include <system_error>
#include <vector>

namespace melisma::ui {

namespace fs = std::filesystem;

namespace {

constexpr const char* kNewPrefix = ".new-";

} // namespace

fs::path VoiceSamples::usualRoot()
{
    return fs::path(QStandardPaths::writableLocation(QStandardPaths::CacheLocation).toStdString()) / "voices";
}

fs::path VoiceSamples::fileOf(const base::TaskRequest& request, const std::string& weights) const
{
    return m_root / (base::sha256Of(weights + base::toJson(request).dump()) + ".wav");
}

base::Result<void> VoiceSamples::keep(const Path& sound, const Path& file) const
{
    std::error_code failure;
    fs::create_directories(m_root, failure);
    base::removeLeftovers(m_root, kNewPrefix);
    const auto fresh = m_root / (kNewPrefix + base::ownerTag() + "-" + file.filename().string());
    if (!failure)
        fs::copy_file(sound, fresh, fs::copy_options::overwrite_existing, failure);
    if (!failure)
        fs::rename(fresh, file, failure);
    if (!failure) {
        shrink();
        return {};
    }
    std::error_code ignored;
    fs::remove(fresh, ignored);
    return base::Error{base::ErrorKind::io,
                       "The sample could not be kept in " + m_root.string() + ": " + failure.message(),
                       "Free some space there",
                       {}};
}

void VoiceSamples::shrink() const
{
    std::vector<std::pair<fs::file_time_type, fs::path>> samples;
    std::error_code ignored;
    for (fs::directory_iterator at(m_root, ignored), end; !ignored && at != end; at.increment(ignored)) {
        std::error_code gone;
        const auto time = fs::last_write_time(at->path(), gone);
        if (at->path().extension() == ".wav" && !gone)
            samples.emplace_back(time, at->path());
    }
    std::ranges::sort(samples);
    for (std::size_t i = 0; i + kMost < samples.size(); ++i)
        fs::remove(samples[i].second, ignored);
}

std::string installedWeights(const std::string& model)
{
    const models::ModelFolder folder(models::ModelFolder::usualRoot());
    const auto record = base::readJsonFile(folder.folderOf(model) / "installed.json");
    std::string weights;
    if (record && record->contains("files") && (*record)["files"].is_array())
        for (const auto& file : (*record)["files"])
            weights += base::memberOr<std::string>(file, "sha256", "");
    return weights;
}

} // namespace melisma::ui
