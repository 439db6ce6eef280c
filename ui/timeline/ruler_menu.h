// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;

namespace melisma::ui {

class EditModes;

/// What the ruler counts, and how it and the transport write time. `named`: for the window's menu, where the list of
/// shortcuts knows the entries.
void fillRulerMenu(QMenu* menu, EditModes& modes, bool named = false);

} // namespace melisma::ui
