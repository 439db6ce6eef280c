// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <functional>

namespace melisma::ui {

/// Asks for a name and puts the open project as it is now, with all its sounds, into that one file.
void savePortableCopy(Session& session, QWidget* window);
/// The same with the name given; an existing file is replaced.
void writePortableCopy(Session& session, const QString& path, QWidget* window);

/// Asks for a portable copy; empty when none was chosen.
QString askForPortableCopy(QWidget* window);
/// Unpacks the portable copy beside itself and hands the project's folder to `open`. What is wrong with it is said by
/// the session's message(); then nothing is opened.
void unpackPortableCopy(Session& session, const QString& path, QWidget* window,
                        std::function<void(const QString&)> open);

} // namespace melisma::ui
