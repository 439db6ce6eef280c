// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/singer.h"

#include "core/music/lyric.h"
#include "core/music/pitch.h"
#include "ml/sing/breath.h"
#include "ml/sing/crowded_notes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace melisma::ml::sing {

namespace {

using base::Result;

constexpr int kRate = VoiceEngine::kSampleRate;
constexpr double kShortestNote = 0.125; ///< seconds; five frames: a consonant and a vowel
constexpr double kLongestNote = 60.0;
constexpr double kChordSeconds = 0.005; ///< notes that near begin together
constexpr double kClosedGap = 0.08;     ///< between notes, as players' fingers leave it
constexpr double kPhraseRest = 0.3;
constexpr double kScoopedNote = 0.4;  ///< shorter ones would be out of tune for most of their time
constexpr double kLowestPitch = 33.0; ///< MIDI: 55 Hz
constexpr double kHighestPitch = 88.0;
constexpr double kEvenVelocity = 96.0;
constexpr double kDecibelsPerVelocity = 12.0 / 64.0; ///< half the velocity is 9 dB softer
constexpr std::size_t kBuffered = 4 * kRate;         ///< samples that the next phrase's lead may still reach into

bool continuesWord(const LyricNote& note)
{
    return music::noteLyricOf(note.lyric).goesOn();
}

bool isHeld(const LyricNote& note)
{
    return note.lyric.find_first_not_of("_ ") == std::string::npos;
}

std::string withoutHyphen(const std::string& lyric)
{
    auto sung = music::noteLyricOf(lyric);
    while (sung.goesOn())
        sung.text.pop_back();
    return music::lyricText(sung);
}

/// Both syllables on one note.
std::string together(const LyricNote& first, const LyricNote& second)
{
    return music::lyricText(music::joined(music::noteLyricOf(first.lyric), music::noteLyricOf(second.lyric)));
}

/// What cannot be sung at all goes; pitches beyond a voice move by octaves. Of a chord the highest note comes last.
void tidy(std::vector<LyricNote>& notes)
{
    std::erase_if(notes, [](const LyricNote& note) {
        return !std::isfinite(note.endSeconds()) || !std::isfinite(note.midi) || note.startSeconds < 0.0 ||
               note.lengthSeconds <= 0.0;
    });
    for (auto& note : notes) {
        note.midi = std::clamp(note.midi, 0.0, 127.0);
        while (note.midi > kHighestPitch)
            note.midi -= 12.0;
        while (note.midi < kLowestPitch)
            note.midi += 12.0;
    }
    std::ranges::stable_sort(notes, {}, [](const LyricNote& note) { return std::pair(note.startSeconds, note.midi); });
}

/// The syllable of a note that is left out goes to the next one, or to the word that it ends.
void handOn(const LyricNote& lost, std::vector<LyricNote>& before, LyricNote& after)
{
    const bool chord = after.startSeconds - lost.startSeconds < kChordSeconds;
    if (isHeld(lost) || (chord && !isHeld(after)))
        return;
    const auto last = std::ranges::find_if_not(before.rbegin(), before.rend(), isHeld);
    if (isHeld(after))
        after.lyric = lost.lyric;
    else if (continuesWord(lost))
        after.lyric = together(lost, after);
    else if (last != before.rend() && continuesWord(*last))
        last->lyric = together(*last, lost);
}

/// Overlaps cut, small gaps closed, short notes made longer where there is room and else left out.
std::vector<LyricNote> singable(std::vector<LyricNote> notes, int& shortened)
{
    tidy(notes);
    std::vector<LyricNote> kept;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        auto& note = notes[i];
        auto* next = i + 1 < notes.size() ? &notes[i + 1] : nullptr;
        const double room = next ? next->startSeconds - note.startSeconds : kLongestNote;
        note.lengthSeconds = std::min({std::max(note.lengthSeconds, kShortestNote), room, kLongestNote});
        if (next && room - note.lengthSeconds < (isHeld(*next) ? kPhraseRest : kClosedGap))
            note.lengthSeconds = room;
        if (next && room < kShortestNote) {
            handOn(note, kept, *next);
            ++shortened;
        } else {
            kept.push_back(std::move(note));
        }
    }
    return kept;
}

std::vector<double> decibelsOf(const std::vector<LyricNote>& notes)
{
    std::vector<double> decibels;
    for (const auto& note : notes)
        decibels.push_back(std::clamp((note.velocity - kEvenVelocity) * kDecibelsPerVelocity, -18.0, 4.0));
    return decibels;
}

/// Adds phrases to a stretch of song whose end is still open, and writes what lies behind.
class Tape {
public:
    explicit Tape(SoundWriter& out) : m_out(out) {}

    Result<void> add(const std::vector<float>& samples, double startSeconds)
    {
        const auto start = static_cast<std::int64_t>(std::llround(startSeconds * kRate));
        const auto skip = static_cast<std::size_t>(std::max<std::int64_t>(0, written() - start));
        const auto from = static_cast<std::size_t>(std::max<std::int64_t>(0, start - written()));
        if (auto done = flush(from > kBuffered ? from - kBuffered : 0); !done)
            return done;
        const auto at = static_cast<std::size_t>(std::max<std::int64_t>(0, start - written()));
        if (samples.size() > skip && at + samples.size() - skip > m_open.size())
            m_open.resize(at + samples.size() - skip, 0.0F);
        for (std::size_t i = skip; i < samples.size(); ++i)
            m_open[at + i - skip] += samples[i];
        return {};
    }

    Result<void> finish() { return flush(m_open.size()); }

private:
    std::int64_t written() const { return static_cast<std::int64_t>(m_out.written()); }

    Result<void> flush(std::size_t count)
    {
        const auto known = std::min(count, m_open.size());
        if (auto done = m_out.write(std::span(m_open).first(known)); !done)
            return done;
        m_open.erase(m_open.begin(), m_open.begin() + static_cast<std::ptrdiff_t>(known));
        return m_out.silence(count - known);
    }

    SoundWriter& m_out;
    std::vector<float> m_open;
};

void addWords(const SungLine& line, double at, std::vector<base::TimedWord>& words)
{
    for (const auto& word : line.words)
        words.push_back(
            {word.text, {at + line.notes[word.firstNote].startSeconds}, {at + line.notes[word.lastNote].endSeconds()}});
}

/// The middle of a note, by `phrase`'s own time.
std::span<const float> middleOf(const SungNote& note, const SungPhrase& phrase)
{
    constexpr double kMost = 0.1; // seconds on either side
    const double half = std::min(kMost, note.lengthSeconds / 4.0);
    const double middle = note.startSeconds + note.lengthSeconds / 2.0 + phrase.leadSeconds;
    const auto count = std::ssize(phrase.samples);
    const auto from = std::clamp<std::ptrdiff_t>(std::lround((middle - half) * kRate), 0, count);
    const auto until = std::clamp<std::ptrdiff_t>(std::lround((middle + half) * kRate), from, count);
    return std::span(phrase.samples).subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(until - from));
}

/// Seconds from a phrase's first sample to its first sound.
double silenceBefore(const std::vector<float>& samples)
{
    constexpr float kSilent = 0.01F; // of the loudest
    float loudest = 0.0F;
    for (const float sample : samples)
        loudest = std::max(loudest, std::abs(sample));
    const auto heard =
        std::ranges::find_if(samples, [&](float sample) { return std::abs(sample) > kSilent * loudest; });
    return static_cast<double>(heard - samples.begin()) / kRate;
}

/// Breath for a phrase whose sample 0 lies at second `at`, after the sound that ended at `silentSince`.
Result<void> addBreath(const SungPhrase& phrase, const SungNote& first, double at, double silentSince,
                       std::uint64_t seed, Tape& tape)
{
    const double end = at + silenceBefore(phrase.samples);
    const double seconds = breathSeconds(end - silentSince);
    if (seconds == 0.0)
        return {};
    const auto breath = breathIn({middleOf(first, phrase), music::frequencyOf(first.midi)}, seconds, seed);
    return breath ? tape.add(*breath, end - seconds) : breath.error();
}

std::string textOf(const SungLine& line)
{
    std::string text;
    for (const auto& word : line.words)
        text += (text.empty() ? "" : " ") + word.text;
    return text;
}

/// What a note asks for itself goes before the singer's habit.
void addVibrato(const std::vector<LyricNote>& written, const PitchShape& habit, std::vector<SungNote>& notes)
{
    for (std::size_t i = 0; i < notes.size(); ++i) {
        PitchShape& shape = notes[i].shape;
        shape.vibratoHz = habit.vibratoHz;
        shape.vibratoAfter = habit.vibratoAfter;
        if (written[i].vibratoCents < 0)
            shape.vibratoCents = habit.vibratoCents;
    }
}

} // namespace

std::vector<std::pair<std::size_t, std::size_t>> phrasesOf(const std::vector<LyricNote>& notes, double rest,
                                                           double longest)
{
    std::vector<std::pair<std::size_t, std::size_t>> phrases;
    std::size_t first = 0;
    for (std::size_t i = 0; i + 1 < notes.size(); ++i) {
        const double gap = notes[i + 1].startSeconds - notes[i].endSeconds();
        const double length = notes[i + 1].endSeconds() - notes[first].startSeconds;
        const bool wordEnds = !continuesWord(notes[i]) && !isHeld(notes[i + 1]);
        if (gap > rest || (length > longest && wordEnds) || length > 2.0 * longest) {
            phrases.emplace_back(first, i);
            first = i + 1;
        }
    }
    if (!notes.empty())
        phrases.emplace_back(first, notes.size() - 1);
    return phrases;
}

Result<SungMelody> singMelody(VoiceEngine& engine, phonemes::Language language, std::vector<LyricNote> notes,
                              const SingOptions& options, SoundWriter& out,
                              const std::function<void(double, const std::string&)>& progress,
                              const std::stop_token& stop)
{
    SungMelody sung;
    notes = singable(std::move(notes), sung.shortened);
    if (notes.empty())
        return base::Error{base::ErrorKind::input, "There is no note to sing in the melody", "Draw some notes", {}};
    const auto phrases = phrasesOf(notes);
    Tape tape(out);
    std::string syllable; ///< the last one sung
    double silentSince = 0.0;
    for (const auto& [first, last] : phrases) {
        std::vector<LyricNote> own(notes.begin() + static_cast<std::ptrdiff_t>(first),
                                   notes.begin() + static_cast<std::ptrdiff_t>(last) + 1);
        if (isHeld(own.front())) // after a breath it is sung anew
            own.front().lyric = withoutHyphen(syllable);
        if (const auto sounding = std::ranges::find_if_not(own.rbegin(), own.rend(), isHeld); sounding != own.rend())
            syllable = sounding->lyric;
        const double at = std::max(0.0, own.front().startSeconds - 1.0); // room for what sounds before the beat
        auto line = readLine(engine.phonemiser(), language, own);
        if (!line)
            return line.error();
        for (auto& note : line->notes)
            note.startSeconds -= at;
        addVibrato(own, options.vibrato, line->notes);
        leaveOutCrowded(line->notes);
        if (auto& begin = line->notes.front(); begin.lengthSeconds >= kScoopedNote)
            begin.shape.scoopCents = -options.scoopCents;
        if (progress)
            progress(static_cast<double>(sung.phrases) / static_cast<double>(phrases.size()), textOf(*line));
        auto phrase = singPhrase(engine, line->notes, decibelsOf(own), options, stop);
        if (!phrase)
            return phrase.error();
        const double begin = at - phrase->leadSeconds;
        if (options.breaths)
            if (auto done = addBreath(*phrase, line->notes.front(), begin, silentSince, options.seed, tape); !done)
                return done.error();
        if (auto done = tape.add(phrase->samples, begin); !done)
            return done.error();
        silentSince = own.back().endSeconds();
        addWords(*line, at, sung.words);
        sung.unread.insert(sung.unread.end(), line->unread.begin(), line->unread.end());
        ++sung.phrases;
    }
    if (auto done = tape.finish(); !done)
        return done.error();
    sung.seconds = static_cast<double>(out.written()) / kRate;
    return sung;
}

int octavesToFit(const std::vector<LyricNote>& notes, const Register& range)
{
    const auto outside = [&](int octaves) {
        double sum = 0.0;
        for (const auto& note : notes) {
            const double midi = note.midi + 12.0 * octaves;
            const double off = std::max({0.0, range.low - midi, midi - range.high});
            sum += off * off * note.lengthSeconds + 0.001 * std::abs(octaves);
        }
        return sum;
    };
    int best = 0;
    for (int octaves = -4; octaves <= 4; ++octaves)
        if (outside(octaves) < outside(best))
            best = octaves;
    return best;
}

} // namespace melisma::ml::sing
