// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/model_store.h"

#include "app/studio/process_backend.h"
#include "app/studio/task_converter.h"
#include "core/base/resource_folder.h"
#include "core/models/piece_provider.h"

#include <QSettings>

#include <cstdlib>

namespace melisma::app {

namespace {

/// The studio's own file, which verbs read too.
std::string setting(const char* key)
{
    const QSettings stored(QStringLiteral("Melisma"), QStringLiteral("Melisma"));
    return stored.value(QLatin1String(key)).toString().toStdString();
}

} // namespace

base::Result<models::ModelManifest> loadModelTable()
{
    const auto resources = base::resourceFolder();
    return resources ? models::loadManifest(*resources / "models.json") : resources.error();
}

models::ModelFolder userModels()
{
    return models::ModelFolder(models::ModelFolder::usualRoot(setting("paths/models")));
}

std::string modelHub()
{
    return models::NetworkPieces::usualHub(setting("models/hub"));
}

base::Result<models::InstalledModel> installModel(models::PieceProvider& pieces, const models::ModelManifest& table,
                                                  const models::ModelEntry& entry, const InstallWishes& wishes)
{
    ProcessBackend backend;
    TaskConverter converter(backend);
    const auto folder = userModels();
    models::InstallTools tools{table, folder, pieces, converter};
    tools.licenceAccepted = wishes.licenceAccepted;
    tools.anew = wishes.anew;
    tools.progress = wishes.progress;
    tools.stop = wishes.stop;
    return models::install(entry, tools);
}

void passModelsFolderToWorkers()
{
    ::setenv("MELISMA_MODELS", userModels().root().c_str(), 1);
}

} // namespace melisma::app
