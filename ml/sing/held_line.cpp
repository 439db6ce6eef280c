// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/held_line.h"

#include "ml/vocoder/analysis.h"
#include "ml/vocoder/synthesis.h"
#include "ml/vocoder/time_map.h"
#include "ml/vocoder/voice_edits.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace melisma::ml::sing {

namespace {

using base::Result;

constexpr double kVocoderPeriod = 0.005;
constexpr int kVocoderPerFrame = 5;
constexpr double kFadeSeconds = 0.012; ///< of spoken consonants
constexpr double kEvenShare = 0.75;    ///< of a vowel's frames are softer than the level at which it is held
constexpr double kEvenRamp = 8.0;      ///< frames of the vocoder
constexpr double kMostEvening = 15.0;  ///< dB
constexpr double kOnsetDecibels = 6.0; ///< below a vowel's level there is no vowel yet
// Frames of the vocoder between a vowel's token and where it is heard:
constexpr std::size_t kFarthestOnset = 24; // where it is sought
constexpr double kNearOnset = 8.0;         // so much earlier is taken whole, more only half
constexpr double kLatestOnset = 12.0;

double hertzOf(double midi)
{
    return 440.0 * std::exp2((midi - 69.0) / 12.0);
}

vocoder::F0Track spokenTrack(std::span<const float> f0)
{
    vocoder::F0Track track{kVocoderPeriod, {}};
    const double perValue = 1.0 / (kPitchRate * kVocoderPeriod);
    const auto count = static_cast<std::size_t>(static_cast<double>(f0.size()) * perValue) + 1;
    for (std::size_t i = 0; i < count; ++i) {
        const auto value = static_cast<std::size_t>(static_cast<double>(i) / perValue);
        track.hertz.push_back(value < f0.size() ? f0[value] : 0.0F);
    }
    return track;
}

/// Frames of the vocoder, from `first` up to `end`.
struct Span {
    std::size_t first, end;
};

/// A vowel, from its stress mark on, or the "r" that colours the end of one.
struct Vowel {
    Span spoken;
    double sungAt = 0.0; ///< frame of the vocoder at which it begins
    TokenKind kind = TokenKind::vowel;
};

std::vector<Vowel> vowelsOf(const LineToHold& line, std::size_t count)
{
    std::vector<Vowel> vowels;
    std::size_t sounding = 0, at = 0, begin = 0;
    int sungAt = -kAcousticLead, sungBegin = sungAt;
    for (const auto& each : line.timing.tokens) {
        const bool rest = each.token.kind == TokenKind::rest;
        const std::size_t end = rest ? at : at + static_cast<std::size_t>(line.frames[sounding++] * kVocoderPerFrame);
        const bool vowel = each.token.kind == TokenKind::vowel;
        if (vowel || each.token.kind == TokenKind::rhotic)
            vowels.push_back({{std::min(vowel ? begin : at, count), std::min(end, count)},
                              static_cast<double>((vowel ? sungBegin : sungAt) * kVocoderPerFrame),
                              each.token.kind});
        sungAt += each.frames;
        if (each.token.kind != TokenKind::stress) {
            begin = end;
            sungBegin = sungAt;
        }
        at = end;
    }
    return vowels;
}

/// dB of each frame from 400 to 2500 Hz, where vowels are louder than what is before them.
std::vector<double> vowelLevels(const vocoder::SpectralEnvelope& envelope)
{
    const double perHertz = static_cast<double>(envelope.fftSize) / kSungRate;
    const auto first = static_cast<std::size_t>(400.0 * perHertz), last = static_cast<std::size_t>(2500.0 * perHertz);
    std::vector<double> levels;
    for (std::size_t i = 0; i < envelope.power.rows(); ++i) {
        const auto row = envelope.power.row(i);
        const double sum = std::accumulate(row.begin() + static_cast<std::ptrdiff_t>(first),
                                           row.begin() + static_cast<std::ptrdiff_t>(last), 1e-12);
        levels.push_back(10.0 * std::log10(sum));
    }
    return levels;
}

/// By how many frames a vowel is heard to begin after its token, or before: followed back from its middle, its level
/// falls there. Tokens say so only to within some 50 ms. A loud consonant, an "l", hides its vowel's beginning: then
/// the beat lies within it, since such syllables are felt to begin before their vowels. 0 where nothing falls.
double onsetShift(const std::vector<double>& levels, const Span& vowel)
{
    const std::size_t length = vowel.end - vowel.first;
    const std::size_t earliest = vowel.first > kFarthestOnset ? vowel.first - kFarthestOnset : 0;
    if (length < 4)
        return 0.0;
    std::vector<double> middle(levels.begin() + static_cast<std::ptrdiff_t>(vowel.first + length / 3),
                               levels.begin() + static_cast<std::ptrdiff_t>(vowel.end - length / 4));
    std::ranges::sort(middle);
    const double fallen = middle[middle.size() / 2] - kOnsetDecibels;
    std::size_t at = vowel.first + length / 2;
    while (at > earliest && levels[at] <= fallen)
        --at;
    while (at > earliest && levels[at] > fallen)
        --at;
    if (at == earliest)
        return 0.0;
    const double shift = static_cast<double>(at + 1) - static_cast<double>(vowel.first);
    return shift < -kNearOnset ? std::round((shift - kNearOnset) / 2.0) : std::min(shift, kLatestOnset);
}

/// A held vowel keeps its level: a moment of weakness would be held too. The ends keep theirs.
void evenOut(vocoder::VoiceFrames& frames, const Span& vowel)
{
    std::vector<double> levels;
    for (std::size_t i = vowel.first; i < vowel.end; ++i)
        levels.push_back(vocoder::frameLevel(frames.envelope, i));
    if (levels.empty())
        return;
    auto sorted = levels;
    std::ranges::sort(sorted);
    const double even = sorted[static_cast<std::size_t>(kEvenShare * static_cast<double>(sorted.size() - 1))];
    const double ramp = std::min(kEvenRamp, static_cast<double>(levels.size()) / 2.0);
    std::vector<float> gains(frames.count(), 0.0F);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const double inside = static_cast<double>(std::min(i, levels.size() - 1 - i));
        const double gain = std::clamp(even - levels[i], -kMostEvening, kMostEvening);
        gains[vowel.first + i] = static_cast<float>(gain * std::min(1.0, inside / ramp));
    }
    vocoder::addGains(frames.envelope, gains);
}

/// Vowels are voiced whatever they sound like, since a moment of breath would be held; of the rest the sound decides.
Result<vocoder::VoiceFrames> takeApart(const LineToHold& line, const vocoder::Watch& watch)
{
    auto frames = vocoder::analyse(line.samples, kSungRate, spokenTrack(line.f0), {}, watch);
    if (!frames)
        return frames;
    const auto voiced = vocoder::d4c(line.samples, kSungRate, frames->f0, {0.0}, watch);
    if (!voiced)
        return voiced.error();
    std::vector<bool> inVowel(frames->count(), false);
    for (const auto& vowel : vowelsOf(line, frames->count()))
        std::fill(inVowel.begin() + static_cast<std::ptrdiff_t>(vowel.spoken.first),
                  inVowel.begin() + static_cast<std::ptrdiff_t>(vowel.spoken.end), true);
    for (std::size_t i = 0; i < frames->count(); ++i) {
        const auto heard = frames->aperiodicity.decibels.row(i);
        if (inVowel[i])
            std::ranges::copy(voiced->decibels.row(i), heard.begin());
        else if (std::ranges::all_of(heard, [](float decibels) { return decibels == 0.0F; }))
            frames->f0.hertz[i] = 0.0F;
    }
    return frames;
}

std::vector<double> onsetShifts(const std::vector<Vowel>& vowels, const vocoder::VoiceFrames& frames)
{
    const auto levels = vowelLevels(frames.envelope);
    std::vector<double> shifts;
    for (const auto& each : vowels)
        shifts.push_back(each.kind == TokenKind::vowel ? onsetShift(levels, each.spoken) : 0.0);
    return shifts;
}

/// The map in frames, with the moment at which each vowel is heard, and the pace behind it, at the vowel's beginning.
Result<vocoder::TimeMap> vocoderMap(const LineToHold& line, const std::vector<Vowel>& vowels,
                                    const std::vector<double>& shifts)
{
    std::vector<double> sung, spoken;
    std::size_t next = 0;
    for (std::size_t i = 0; i < line.map.sung.size(); ++i) {
        sung.push_back(line.map.sung[i] / kVocoderPeriod);
        spoken.push_back(line.map.spoken[i] / kVocoderPeriod);
    }
    for (std::size_t v = 0; v < vowels.size(); ++v) {
        while (next < sung.size() && sung[next] < vowels[v].sungAt - 0.5)
            ++next;
        if (next == sung.size() || sung[next] > vowels[v].sungAt + 0.5)
            continue;
        spoken[next] += shifts[v];
        const bool more = next + 1 < sung.size();
        const double pace = more ? spoken[next + 1] - spoken[next] + shifts[v] - sung[next + 1] + sung[next] : 1.0;
        if (std::abs(pace) < 0.01)
            spoken[next + 1] += shifts[v]; // the end of the part that keeps its pace
    }
    for (std::size_t i = 1; i < spoken.size(); ++i)
        spoken[i] = std::max(spoken[i], spoken[i - 1]);
    return vocoder::mapThrough(sung, spoken, static_cast<std::size_t>(line.timing.totalFrames) * kVocoderPerFrame + 1);
}

/// The melody itself, not its stretched copy, so that every frame is in tune.
void setPitch(vocoder::VoiceFrames& frames, const PitchLine& melody, double leadSeconds)
{
    for (std::size_t i = 0; i < frames.count(); ++i)
        if (frames.f0.hertz[i] > 0.0F)
            frames.f0.hertz[i] =
                static_cast<float>(hertzOf(melody.midiAt(static_cast<double>(i) * kVocoderPeriod - leadSeconds)));
}

void copyFaded(std::span<const float> from, std::ptrdiff_t fromAt, std::span<float> to, std::ptrdiff_t toAt,
               std::ptrdiff_t length)
{
    const auto fade = static_cast<std::ptrdiff_t>(kFadeSeconds * kSungRate);
    for (std::ptrdiff_t i = -fade; i < length + fade; ++i) {
        const auto source = fromAt + i, target = toAt + i;
        if (source < 0 || target < 0 || source >= std::ssize(from) || target >= std::ssize(to))
            continue;
        const double rise = std::clamp(static_cast<double>(i + fade) / (2.0 * fade), 0.0, 1.0);
        const double fall = std::clamp(static_cast<double>(length + fade - i) / (2.0 * fade), 0.0, 1.0);
        const double share = std::sin(0.5 * std::numbers::pi * std::min(rise, fall));
        auto& sample = to[static_cast<std::size_t>(target)];
        sample =
            static_cast<float>(share * share * from[static_cast<std::size_t>(source)] + (1.0 - share * share) * sample);
    }
}

/// Unvoiced consonants are spoken at their own pace, so they need no vocoder: they are copied, faded in and out, the
/// last ones before a vowel as near to it as they are spoken.
void keepSpokenConsonants(const LineToHold& line, const std::vector<Vowel>& vowels, const std::vector<double>& shifts,
                          std::span<float> sung)
{
    constexpr auto kEarly = static_cast<std::ptrdiff_t>(kAcousticLead) * kFrameSamples;
    constexpr auto kPerVocoderFrame = kFrameSamples / kVocoderPerFrame;
    std::ptrdiff_t sungAt = 0, spokenAt = 0;
    std::size_t sounding = 0;
    for (const auto& each : line.timing.tokens) {
        const auto length = static_cast<std::ptrdiff_t>(each.frames) * kFrameSamples;
        const bool rest = each.token.kind == TokenKind::rest;
        const auto spokenLength = rest ? 0 : static_cast<std::ptrdiff_t>(line.frames[sounding++]) * kFrameSamples;
        if (!rest && !each.token.voiced && each.token.kind != TokenKind::space) {
            // Ends meet: a stop bursts where its vowel begins.
            const auto shared = std::min(length, spokenLength);
            const auto spokenEnd = spokenAt + spokenLength;
            std::ptrdiff_t shift = 0;
            for (std::size_t v = 0; v < vowels.size(); ++v)
                if (static_cast<std::ptrdiff_t>(vowels[v].spoken.first) * kPerVocoderFrame == spokenEnd)
                    shift = static_cast<std::ptrdiff_t>(shifts[v]) * kPerVocoderFrame;
            copyFaded(line.samples, spokenEnd - shared, sung, sungAt + length - shared - kEarly - shift, shared);
        }
        sungAt += length;
        spokenAt += spokenLength;
    }
}

} // namespace

Result<std::vector<float>> holdLine(const LineToHold& line, const PitchLine& melody, const HoldOptions& options,
                                    const std::stop_token& stop)
{
    const vocoder::Watch watch{stop, {}};
    auto frames = takeApart(line, watch);
    if (!frames)
        return frames.error();
    const auto vowels = vowelsOf(line, frames->count());
    const auto shifts = onsetShifts(vowels, *frames);
    for (const auto& vowel : vowels)
        evenOut(*frames, vowel.spoken);
    const auto map = vocoderMap(line, vowels, shifts);
    if (!map)
        return map.error();
    auto held = vocoder::remapped(*frames, *map);
    if (!held)
        return held.error();
    setPitch(*held, melody, options.leadSeconds);
    vocoder::SynthesisOptions synthesis;
    synthesis.seed = options.seed;
    synthesis.sampleCount = static_cast<std::size_t>(line.timing.totalFrames) * kFrameSamples;
    auto samples = vocoder::synthesise(*held, synthesis, watch);
    if (samples && options.spokenConsonants)
        keepSpokenConsonants(line, vowels, shifts, *samples);
    return samples;
}

} // namespace melisma::ml::sing
