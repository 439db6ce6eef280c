// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/font_check.h"

#include "app/studio/cli/worker_run.h"
#include "app/studio/scratch_folder.h"

namespace melisma::app {

base::Result<audio::CheckedFont> checkFont(const VerbContext& context, const std::filesystem::path& file,
                                           const std::string& name)
{
    const auto scratch = ScratchFolder::make();
    if (!scratch)
        return scratch.error();
    return audio::checkFont(file, name, [&](const base::TaskRequest& request) -> base::Result<base::Json> {
        auto result = runInWorker(context, request, scratch->path());
        if (!result)
            return result.error();
        return std::move(result->facts);
    });
}

base::Result<void> checkFonts(const VerbContext& context, const project::Project& project,
                              const project::ProjectFolder& folder)
{
    for (const auto& [hash, asset] : project.assets) {
        std::error_code ignored;
        const auto file = folder.mediaPath(*asset);
        if (asset->kind != project::AssetKind::soundfont || !std::filesystem::is_regular_file(file, ignored) ||
            audio::CheckedFonts().find(hash))
            continue;
        if (const auto checked = checkFont(context, file, asset->name); !checked)
            return checked.error();
    }
    return {};
}

} // namespace melisma::app
