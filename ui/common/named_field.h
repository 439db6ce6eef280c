// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLineEdit;

namespace melisma::ui {

/// A line to write into that screen readers and tests know by name; `label` also stands in it while it is empty.
/// Ownership: the layout's that it goes into.
QLineEdit* namedField(const QString& label, const char* objectName);

} // namespace melisma::ui
