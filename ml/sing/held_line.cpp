// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/held_line.h"

#include "core/music/pitch.h"
#include "ml/phonemes/sounds.h"
#include "ml/phonemes/utf8.h"
#include "ml/sing/heard_onset.h"
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
constexpr double kHumBelow = 8.0;      ///< dB: what is before a vowel is softer than it by so much
constexpr double kHumRamp = 3.0;       ///< frames of the vocoder
constexpr double kMostTail = 15.0;     ///< frames of the vocoder, of what follows a vowel in its own token
constexpr double kTailShare = 0.25;    ///< and of the sung vowel
constexpr double kKeptConsonant = 0.5; ///< of the time that a consonant is spoken, when vowels beside it need room

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
    double sungAt = 0.0, sungEnd = 0.0; ///< frames of the vocoder
    TokenKind kind = TokenKind::vowel;
    bool afterSonorant = false;
};

bool isSonorant(const SungToken& token)
{
    constexpr int kNasal = 2;
    const auto letters = phonemes::toUtf32(token.symbol);
    return token.kind != TokenKind::vowel && !letters.empty() && phonemes::sonority(letters.front()) >= kNasal;
}

std::vector<Vowel> vowelsOf(const LineToHold& line, std::size_t count)
{
    std::vector<Vowel> vowels;
    std::size_t sounding = 0, at = 0, begin = 0;
    int sungAt = -kAcousticLead, sungBegin = sungAt;
    bool afterSonorant = false;
    for (const auto& each : line.timing.tokens) {
        const bool rest = each.token.kind == TokenKind::rest;
        const std::size_t end = rest ? at : at + static_cast<std::size_t>(line.frames[sounding++] * kVocoderPerFrame);
        const bool vowel = each.token.kind == TokenKind::vowel;
        if (vowel || each.token.kind == TokenKind::rhotic)
            vowels.push_back({{std::min(vowel ? begin : at, count), std::min(end, count)},
                              static_cast<double>((vowel ? sungBegin : sungAt) * kVocoderPerFrame),
                              static_cast<double>((sungAt + each.frames) * kVocoderPerFrame),
                              each.token.kind,
                              afterSonorant});
        sungAt += each.frames;
        if (each.token.kind != TokenKind::stress) {
            begin = end;
            sungBegin = sungAt;
            afterSonorant = isSonorant(each.token);
        }
        at = end;
    }
    return vowels;
}

std::vector<HeardOnset> heardOnsets(const std::vector<Vowel>& vowels, const OnsetFinder& finder)
{
    std::vector<HeardOnset> heard;
    std::size_t earliest = 0;
    for (const auto& each : vowels) {
        const auto& [first, end] = each.spoken;
        const auto found = each.kind == TokenKind::vowel ? finder.find({first, end, earliest, each.afterSonorant})
                                                         : HeardOnset{first, first, end, 0.0};
        if (!heard.empty() && each.kind == TokenKind::vowel) // no moment belongs to two of them
            heard.back().until = std::max(heard.back().at, std::min(heard.back().until, found.hum));
        heard.push_back(found);
        earliest = std::max(first, heard.back().at) / 2 + end / 2;
    }
    return heard;
}

/// Frames by which a vowel is heard behind its token, or before it.
std::ptrdiff_t shiftOf(const Vowel& vowel, const HeardOnset& heard)
{
    return static_cast<std::ptrdiff_t>(heard.at) - static_cast<std::ptrdiff_t>(vowel.spoken.first);
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

/// A hummed consonant is softer than its vowel, else none could tell where that begins.
void softenHum(vocoder::VoiceFrames& frames, const OnsetFinder& finder, const HeardOnset& heard)
{
    std::vector<float> gains(frames.count(), 0.0F);
    for (std::size_t i = heard.hum; i < heard.at; ++i) {
        const double over = finder.level(i) - (heard.level - kHumBelow);
        const double inside = static_cast<double>(std::min(i - heard.hum, heard.at - 1 - i) + 1);
        gains[i] = static_cast<float>(-std::clamp(over, 0.0, kMostEvening) * std::min(1.0, inside / kHumRamp));
    }
    vocoder::addGains(frames.envelope, gains);
}

bool isAir(std::span<const float> aperiodicity)
{
    return std::ranges::all_of(aperiodicity, [](float decibels) { return decibels == 0.0F; });
}

struct SpokenFrames {
    vocoder::VoiceFrames frames;
    std::vector<bool> air; ///< frames without a tone
};

/// Vowels are voiced whatever they sound like, since a moment of breath would be held; of the rest the sound decides.
Result<SpokenFrames> takeApart(const LineToHold& line, const vocoder::Watch& watch)
{
    auto frames = vocoder::analyse(line.samples, kSungRate, spokenTrack(line.f0), {}, watch);
    if (!frames)
        return frames.error();
    std::vector<bool> air;
    for (std::size_t i = 0; i < frames->count(); ++i)
        air.push_back(isAir(frames->aperiodicity.decibels.row(i)));
    const auto voiced = vocoder::d4c(line.samples, kSungRate, frames->f0, {0.0}, watch);
    if (!voiced)
        return voiced.error();
    std::vector<bool> inVowel(frames->count(), false);
    for (const auto& vowel : vowelsOf(line, frames->count()))
        std::fill(inVowel.begin() + static_cast<std::ptrdiff_t>(vowel.spoken.first),
                  inVowel.begin() + static_cast<std::ptrdiff_t>(vowel.spoken.end), true);
    for (std::size_t i = 0; i < frames->count(); ++i) {
        if (inVowel[i])
            std::ranges::copy(voiced->decibels.row(i), frames->aperiodicity.decibels.row(i).begin());
        else if (air[i])
            frames->f0.hertz[i] = 0.0F;
    }
    return SpokenFrames{std::move(*frames), std::move(air)};
}

/// Of the map, in frames of the vocoder.
struct Corner {
    double sung, spoken;
};

/// The one at this sung frame, or the end.
std::vector<Corner>::iterator cornerAt(std::vector<Corner>& corners, double sung)
{
    return std::ranges::find_if(corners, [sung](const Corner& each) { return std::abs(each.sung - sung) < 0.5; });
}

/// Of a vowel what is heard is sung: its beginning and its end keep their pace, between them it is held. What its token
/// holds behind that, a hum or an offglide, has its own pace too but is hurried into a part of the note at most.
void holdWhatIsHeard(std::vector<Corner>& corners, const Vowel& vowel, const HeardOnset& heard)
{
    const auto begin = cornerAt(corners, vowel.sungAt), end = cornerAt(corners, vowel.sungEnd);
    if (begin >= end || end == corners.end())
        return;
    const double at = static_cast<double>(heard.at), until = static_cast<double>(heard.until);
    const double sung = vowel.sungEnd - vowel.sungAt;
    const double tail = std::min({static_cast<double>(vowel.spoken.end) - until, kMostTail, kTailShare * sung});
    const double edge = kKeptShare * (until - at);
    std::vector<Corner> inside;
    if (sung - tail > until - at && edge > 0.0)
        inside = {{vowel.sungAt + edge, at + edge}, {vowel.sungEnd - tail - edge, until - edge}};
    if (tail > 0.0)
        inside.push_back({vowel.sungEnd - tail, until});
    const auto behind = corners.erase(begin + 1, end);
    corners.insert(behind, inside.begin(), inside.end());
}

/// Vowels that are heard before their tokens take no more than a part of the consonants before them, of which
/// `written` holds the corners.
void keepConsonants(std::span<Corner> corners, std::span<const Corner> written, std::size_t vowel, double earliest)
{
    for (std::size_t i = vowel; i-- > 0 && written[i].spoken > earliest;) {
        const double length = written[i + 1].spoken - written[i].spoken;
        corners[i].spoken = std::min(corners[i].spoken, corners[i + 1].spoken - kKeptConsonant * length);
    }
}

/// The map in frames, with the moments between which each vowel is heard.
Result<vocoder::TimeMap> vocoderMap(const LineToHold& line, const std::vector<Vowel>& vowels,
                                    const std::vector<HeardOnset>& heard)
{
    std::vector<Corner> corners;
    for (std::size_t i = 0; i < line.map.sung.size(); ++i)
        corners.push_back({line.map.sung[i] / kVocoderPeriod, line.map.spoken[i] / kVocoderPeriod});
    for (std::size_t v = 0; v < vowels.size(); ++v)
        if (vowels[v].kind == TokenKind::vowel)
            holdWhatIsHeard(corners, vowels[v], heard[v]);
    const auto written = corners;
    double earliest = 0.0; // the middle of the vowel before
    for (std::size_t v = 0; v < vowels.size(); ++v) {
        const auto begin = cornerAt(corners, vowels[v].sungAt);
        if (begin == corners.end())
            continue;
        begin->spoken += static_cast<double>(shiftOf(vowels[v], heard[v]));
        keepConsonants(corners, written, static_cast<std::size_t>(begin - corners.begin()), earliest);
        earliest = static_cast<double>(vowels[v].spoken.first + vowels[v].spoken.end) / 2.0;
    }
    std::vector<double> sung, spoken;
    for (const auto& corner : corners) {
        sung.push_back(corner.sung);
        spoken.push_back(spoken.empty() ? corner.spoken : std::max(corner.spoken, spoken.back()));
    }
    return vocoder::mapThrough(sung, spoken, static_cast<std::size_t>(line.timing.totalFrames) * kVocoderPerFrame + 1);
}

/// The melody itself, not its stretched copy, so that every frame is in tune.
void setPitch(vocoder::VoiceFrames& frames, const PitchLine& melody, double leadSeconds)
{
    for (std::size_t i = 0; i < frames.count(); ++i)
        if (frames.f0.hertz[i] > 0.0F)
            frames.f0.hertz[i] = static_cast<float>(
                music::frequencyOf(melody.midiAt(static_cast<double>(i) * kVocoderPeriod - leadSeconds)));
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
void keepSpokenConsonants(const LineToHold& line, const std::vector<Vowel>& vowels,
                          const std::vector<HeardOnset>& heard, std::span<float> sung)
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
                    shift = shiftOf(vowels[v], heard[v]) * kPerVocoderFrame;
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
    auto apart = takeApart(line, watch);
    if (!apart)
        return apart.error();
    auto& frames = apart->frames;
    const auto vowels = vowelsOf(line, frames.count());
    const OnsetFinder finder(frames.envelope, apart->air, kSungRate);
    const auto heard = heardOnsets(vowels, finder);
    for (std::size_t v = 0; v < vowels.size(); ++v) {
        evenOut(frames, {heard[v].at, std::max(heard[v].at, heard[v].until)});
        softenHum(frames, finder, heard[v]);
    }
    const auto map = vocoderMap(line, vowels, heard);
    if (!map)
        return map.error();
    auto held = vocoder::remapped(frames, *map);
    if (!held)
        return held.error();
    setPitch(*held, melody, options.leadSeconds);
    vocoder::SynthesisOptions synthesis;
    synthesis.seed = options.seed;
    synthesis.sampleCount = static_cast<std::size_t>(line.timing.totalFrames) * kFrameSamples;
    auto samples = vocoder::synthesise(*held, synthesis, watch);
    if (samples && options.spokenConsonants)
        keepSpokenConsonants(line, vowels, heard, *samples);
    return samples;
}

} // namespace melisma::ml::sing
