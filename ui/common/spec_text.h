// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace melisma::ui {

/// What comes from outside Qt in the language of the window: descriptions of tasks and effects, stages of jobs, notes
/// of exports, drums. As it stands where spec_text.cpp does not list it (a worker of another version may say what this
/// window never heard of).
QString specText(const std::string& text);

/// Whether spec_text.cpp lists it, as it stands or with a value in it.
bool isSpecText(const std::string& text);

} // namespace melisma::ui
