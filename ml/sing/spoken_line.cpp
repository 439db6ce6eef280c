// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/spoken_line.h"

#include <algorithm>

namespace melisma::ml::sing {

namespace {

constexpr std::size_t kUsualTokens = 25;

} // namespace

int SpokenLine::silentFrames() const
{
    return std::max(0, prosody.durations.front() - kAcousticLead);
}

base::Result<SpokenLine> speakTokens(VoiceEngine& engine, const TokenTiming& timing, const VoiceRecipe& voice,
                                     const std::stop_token& stop)
{
    SpokenLine spoken;
    spoken.ids.push_back(0);
    const auto& vocabulary = engine.phonemiser().vocabulary();
    for (const auto& each : timing.tokens) {
        if (each.token.kind == TokenKind::rest)
            continue;
        const auto encoded = vocabulary.encode(each.token.symbol);
        spoken.ids.push_back(encoded.ids.empty() ? vocabulary.idOf(U' ') : encoded.ids.front());
    }
    spoken.ids.push_back(0);
    auto style = engine.voices().style(voice, std::max(kUsualTokens, spoken.ids.size() - 2));
    if (!style)
        return style.error();
    spoken.style = std::move(*style);
    auto prosody = engine.net().prosody(spoken.ids, spoken.style, 1.0, stop);
    if (!prosody)
        return prosody.error();
    spoken.prosody = std::move(*prosody);
    spoken.frames.assign(spoken.prosody.durations.begin() + 1, spoken.prosody.durations.end() - 1);
    return spoken;
}

void takeLengths(std::vector<SungNote>& notes, const TokenTiming& timing, const std::vector<int>& frames)
{
    std::vector<std::size_t> next(notes.size(), 0);
    std::size_t sounding = 0;
    for (const auto& each : timing.tokens) {
        if (each.token.kind == TokenKind::rest)
            continue;
        const int spoken = frames[sounding++];
        if (each.token.kind == TokenKind::space || each.note < 0)
            continue;
        auto& note = notes[static_cast<std::size_t>(each.note)];
        auto& at = next[static_cast<std::size_t>(each.note)];
        if (at < note.tokens.size())
            note.tokens[at++].predictedFrames = spoken;
    }
}

} // namespace melisma::ml::sing
