// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/crowded_notes.h"

#include "ml/sing/token_timing.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml::sing {

namespace {

using Tokens = std::vector<SungToken>;

Tokens::iterator vowelOf(Tokens& tokens)
{
    return std::ranges::find(tokens, TokenKind::vowel, &SungToken::kind);
}

int marksOf(const Tokens& tokens)
{
    return static_cast<int>(std::ranges::count(tokens, TokenKind::stress, &SungToken::kind));
}

/// Frames that the sounds from the vowel of `here` up to that of `next` need at least, with a space or rest. A stress
/// mark counts to its vowel.
int needed(Tokens& here, Tokens& next)
{
    const auto held = static_cast<int>(here.end() - vowelOf(here)) + marksOf(here);
    return held + 1 + static_cast<int>(vowelOf(next) - next.begin()) - marksOf(next);
}

bool leaveOutOne(Tokens& here, Tokens& next)
{
    if (!here.empty() && here.back().kind != TokenKind::vowel) {
        here.pop_back();
        return true;
    }
    const auto onset = std::ranges::find(next, TokenKind::onset, &SungToken::kind);
    if (onset != next.end()) {
        next.erase(onset);
        return true;
    }
    const auto mark = std::ranges::find(here, TokenKind::stress, &SungToken::kind);
    if (mark == here.end())
        return false;
    here.erase(mark);
    return true;
}

} // namespace

int leaveOutCrowded(std::vector<SungNote>& notes)
{
    int gone = 0;
    SungNote* here = nullptr;
    for (auto& next : notes) {
        if (vowelOf(next.tokens) == next.tokens.end())
            continue;
        if (here) {
            const auto frames = [](double seconds) { return std::lround(seconds / kFrameSeconds); };
            const auto room = frames(next.startSeconds) - frames(here->startSeconds);
            while (needed(here->tokens, next.tokens) > room && leaveOutOne(here->tokens, next.tokens))
                ++gone;
        }
        here = &next;
    }
    return gone;
}

} // namespace melisma::ml::sing
