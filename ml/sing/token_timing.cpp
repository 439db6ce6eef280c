// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/token_timing.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

namespace melisma::ml::sing {

namespace {

constexpr int kShortestConsonant = 2;
constexpr int kLongestConsonant = 5;
constexpr int kLongestRhotic = 6;
constexpr int kShortestVowel = 4; // with its stress mark
constexpr int kLongestStress = 3;
constexpr int kFirstRest = 4; // frames of silence before the first sound

/// The notes that share one vowel.
struct Syllable {
    std::size_t note = 0; ///< the one with the tokens
    std::size_t last = 0; ///< the last that is held
    std::size_t vowel = 0;
    double start = 0.0;
    double end = 0.0;
};

base::Error badNote(const SungNote& note, const char* what, const char* hint)
{
    char at[32];
    std::snprintf(at, sizeof at, "%.2f", note.startSeconds);
    return {base::ErrorKind::input, "The note at second " + std::string(at) + " " + what, hint};
}

std::optional<std::size_t> vowelOf(const SungNote& note)
{
    const auto isVowel = [](const SungToken& token) { return token.kind == TokenKind::vowel; };
    const auto found = std::ranges::find_if(note.tokens, isVowel);
    if (found == note.tokens.end() || std::ranges::count_if(note.tokens, isVowel) != 1)
        return std::nullopt;
    return static_cast<std::size_t>(found - note.tokens.begin());
}

bool inOrder(std::span<const SungNote> notes, std::size_t i)
{
    const auto& note = notes[i];
    return note.lengthSeconds > 0.0 && note.startSeconds >= 0.0 && std::isfinite(note.endSeconds()) &&
           (i == 0 || note.startSeconds > notes[i - 1].startSeconds);
}

base::Result<std::vector<Syllable>> syllablesOf(std::span<const SungNote> notes)
{
    std::vector<Syllable> found;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const auto& note = notes[i];
        if (!inOrder(notes, i))
            return badNote(note, "is out of order or has no length", "Give notes by their beginnings.");
        if (!found.empty())
            found.back().end = std::min(found.back().end, note.startSeconds);
        if (!note.tokens.empty()) {
            const auto vowel = vowelOf(note);
            if (!vowel)
                return badNote(note, "has a syllable without exactly one vowel", "Write its syllable anew.");
            found.push_back({i, i, *vowel, note.startSeconds, note.endSeconds()});
        } else if (!found.empty() && note.startSeconds - found.back().end < kLegatoGap) {
            found.back().last = i;
            found.back().end = note.endSeconds();
        } else {
            return badNote(note, "has no syllable and follows none",
                           "Give it a syllable or join it to the note before.");
        }
    }
    return found;
}

int frameOf(double seconds)
{
    return static_cast<int>(std::lround(seconds / kFrameSeconds));
}

int wantedFrames(const SungToken& token)
{
    switch (token.kind) {
    case TokenKind::stress:
        return std::clamp(token.predictedFrames, 1, kLongestStress);
    case TokenKind::space:
    case TokenKind::rest:
        return 1;
    case TokenKind::rhotic:
        return std::clamp(token.predictedFrames, kShortestConsonant, kLongestRhotic);
    default:
        return std::clamp(token.predictedFrames, kShortestConsonant, kLongestConsonant);
    }
}

bool isConsonant(const TimedToken& each)
{
    return each.token.kind == TokenKind::onset || each.token.kind == TokenKind::coda ||
           each.token.kind == TokenKind::rhotic;
}

int sumOf(std::span<const TimedToken> tokens)
{
    int sum = 0;
    for (const auto& each : tokens)
        sum += each.frames;
    return sum;
}

/// Takes frames from the longest consonants until `tokens` fit into `room`, none below `least`.
void shrink(std::span<TimedToken> tokens, int room, int least)
{
    for (int over = sumOf(tokens) - room; over > 0; --over) {
        TimedToken* longest = nullptr;
        for (auto& each : tokens)
            if (isConsonant(each) && each.frames > least && (!longest || each.frames > longest->frames))
                longest = &each;
        if (!longest)
            return;
        --longest->frames;
    }
}

TimedToken restOf(int frames)
{
    return {{" ", TokenKind::rest, 1, false}, frames, -1};
}

/// Appends syllable after syllable; between two vowels everything is fitted together.
class Layout {
public:
    explicit Layout(std::span<const SungNote> notes) : m_notes(notes) {}

    /// The silence and the consonants before the first vowel.
    void open(const Syllable& first)
    {
        std::vector<TimedToken> before;
        addOnset(first, before);
        const int room = frameOf(first.start) + kAcousticLead;
        m_timing.leadFrames = std::max(0, sumOf(before) + kFirstRest - room);
        m_timing.tokens.push_back(restOf(room + m_timing.leadFrames - sumOf(before)));
        append(before);
    }

    /// From the vowel of `here` up to the vowel of `next`, or to the end with its tail. False when there is no room.
    bool add(const Syllable& here, const Syllable* next, double tailSeconds)
    {
        const auto& note = m_notes[here.note];
        const int begin = frameOf(here.start);
        const int release = frameOf(here.end);
        const bool joined = next && next->start - here.end < kLegatoGap;
        const int end = next ? frameOf(next->start) : release + std::max(1, frameOf(tailSeconds));
        std::vector<TimedToken> after;
        for (std::size_t i = here.vowel + 1; i < note.tokens.size(); ++i)
            after.push_back({note.tokens[i], wantedFrames(note.tokens[i]), static_cast<int>(here.note)});
        const std::size_t pause = after.size();
        const int heldFrames = release - begin - sumOf(after); // of the vowel before a rest
        if (!joined)
            after.push_back(restOf(1));
        else if (m_notes[here.last].endsWord || note.endsWord)
            after.push_back({{" ", TokenKind::space, 1, false}, 1, static_cast<int>(here.note)});
        if (next)
            addOnset(*next, after);
        int vowel = fit(after, end - begin);
        if (!joined && vowel > std::max(heldFrames, kShortestVowel)) {
            after[pause].frames += vowel - std::max(heldFrames, kShortestVowel);
            vowel = std::max(heldFrames, kShortestVowel);
        }
        if (!addVowel(here, vowel))
            return false;
        append(after);
        return true;
    }

    TokenTiming finish() &&
    {
        m_timing.totalFrames = sumOf(m_timing.tokens);
        return std::move(m_timing);
    }

private:
    void addOnset(const Syllable& syllable, std::vector<TimedToken>& to) const
    {
        const auto& tokens = m_notes[syllable.note].tokens;
        for (std::size_t i = 0; i < syllable.vowel; ++i)
            if (tokens[i].kind != TokenKind::stress)
                to.push_back({tokens[i], wantedFrames(tokens[i]), static_cast<int>(syllable.note)});
    }
    /// The vowel, which is heard from its stress mark on. False when there are too few frames.
    bool addVowel(const Syllable& syllable, int frames)
    {
        const auto& tokens = m_notes[syllable.note].tokens;
        const auto note = static_cast<int>(syllable.note);
        for (std::size_t i = 0; i < syllable.vowel; ++i) {
            if (tokens[i].kind != TokenKind::stress)
                continue;
            const int mark = std::clamp(frames - kShortestVowel + 1, 1, wantedFrames(tokens[i]));
            m_timing.tokens.push_back({tokens[i], mark, note});
            frames -= mark;
        }
        if (frames < 1)
            return false;
        m_timing.tokens.push_back({tokens[syllable.vowel], frames, note});
        return true;
    }
    static int fit(std::vector<TimedToken>& after, int span)
    {
        shrink(after, span - kShortestVowel, kShortestConsonant);
        shrink(after, span - kShortestVowel, 1);
        return span - sumOf(after);
    }
    void append(const std::vector<TimedToken>& tokens)
    {
        m_timing.tokens.insert(m_timing.tokens.end(), tokens.begin(), tokens.end());
    }

    std::span<const SungNote> m_notes;
    TokenTiming m_timing;
};

} // namespace

base::Result<TokenTiming> timeTokens(std::span<const SungNote> notes, double tailSeconds)
{
    const auto syllables = syllablesOf(notes);
    if (!syllables)
        return syllables.error();
    if (syllables->empty())
        return TokenTiming{};
    Layout layout(notes);
    layout.open(syllables->front());
    for (std::size_t i = 0; i < syllables->size(); ++i) {
        const auto& here = (*syllables)[i];
        const Syllable* next = i + 1 < syllables->size() ? &(*syllables)[i + 1] : nullptr;
        if (!layout.add(here, next, tailSeconds))
            return badNote(notes[here.note], "is too short for the sounds between it and the next",
                           "Make it longer or give it fewer consonants.");
    }
    return std::move(layout).finish();
}

} // namespace melisma::ml::sing
