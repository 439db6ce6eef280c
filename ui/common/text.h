// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QString>

#include <filesystem>
#include <string>

namespace melisma::ui {

QString toQString(const std::string& text);
QString toQString(const std::filesystem::path& path);
std::filesystem::path toPath(const QString& text);

/// `value` with `decimals` places and a real minus sign (U+2212); independent of the locale.
QString numberText(double value, int decimals);
/// "−4.0", "−∞" at and below the silent floor of the faders.
QString gainText(double decibels);
/// "0:41.276"
QString clockText(base::Seconds time);
/// "6 s", "1 min 10 s": how long something will still take.
QString durationText(double seconds);
/// At most `length` characters, cut at a word with an ellipsis.
QString shortened(const QString& text, int length);

} // namespace melisma::ui
