// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace melisma::ui {

/// Whether the desktop asks for light windows (freedesktop portal, "color-scheme" 2). False where it does not say, or
/// does not answer within a third of a second. UI thread.
bool systemPrefersLight();

} // namespace melisma::ui
