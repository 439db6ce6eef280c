// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>

namespace melisma::ui {

/// What the composer's reader calls a thing ("wistful", "Nylon Guitar", "8 bars") or why it does not use it, in the
/// window's language. None where reading_terms.cpp does not list it, as names and recipes of voices.
std::optional<QString> readingTerm(const std::string& text);

/// The meaning of words under a topic of the reader: `readingTerm`, with keys by `keyText` and each of several terms.
QString meaningText(const std::string& topic, const std::string& meaning);

} // namespace melisma::ui
