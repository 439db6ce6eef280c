// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/install.h"
#include "core/models/model_folder.h"
#include "core/models/model_manifest.h"

#include <string>

namespace melisma::app {

/// resources/models.json of this installation.
base::Result<models::ModelManifest> loadModelTable();

/// The user's models: MELISMA_MODELS, else the folder of the Preferences, else the usual place.
models::ModelFolder userModels();

/// Base address of the user's model hub: MELISMA_MODEL_HUB, else models/hub of the settings; empty: none.
std::string modelHub();

struct InstallWishes {
    bool licenceAccepted = false;
    bool anew = false; ///< even when the model is there and whole
    models::InstallProgress progress;
    std::stop_token stop;
};

/// models::install into the user's folder; a worker of its own converts the weights. Blocks.
base::Result<models::InstalledModel> installModel(models::PieceProvider& pieces, const models::ModelManifest& table,
                                                  const models::ModelEntry& entry, const InstallWishes& wishes);

/// Tells the workers, which know no settings, where the models are. Called once at start, before threads.
void passModelsFolderToWorkers();

} // namespace melisma::app
