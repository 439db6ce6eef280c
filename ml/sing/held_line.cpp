// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/held_line.h"

#include "ml/vocoder/analysis.h"
#include "ml/vocoder/synthesis.h"
#include "ml/vocoder/time_map.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace melisma::ml::sing {

namespace {

using base::Result;

constexpr double kVocoderPeriod = 0.005;
constexpr int kVocoderPerFrame = 5;
constexpr double kFadeSeconds = 0.012; ///< of spoken consonants

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

/// Which frames of the vocoder lie in a spoken vowel.
std::vector<bool> spokenVowels(const LineToHold& line, std::size_t count)
{
    std::vector<bool> vowels(count, false);
    int at = 0;
    std::size_t sounding = 0;
    for (const auto& each : line.timing.tokens) {
        if (each.token.kind == TokenKind::rest)
            continue;
        const int end = at + line.frames[sounding++];
        if (each.token.kind == TokenKind::vowel || each.token.kind == TokenKind::rhotic)
            for (int i = at * kVocoderPerFrame; i < std::min<int>(end * kVocoderPerFrame, std::ssize(vowels)); ++i)
                vowels[static_cast<std::size_t>(i)] = true;
        at = end;
    }
    return vowels;
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
    const auto vowels = spokenVowels(line, frames->count());
    for (std::size_t i = 0; i < frames->count(); ++i) {
        const auto heard = frames->aperiodicity.decibels.row(i);
        if (vowels[i])
            std::ranges::copy(voiced->decibels.row(i), heard.begin());
        else if (std::ranges::all_of(heard, [](float decibels) { return decibels == 0.0F; }))
            frames->f0.hertz[i] = 0.0F;
    }
    return frames;
}

Result<vocoder::TimeMap> vocoderMap(const LineToHold& line)
{
    std::vector<double> sung, spoken;
    for (std::size_t i = 0; i < line.map.sung.size(); ++i) {
        sung.push_back(line.map.sung[i] / kVocoderPeriod);
        spoken.push_back(line.map.spoken[i] / kVocoderPeriod);
    }
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

/// Unvoiced consonants are spoken at their own pace, so they need no vocoder: they are copied, faded in and out.
void keepSpokenConsonants(const LineToHold& line, std::span<float> sung)
{
    constexpr auto kEarly = static_cast<std::ptrdiff_t>(kAcousticLead * kFrameSamples);
    std::ptrdiff_t sungAt = 0, spokenAt = 0;
    std::size_t sounding = 0;
    for (const auto& each : line.timing.tokens) {
        const auto length = static_cast<std::ptrdiff_t>(each.frames) * kFrameSamples;
        const bool rest = each.token.kind == TokenKind::rest;
        const auto spokenLength = rest ? 0 : static_cast<std::ptrdiff_t>(line.frames[sounding++]) * kFrameSamples;
        if (!rest && !each.token.voiced && each.token.kind != TokenKind::space) {
            // Ends meet: a stop bursts where its vowel begins.
            const auto shared = std::min(length, spokenLength);
            copyFaded(line.samples, spokenAt + spokenLength - shared, sung, sungAt + length - shared - kEarly, shared);
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
    const auto frames = takeApart(line, watch);
    if (!frames)
        return frames.error();
    const auto map = vocoderMap(line);
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
        keepSpokenConsonants(line, *samples);
    return samples;
}

} // namespace melisma::ml::sing
