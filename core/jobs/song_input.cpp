// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/song_input.h"

#include "core/base/sha256.h"
#include "core/project/score_of.h"

#include <fstream>

namespace melisma::jobs {
namespace fs = std::filesystem;

base::Result<void> addScoreInput(base::TaskRequest& request, const char* role, const music::Score& score,
                                 const fs::path& folder)
{
    const std::string text = music::toJson(score).dump();
    const std::string hash = base::sha256Of(text);
    std::error_code failed;
    fs::create_directories(folder, failed);
    const fs::path path = folder / (std::string(role) + "-" + hash.substr(0, 16) + ".json");
    std::ofstream out(path, std::ios::binary);
    out << text;
    out.close();
    if (!out)
        return base::Error{base::ErrorKind::io,
                           "The notes could not be handed to the worker: " + path.string() + " cannot be written",
                           "Free some disk space or check the folder's permissions"};
    request.inputs.push_back({role, path, hash});
    return {};
}

base::Result<void> addSongInput(base::TaskRequest& request, const project::Project& project, const fs::path& folder)
{
    if (auto added = addScoreInput(request, kSongInput, project::scoreOf(project), folder); !added)
        return added;
    if (!request.params.has("prompt"))
        if (const std::string prompt = project::songPrompt(project); !prompt.empty())
            request.params.set("prompt", prompt);
    return {};
}

} // namespace melisma::jobs
