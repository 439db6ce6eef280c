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

/// Frames that the sounds from the vowel of `here` up to that of `next` need at least, with a space or rest.
int needed(Tokens& here, Tokens& next)
{
    return static_cast<int>(here.end() - vowelOf(here)) + 1 + static_cast<int>(vowelOf(next) - next.begin());
}

bool leaveOutOne(Tokens& here, Tokens& next)
{
    if (!here.empty() && here.back().kind != TokenKind::vowel) {
        here.pop_back();
        return true;
    }
    const auto onset = std::ranges::find(next, TokenKind::onset, &SungToken::kind);
    const auto gone = onset != next.end() ? onset : std::ranges::find(next, TokenKind::stress, &SungToken::kind);
    if (gone == next.end())
        return false;
    next.erase(gone);
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
