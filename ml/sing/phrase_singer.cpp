// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/phrase_singer.h"

#include "ml/sing/energy_curve.h"
#include "ml/sing/pitch_curve.h"
#include "ml/sing/stretch_map.h"
#include "ml/sing/token_timing.h"
#include "ml/vocoder/analysis.h"
#include "ml/vocoder/synthesis.h"
#include "ml/vocoder/time_map.h"
#include "ml/vocoder/voice_edits.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace melisma::ml::sing {

namespace {

using base::Result;

constexpr int kRate = VoiceEngine::kSampleRate;
constexpr int kFrameSamples = 600; ///< of the model's durations
constexpr double kVocoderPeriod = 0.005;
constexpr int kVocoderPerFrame = 5;
/// The style of an utterance of usual length: that of a fragment is louder and rougher.
constexpr std::size_t kUsualTokens = 25;
constexpr double kLater = 0.02;        ///< of the acoustic lead that measured songs did not have
constexpr double kFadeSeconds = 0.012; ///< of rests and of spoken consonants

double hertzOf(double midi)
{
    return 440.0 * std::exp2((midi - 69.0) / 12.0);
}

/// The phrase as its tokens are spoken: what the model gets, and where each timed token is in it.
struct Spoken {
    std::vector<int> ids; ///< with the silent ends
    std::vector<float> style;
    kokoro::Prosody prosody;
    std::vector<int> frames; ///< of each timed token but rests
};

std::vector<const TimedToken*> soundingTokens(const TokenTiming& timing)
{
    std::vector<const TimedToken*> tokens;
    for (const auto& each : timing.tokens)
        if (each.token.kind != TokenKind::rest)
            tokens.push_back(&each);
    return tokens;
}

Result<Spoken> speak(VoiceEngine& engine, const TokenTiming& timing, const VoiceRecipe& voice,
                     const std::stop_token& stop)
{
    Spoken spoken;
    spoken.ids.push_back(0);
    const auto& vocabulary = engine.phonemiser().vocabulary();
    for (const auto* each : soundingTokens(timing)) {
        const auto encoded = vocabulary.encode(each->token.symbol);
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

/// Gives every token the length it has in speech, so that consonants are sung as long as they are spoken.
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

/// Reads a rising map backwards: the sung second of a spoken one.
double sungSecond(const StretchMap& map, double spoken)
{
    const auto above = std::ranges::lower_bound(map.spoken, spoken);
    if (above == map.spoken.begin())
        return map.sung.front();
    if (above == map.spoken.end())
        return map.sung.back();
    const auto i = static_cast<std::size_t>(above - map.spoken.begin());
    const double width = map.spoken[i] - map.spoken[i - 1];
    const double part = width > 0.0 ? (spoken - map.spoken[i - 1]) / width : 1.0;
    return map.sung[i - 1] + part * (map.sung[i] - map.sung[i - 1]);
}

/// Voicing of the spoken line, two values a frame of its own sounds, the silent ends left out.
std::vector<bool> spokenVoicing(const TokenTiming& timing, const std::vector<int>& frames)
{
    std::vector<bool> voiced;
    std::size_t at = 0;
    for (const auto* each : soundingTokens(timing)) {
        const bool on = each->token.voiced && each->token.kind != TokenKind::space;
        voiced.insert(voiced.end(), static_cast<std::size_t>(2 * frames[at++]), on);
    }
    return voiced;
}

/// One phrase on its way from tokens to samples.
class PhraseMaker {
public:
    PhraseMaker(VoiceEngine& engine, std::vector<SungNote> notes, const std::vector<double>& decibels,
                const SingOptions& options, const std::stop_token& stop)
        : m_engine(engine)
        , m_notes(std::move(notes))
        , m_decibels(decibels)
        , m_options(options)
        , m_stop(stop)
        , m_line(m_notes, PitchOptions{0.06, 4.0, options.seed})
    {}

    Result<SungPhrase> make()
    {
        if (auto ready = prepare(); !ready)
            return ready.error();
        auto samples = m_options.road == Road::direct ? direct() : stretched();
        if (!samples)
            return samples.error();
        shapeLoudness(*samples);
        return SungPhrase{std::move(*samples), leadSeconds()};
    }

private:
    /// Timing twice: the first tells which tokens there are, the second knows how long they are spoken.
    Result<void> prepare()
    {
        auto timing = timeTokens(m_notes);
        if (!timing)
            return timing.error();
        auto spoken = speak(m_engine, *timing, m_options.voice, m_stop);
        if (!spoken)
            return spoken.error();
        takeLengths(m_notes, *timing, spoken->frames);
        timing = timeTokens(m_notes);
        if (!timing)
            return timing.error();
        auto map = stretchMap(*timing, spoken->frames);
        if (!map)
            return map.error();
        m_timing = std::move(*timing);
        m_spoken = std::move(*spoken);
        m_map = std::move(*map);
        // The sound comes before its tokens on both sides, at paces of their own: what is spoken is cut out as early.
        for (double& second : m_map.sung)
            second -= kAcousticLead * kFrameSeconds;
        return {};
    }

    /// From the phrase's first sample to second 0.
    double leadSeconds() const { return m_timing.leadSeconds() - kLater; }

    std::size_t sampleCount() const { return static_cast<std::size_t>(m_timing.totalFrames) * kFrameSamples; }

    /// The pitch of the melody where the spoken line has the sounds of it.
    kokoro::Curves spokenCurves() const
    {
        kokoro::Curves curves = m_spoken.prosody.curves;
        const auto voiced = spokenVoicing(m_timing, m_spoken.frames);
        const auto before = static_cast<std::size_t>(2 * silentFrames());
        std::ranges::fill(curves.f0, 0.0F);
        for (std::size_t i = 0; i < voiced.size() && before + i < curves.f0.size(); ++i) {
            if (!voiced[i])
                continue;
            const double second = sungSecond(m_map, static_cast<double>(i) / kPitchRate);
            curves.f0[before + i] = static_cast<float>(hertzOf(m_line.midiAt(second - leadSeconds())));
        }
        return curves;
    }

    /// Frames before the first sound of the spoken line, which comes before its token.
    int silentFrames() const { return std::max(0, m_spoken.prosody.durations.front() - kAcousticLead); }

    /// Spoken at the sung pitch; the silence before and behind is cut off.
    Result<std::vector<float>> speakInTune()
    {
        kokoro::DecodeOptions decode;
        decode.seed = m_options.seed;
        const auto curves = spokenCurves();
        auto samples =
            m_engine.net().decode(m_spoken.ids, m_spoken.prosody.durations, curves, m_spoken.style, decode, m_stop);
        if (!samples)
            return samples;
        const auto& durations = m_spoken.prosody.durations;
        const auto from = static_cast<std::size_t>(silentFrames()) * kFrameSamples;
        const auto until = samples->size() - static_cast<std::size_t>(durations.back()) * kFrameSamples;
        m_spokenF0.assign(curves.f0.begin() + 2 * std::ptrdiff_t{silentFrames()},
                          curves.f0.end() - 2 * durations.back());
        return std::vector<float>(samples->begin() + static_cast<std::ptrdiff_t>(from),
                                  samples->begin() + static_cast<std::ptrdiff_t>(until));
    }

    vocoder::F0Track spokenTrack() const
    {
        vocoder::F0Track track{kVocoderPeriod, {}};
        const double perValue = 1.0 / (kPitchRate * kVocoderPeriod);
        const auto count = static_cast<std::size_t>(static_cast<double>(m_spokenF0.size()) * perValue) + 1;
        for (std::size_t i = 0; i < count; ++i) {
            const auto value = static_cast<std::size_t>(static_cast<double>(i) / perValue);
            track.hertz.push_back(value < m_spokenF0.size() ? m_spokenF0[value] : 0.0F);
        }
        return track;
    }

    Result<vocoder::TimeMap> vocoderMap() const
    {
        std::vector<double> sung, spoken;
        for (std::size_t i = 0; i < m_map.sung.size(); ++i) {
            sung.push_back(m_map.sung[i] / kVocoderPeriod);
            spoken.push_back(m_map.spoken[i] / kVocoderPeriod);
        }
        return vocoder::mapThrough(sung, spoken, static_cast<std::size_t>(m_timing.totalFrames) * kVocoderPerFrame + 1);
    }

    /// The melody itself, not its stretched copy, so that every frame is in tune.
    void setPitch(vocoder::VoiceFrames& frames) const
    {
        for (std::size_t i = 0; i < frames.count(); ++i)
            if (frames.f0.hertz[i] > 0.0F)
                frames.f0.hertz[i] =
                    static_cast<float>(hertzOf(m_line.midiAt(static_cast<double>(i) * kVocoderPeriod - leadSeconds())));
    }

    /// Which frames of the vocoder lie in a spoken vowel.
    std::vector<bool> spokenVowels(std::size_t count) const
    {
        std::vector<bool> vowels(count, false);
        int at = 0;
        std::size_t sounding = 0;
        for (const auto* each : soundingTokens(m_timing)) {
            const int end = at + m_spoken.frames[sounding++];
            if (each->token.kind == TokenKind::vowel || each->token.kind == TokenKind::rhotic)
                for (int i = std::max(0, at * kVocoderPerFrame);
                     i < std::min<int>(end * kVocoderPerFrame, std::ssize(vowels)); ++i)
                    vowels[static_cast<std::size_t>(i)] = true;
            at = end;
        }
        return vowels;
    }

    /// Vowels are voiced whatever they sound like, since a moment of breath would be held; of the rest the sound
    /// decides.
    Result<vocoder::VoiceFrames> takeApart(const std::vector<float>& spoken, const vocoder::Watch& watch) const
    {
        auto frames = vocoder::analyse(spoken, kRate, spokenTrack(), {}, watch);
        if (!frames)
            return frames;
        const auto voiced = vocoder::d4c(spoken, kRate, frames->f0, {0.0}, watch);
        if (!voiced)
            return voiced.error();
        const auto vowels = spokenVowels(frames->count());
        for (std::size_t i = 0; i < frames->count(); ++i) {
            const auto heard = frames->aperiodicity.decibels.row(i);
            if (vowels[i])
                std::ranges::copy(voiced->decibels.row(i), heard.begin());
            else if (std::ranges::all_of(heard, [](float decibels) { return decibels == 0.0F; }))
                frames->f0.hertz[i] = 0.0F;
        }
        return frames;
    }

    Result<std::vector<float>> stretched()
    {
        const auto spoken = speakInTune();
        if (!spoken)
            return spoken;
        vocoder::Watch watch{m_stop, {}};
        auto frames = takeApart(*spoken, watch);
        if (!frames)
            return frames.error();
        const auto map = vocoderMap();
        if (!map)
            return map.error();
        auto held = vocoder::remapped(*frames, *map);
        if (!held)
            return held.error();
        setPitch(*held);
        vocoder::SynthesisOptions synthesis;
        synthesis.seed = m_options.seed;
        synthesis.sampleCount = sampleCount();
        auto samples = vocoder::synthesise(*held, synthesis, watch);
        if (samples && m_options.road == Road::hybrid)
            keepSpokenConsonants(*spoken, *samples);
        return samples;
    }

    /// Unvoiced consonants are spoken at their own pace, so they need no vocoder: they are copied, faded in and out.
    void keepSpokenConsonants(const std::vector<float>& spoken, std::vector<float>& sung) const
    {
        constexpr auto kEarly = static_cast<std::ptrdiff_t>(kAcousticLead * kFrameSamples);
        std::ptrdiff_t sungAt = 0, spokenAt = 0;
        std::size_t sounding = 0;
        for (const auto& each : m_timing.tokens) {
            const auto length = static_cast<std::ptrdiff_t>(each.frames) * kFrameSamples;
            const bool rest = each.token.kind == TokenKind::rest;
            const auto spokenLength =
                rest ? 0 : static_cast<std::ptrdiff_t>(m_spoken.frames[sounding++]) * kFrameSamples;
            const bool copied = !rest && !each.token.voiced && each.token.kind != TokenKind::space;
            if (copied) {
                // Ends meet: a stop bursts where its vowel begins.
                const auto shared = std::min(length, spokenLength);
                copyFaded(spoken, spokenAt + spokenLength - shared, sung, sungAt + length - shared - kEarly, shared);
            }
            sungAt += length;
            spokenAt += spokenLength;
        }
    }

    static void copyFaded(const std::vector<float>& from, std::ptrdiff_t fromAt, std::vector<float>& to,
                          std::ptrdiff_t toAt, std::ptrdiff_t length)
    {
        const auto fade = static_cast<std::ptrdiff_t>(kFadeSeconds * kRate);
        for (std::ptrdiff_t i = -fade; i < length + fade; ++i) {
            const auto source = fromAt + i, target = toAt + i;
            if (source < 0 || target < 0 || source >= static_cast<std::ptrdiff_t>(from.size()) ||
                target >= static_cast<std::ptrdiff_t>(to.size()))
                continue;
            const double rise = std::clamp(static_cast<double>(i + fade) / (2.0 * fade), 0.0, 1.0);
            const double fall = std::clamp(static_cast<double>(length + fade - i) / (2.0 * fade), 0.0, 1.0);
            const double share = std::sin(0.5 * std::numbers::pi * std::min(rise, fall));
            auto& sample = to[static_cast<std::size_t>(target)];
            sample = static_cast<float>(share * share * from[static_cast<std::size_t>(source)] +
                                        (1.0 - share * share) * sample);
        }
    }

    /// The decoder itself at the sung durations, with the averages of the spoken line.
    Result<std::vector<float>> direct()
    {
        kokoro::AdaInStatistics spokenAverages;
        kokoro::DecodeOptions listen;
        listen.seed = m_options.seed;
        listen.captured = &spokenAverages;
        if (const auto natural = m_engine.net().decode(m_spoken.ids, m_spoken.prosody.durations, spokenCurves(),
                                                       m_spoken.style, listen, m_stop);
            !natural)
            return natural;
        const auto before = static_cast<std::ptrdiff_t>(2 * m_spoken.prosody.durations.front());
        const auto after = static_cast<std::ptrdiff_t>(2 * m_spoken.prosody.durations.back());
        const auto& energy = m_spoken.prosody.curves.energy;
        const std::span spokenEnergy(energy.begin() + before, energy.end() - after);
        auto sungEnergy = energyCurve(m_timing, m_spoken.frames, spokenEnergy);
        if (!sungEnergy)
            return sungEnergy.error();
        kokoro::Curves curves{pitchCurve(m_notes, m_timing), std::move(*sungEnergy)};
        for (std::size_t i = 0; i < curves.f0.size(); ++i)
            if (curves.f0[i] > 0.0F)
                curves.f0[i] =
                    static_cast<float>(hertzOf(m_line.midiAt(static_cast<double>(i) / kPitchRate - leadSeconds())));
        kokoro::DecodeOptions decode;
        decode.seed = m_options.seed;
        decode.frozen = &spokenAverages;
        const auto [ids, durations] = sungIds();
        return m_engine.net().decode(ids, durations, curves, m_spoken.style, decode, m_stop);
    }

    std::pair<std::vector<int>, std::vector<int>> sungIds() const
    {
        std::vector<int> ids, durations;
        std::size_t sounding = 1; // behind the silent end
        for (std::size_t i = 0; i < m_timing.tokens.size(); ++i) {
            const auto& each = m_timing.tokens[i];
            const bool end = i == 0 || i + 1 == m_timing.tokens.size();
            const bool rest = each.token.kind == TokenKind::rest;
            ids.push_back(!rest ? m_spoken.ids[sounding++] : end ? 0 : m_engine.phonemiser().vocabulary().idOf(U' '));
            durations.push_back(each.frames);
        }
        return {ids, durations};
    }

    /// Each note as loud as it is written, rests silent.
    void shapeLoudness(std::vector<float>& samples) const
    {
        std::vector<float> gains(samples.size(), 0.0F);
        std::size_t at = 0;
        for (const auto& each : m_timing.tokens) {
            const auto length = static_cast<std::size_t>(each.frames) * kFrameSamples;
            const double decibels = each.note >= 0 ? m_decibels[static_cast<std::size_t>(each.note)] : 0.0;
            const float gain =
                each.token.kind == TokenKind::rest ? 0.0F : static_cast<float>(std::pow(10.0, decibels / 20.0));
            std::fill_n(gains.begin() + static_cast<std::ptrdiff_t>(std::min(at, gains.size())),
                        std::min(length, gains.size() - std::min(at, gains.size())), gain);
            at += length;
        }
        constexpr auto kEarly = static_cast<std::size_t>(kAcousticLead * kFrameSamples);
        const double step = 1.0 / (kFadeSeconds * kRate);
        double gain = 0.0;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const double wanted = gains[std::min(i + kEarly, gains.size() - 1)];
            gain += std::clamp(wanted - gain, -step, step);
            samples[i] *= static_cast<float>(gain);
        }
    }

    VoiceEngine& m_engine;
    std::vector<SungNote> m_notes;
    const std::vector<double>& m_decibels;
    const SingOptions& m_options;
    const std::stop_token& m_stop;
    PitchLine m_line;
    TokenTiming m_timing;
    Spoken m_spoken;
    StretchMap m_map;
    std::vector<float> m_spokenF0; ///< of the spoken line without its silent ends, 80 values a second
};

} // namespace

Result<SungPhrase> singPhrase(VoiceEngine& engine, std::vector<SungNote> notes, const std::vector<double>& decibels,
                              const SingOptions& options, const std::stop_token& stop)
{
    return PhraseMaker(engine, std::move(notes), decibels, options, stop).make();
}

} // namespace melisma::ml::sing
