// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/model_folder.h"

#include <QTest>

namespace melisma::tests {

/// Narrow nets of the published layouts.
inline std::filesystem::path conversionGolden(const char* name)
{
    return std::filesystem::path(qEnvironmentVariable("MELISMA_SOURCE_DIR").toStdString()) / "tests" / "golden" /
           "conversion" / name;
}

/// Installs one of them under `root` as the file `name` of the model `id`.
inline void installGolden(const std::filesystem::path& root, const char* id, const char* golden, const char* name)
{
    const auto work = root / ".work-test";
    std::filesystem::create_directories(work);
    std::filesystem::copy_file(conversionGolden(golden), work / name);
    models::InstalledModel model;
    model.id = id;
    model.licence = "MIT";
    model.files = {{name, {}, 0, 0}};
    const auto adopted = models::ModelFolder(root).adopt(work, model);
    QVERIFY2(adopted.ok(), adopted ? "" : adopted.error().sentence().c_str());
}

} // namespace melisma::tests
