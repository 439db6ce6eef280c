// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace melisma::ui {

/// The prompts that were generated from, newest first, each once, at most kMost; kept in the user's settings and
/// nowhere else. UI thread.
class PromptHistory {
public:
    static constexpr int kMost = 50;

    static QStringList entries();
    /// Puts `prompt`, without the blanks around it, in front. An empty one is not kept.
    static void add(const QString& prompt);
    static void clear();
    /// Those entries that hold every word of `words`, in any order and case.
    static QStringList matching(const QStringList& entries, const QString& words);
};

} // namespace melisma::ui
