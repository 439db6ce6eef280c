// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/key.h"

#include <QString>

namespace melisma::ui {

/// "A minor" as the window's language names keys: "a-Moll", "B-Dur" for B flat major. `music::Key::parse` reads it
/// back.
QString keyText(const music::Key& key);

} // namespace melisma::ui
