// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>

namespace melisma::ui {

/// Counts starts that died before the window was up. Made before anything that may fail, told once it is up.
///
/// After kMostFailures in a row the start is safe: the last project stays closed and the sound card alone, so that
/// whatever killed the program is not met again. A safe start that succeeds ends the row.
class StartGuard {
public:
    static constexpr int kMostFailures = 2;

    StartGuard();
    bool safe() const { return m_failures >= kMostFailures; }
    void windowIsUp();

private:
    int m_failures = 0;
};

} // namespace melisma::ui
