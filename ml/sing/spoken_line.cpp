// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/spoken_line.h"

#include "ml/sing/energy_curve.h"

#include <algorithm>

namespace melisma::ml::sing {

namespace {

constexpr std::size_t kUsualTokens = 25;
constexpr double kPace = 0.8;   ///< of speech: song leaves time
constexpr int kSpokenVowel = 8; ///< frames with its stress mark, where it is held as long

/// What the model speaks as timed tokens, silent ends included, vowels long enough to become what they are: it speaks
/// many in one frame or two, and what would be held is the way from one consonant to the next.
TokenTiming lengthened(const TokenTiming& timing, const std::vector<int>& durations)
{
    const SungToken silence{" ", TokenKind::space, 1, false};
    TokenTiming longer;
    longer.tokens.push_back({silence, durations.front(), -1});
    int mark = 0, sungMark = 0;
    for (const auto& each : timing.tokens) {
        if (each.token.kind == TokenKind::rest)
            continue;
        int frames = durations[longer.tokens.size()];
        if (each.token.kind == TokenKind::vowel)
            frames = std::max(frames, std::min(kSpokenVowel, sungMark + each.frames) - mark);
        mark = each.token.kind == TokenKind::stress ? frames : 0;
        sungMark = each.token.kind == TokenKind::stress ? each.frames : 0;
        longer.tokens.push_back({each.token, frames, each.note});
    }
    longer.tokens.push_back({silence, durations.back(), -1});
    return longer;
}

/// The model itself would make the end of a vowel silent that is longer than it expects: each keeps its level.
base::Result<void> lengthen(kokoro::Prosody& prosody, const TokenTiming& timing)
{
    const auto longer = lengthened(timing, prosody.durations);
    auto energy = energyCurve(longer, prosody.durations, prosody.curves.energy);
    if (!energy)
        return energy.error();
    prosody.curves.energy = std::move(*energy);
    for (std::size_t i = 0; i < longer.tokens.size(); ++i)
        prosody.durations[i] = longer.tokens[i].frames;
    prosody.curves.f0.resize(prosody.curves.energy.size(), 0.0F);
    return {};
}

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
    auto prosody = engine.net().prosody(spoken.ids, spoken.style, kPace, stop);
    if (!prosody)
        return prosody.error();
    spoken.prosody = std::move(*prosody);
    if (auto done = lengthen(spoken.prosody, timing); !done)
        return done.error();
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
