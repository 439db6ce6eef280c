// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace melisma::ui {

/// The name of a preset that comes with the program, in the user's language; any other as it is.
QString presetText(const std::string& name);
bool isPresetText(const std::string& name);

} // namespace melisma::ui
