// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/phrase_singer.h"

#include "core/music/pitch.h"
#include "ml/sing/energy_curve.h"
#include "ml/sing/held_line.h"
#include "ml/sing/spoken_line.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml::sing {

namespace {

using base::Result;

constexpr double kLater = 0.005;       ///< the mean by which vowels were heard early in measured songs
constexpr double kFadeSeconds = 0.012; ///< of rests

static_assert(kSungRate == VoiceEngine::kSampleRate);

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
    for (const auto& each : timing.tokens) {
        if (each.token.kind == TokenKind::rest)
            continue;
        const bool on = each.token.voiced && each.token.kind != TokenKind::space;
        voiced.insert(voiced.end(), 2 * static_cast<std::size_t>(frames[at++]), on);
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
        , m_line(m_notes, PitchOptions{.glideSeconds = options.glideSeconds, .seed = options.seed})
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
        auto spoken = speakTokens(m_engine, *timing, m_options.voice, m_stop);
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

    /// The pitch of the melody where the spoken line has the sounds of it.
    kokoro::Curves spokenCurves() const
    {
        kokoro::Curves curves = m_spoken.prosody.curves;
        const auto voiced = spokenVoicing(m_timing, m_spoken.frames);
        const auto before = 2 * static_cast<std::size_t>(m_spoken.silentFrames());
        std::ranges::fill(curves.f0, 0.0F);
        for (std::size_t i = 0; i < voiced.size() && before + i < curves.f0.size(); ++i) {
            if (!voiced[i])
                continue;
            const double second = sungSecond(m_map, static_cast<double>(i) / kPitchRate);
            curves.f0[before + i] = static_cast<float>(music::frequencyOf(m_line.midiAt(second - leadSeconds())));
        }
        return curves;
    }

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
        const auto from = static_cast<std::size_t>(m_spoken.silentFrames()) * kFrameSamples;
        const auto until = samples->size() - static_cast<std::size_t>(durations.back()) * kFrameSamples;
        m_spokenF0.assign(curves.f0.begin() + 2 * std::ptrdiff_t{m_spoken.silentFrames()},
                          curves.f0.end() - 2 * durations.back());
        return std::vector<float>(samples->begin() + static_cast<std::ptrdiff_t>(from),
                                  samples->begin() + static_cast<std::ptrdiff_t>(until));
    }

    Result<std::vector<float>> stretched()
    {
        auto spoken = speakInTune();
        if (!spoken)
            return spoken;
        return holdLine({m_timing, m_spoken.frames, *spoken, m_spokenF0, m_map}, m_line,
                        {m_options.road == Road::hybrid, leadSeconds(), m_options.seed}, m_stop);
    }

    /// The decoder itself at the sung durations, with the averages of the spoken line.
    Result<std::vector<float>> direct()
    {
        kokoro::AdaInStatistics spokenAverages;
        kokoro::DecodeOptions listen;
        listen.seed = m_options.seed;
        listen.captured = &spokenAverages;
        if (auto natural = m_engine.net().decode(m_spoken.ids, m_spoken.prosody.durations, spokenCurves(),
                                                 m_spoken.style, listen, m_stop);
            !natural)
            return natural;
        const auto before = 2 * static_cast<std::ptrdiff_t>(m_spoken.prosody.durations.front());
        const auto after = 2 * static_cast<std::ptrdiff_t>(m_spoken.prosody.durations.back());
        const auto& energy = m_spoken.prosody.curves.energy;
        const std::span spokenEnergy(energy.begin() + before, energy.end() - after);
        auto sungEnergy = energyCurve(m_timing, m_spoken.frames, spokenEnergy);
        if (!sungEnergy)
            return sungEnergy.error();
        kokoro::Curves curves{pitchCurve(m_notes, m_timing), std::move(*sungEnergy)};
        for (std::size_t i = 0; i < curves.f0.size(); ++i)
            if (curves.f0[i] > 0.0F)
                curves.f0[i] = static_cast<float>(
                    music::frequencyOf(m_line.midiAt(static_cast<double>(i) / kPitchRate - leadSeconds())));
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
        constexpr auto kEarly = static_cast<std::size_t>(kAcousticLead) * kFrameSamples;
        const double step = 1.0 / (kFadeSeconds * kSungRate);
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
    SpokenLine m_spoken;
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
