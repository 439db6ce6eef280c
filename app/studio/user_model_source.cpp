// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/user_model_source.h"

#include "app/studio/model_store.h"
#include "core/models/piece_provider.h"

namespace melisma::app {

base::Result<models::ModelOffer> UserModelSource::offer(const std::string& id) const
{
    const auto table = loadModelTable();
    if (!table)
        return table.error();
    const auto found = table->get(id);
    if (!found)
        return found.error();
    const auto& entry = **found;
    return models::ModelOffer{entry.id,          entry.title,      entry.licence,
                              entry.licenceText, entry.licenceUrl, entry.downloadBytes()};
}

base::Result<void> UserModelSource::fetch(const std::string& id, const Progress& progress, std::stop_token stop)
{
    const auto table = loadModelTable();
    if (!table)
        return table.error();
    const auto entry = table->get(id);
    if (!entry)
        return entry.error();
    const auto folder = userModels();
    models::NetworkPieces pieces(folder, {false, modelHub()});
    const auto installed = installModel(pieces, *table, **entry, {true, false, progress, std::move(stop)});
    return installed ? base::Result<void>() : installed.error();
}

} // namespace melisma::app
