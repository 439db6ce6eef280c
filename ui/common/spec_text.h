// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace melisma::ui {

/// A text of a task's or an effect's description in the language of the window; as it stands where spec_text.cpp does
/// not list it (a worker of another version may say what this window never heard of).
QString specText(const std::string& text);

} // namespace melisma::ui
