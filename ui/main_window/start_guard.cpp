// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/start_guard.h"

namespace melisma::ui {
namespace {

const auto kKey = QStringLiteral("start/failures");

} // namespace

StartGuard::StartGuard()
{
    QSettings settings;
    m_failures = settings.value(kKey, 0).toInt();
    settings.setValue(kKey, m_failures + 1);
    settings.sync(); // on the disk before the program can die
}

void StartGuard::windowIsUp()
{
    QSettings settings;
    settings.remove(kKey);
    settings.sync();
}

} // namespace melisma::ui
