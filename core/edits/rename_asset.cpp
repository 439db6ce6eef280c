// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/rename_asset.h"

#include "core/edits/edit_helpers.h"

namespace melisma::edits {

base::Result<project::Project> renameAsset(const project::Project& project, const std::string& sha256,
                                           const std::string& name)
{
    const auto known = project.assets.find(sha256);
    if (known == project.assets.end())
        return usageError("That sound is not in the project", "Choose one from the media list");
    if (auto good = checkName(name, "sound"); !good)
        return good.error();
    project::Project edited = project;
    project::Asset asset = *known->second;
    asset.name = name;
    edited.assets[sha256] = std::move(asset);
    return edited;
}

} // namespace melisma::edits
