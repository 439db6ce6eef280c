// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/import_tempo.h"

class QWidget;

namespace melisma::ui {

/// Three buttons over `window`: take the file's tempo and meter, keep the song's, import nothing; and a tick that keeps
/// the first two in the Preferences.
ImportTempo::Answer askForTempo(const ImportTempo::Question& question, QWidget* window);

} // namespace melisma::ui
