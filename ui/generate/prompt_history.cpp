// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/prompt_history.h"

#include <QSettings>

#include <algorithm>

namespace melisma::ui {
namespace {

constexpr auto kKey = "prompts/history";

} // namespace

QStringList PromptHistory::entries()
{
    return QSettings().value(QLatin1String(kKey)).toStringList().mid(0, kMost);
}

void PromptHistory::add(const QString& prompt)
{
    const QString text = prompt.trimmed();
    if (text.isEmpty())
        return;
    QStringList all = entries();
    all.removeAll(text);
    all.prepend(text);
    QSettings().setValue(QLatin1String(kKey), all.mid(0, kMost));
}

void PromptHistory::clear()
{
    QSettings().remove(QLatin1String(kKey));
}

QStringList PromptHistory::matching(const QStringList& entries, const QString& words)
{
    const QStringList wanted = words.simplified().split(u' ', Qt::SkipEmptyParts);
    QStringList found;
    for (const QString& entry : entries)
        if (std::ranges::all_of(wanted, [&](const QString& word) { return entry.contains(word, Qt::CaseInsensitive); }))
            found << entry;
    return found;
}

} // namespace melisma::ui
