// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/shortcut_map.h"

namespace melisma::ui {

/// The keys that widgets handle themselves, for the list of shortcuts: they go with what is shown (arrows along rows,
/// numbers for takes) and are nobody's to change. A widget that takes such a key adds it here.
std::vector<ShortcutEntry> fixedKeys();

} // namespace melisma::ui
