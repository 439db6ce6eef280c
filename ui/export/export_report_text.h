// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "audio/export/export_project.h"

namespace melisma::ui {

/// What was written: a line for each file with its loudness and true peak, then what a person should know.
QString reportText(const audio::ExportReport& report);
/// Mixes and stems.
int soundFilesIn(const audio::ExportReport& report);

} // namespace melisma::ui
