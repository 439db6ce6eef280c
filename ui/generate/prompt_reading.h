// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <QString>

#include <vector>

namespace melisma::ui {

/// Characters [begin, end) of a prompt.
struct TextSpan {
    int begin = 0;
    int end = 0;
    bool operator==(const TextSpan&) const = default;
};

/// A stretch of a prompt and how a task reads it.
struct ReadStretch {
    QString text;
    QString topic; ///< "mood", the reader's own word; empty: not used
    QString as;    ///< "wistful" in the window's language; empty where the words are taken as they are
    QString why;   ///< it is not used; empty: not understood
    TextSpan words;
    TextSpan cut; ///< what goes with them when they are taken out
    bool operator==(const ReadStretch&) const = default;
};

/// The answer of a task's preview for `prompt`. What makes no sense (another version's answer) is left out.
std::vector<ReadStretch> readingFrom(const base::Json& facts, const QString& prompt);

/// What to take out of `prompt` so that it reads well without the stretch: with its blanks and one of its commas.
TextSpan tidyCut(const QString& prompt, TextSpan cut);

/// "rainy → wistful", "no drums": what a chip shows.
QString chipText(const ReadStretch& stretch);
/// "Mood: wistful", "Not understood": one sentence about it.
QString chipHelp(const ReadStretch& stretch);

} // namespace melisma::ui
