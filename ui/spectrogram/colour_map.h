// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRgb>

namespace melisma::ui {

/// 256 colours from black over violet, red and orange to pale yellow, brightness rising evenly so that louder always
/// looks lighter (after "inferno" of matplotlib, S. van der Walt and N. Smith, CC0).
const QList<QRgb>& spectrogramColours();

} // namespace melisma::ui
