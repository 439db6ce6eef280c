// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;

namespace melisma::ui {

/// Keeps `dialog` as high as its layout needs at its width, whenever something in it is shown, grows or wraps: Qt asks
/// a layout with wrapped texts for its height only before a dialog is first shown. Never makes it smaller.
void keepWholeHeight(QDialog& dialog);

} // namespace melisma::ui
