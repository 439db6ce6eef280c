// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/worker/rendered_song_meter.h"

#include "app/worker/effect_run.h"
#include "app/worker/presence_meter.h"
#include "audio/analysis/loudness.h"
#include "audio/effects/biquad.h"
#include "audio/graph/denormals.h"
#include "audio/graph/mixing.h"
#include "audio/graph/offline_renderer.h"
#include "core/edits/add_score.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace melisma::app {

namespace {

music::Part atUnity(music::Part part)
{
    part.gainDb = 0.0;
    return part;
}

music::PartLevels measureStem(const std::vector<float>& samples, int sampleRate)
{
    const auto frames = static_cast<int>(samples.size() / 2);
    audio::LoudnessMeter loudness(2, sampleRate, false);
    loudness.add(samples.data(), frames);
    PresenceMeter presence(sampleRate);
    presence.add(samples.data(), frames);
    return {loudness.result().integratedLufs, presence.windows()};
}

} // namespace

bool RenderedSongMeter::isKept(const music::Part& part, std::size_t index) const
{
    return index < m_stems.size() && m_stems[index].part == atUnity(part);
}

base::Result<void> RenderedSongMeter::renderStems(const music::Score& score, const std::stop_token& stop)
{
    if (!(m_tempo == score.tempoMap) || m_length != score.length)
        m_stems.clear();
    m_tempo = score.tempoMap;
    m_length = score.length;
    music::Score missing = score;
    missing.parts.clear();
    missing.masterEffects.clear();
    missing.masterGainDb = 0.0;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < score.parts.size(); ++i)
        if (!isKept(score.parts[i], i)) {
            missing.parts.push_back(atUnity(score.parts[i]));
            places.push_back(i);
        }
    m_stems.resize(score.parts.size());
    if (places.empty())
        return {};
    project::Project empty;
    empty.sampleRate = m_sampleRate;
    const auto project = edits::addScore(empty, missing, {});
    if (!project)
        return project.error();
    for (const auto place : places)
        m_stems[place] = {};
    const auto sink = [&](const audio::RenderedBlock& block) -> base::Result<void> {
        for (std::size_t i = 0; i < places.size(); ++i) {
            auto& samples = m_stems[places[i]].samples;
            const auto count = static_cast<std::size_t>(block.frames) * 2;
            if (block.tracks[i])
                samples.insert(samples.end(), block.tracks[i], block.tracks[i] + count);
            else
                samples.resize(samples.size() + count);
        }
        return {};
    };
    audio::OfflineRequest request;
    request.end = score.tempoMap.framesAt(score.length, m_sampleRate);
    request.tracks = true;
    request.threads = m_threads;
    const auto noMedia = [](const project::Asset&) { return std::filesystem::path(); };
    if (auto done = audio::renderOffline(*project, noMedia, m_soundfont, request, sink, stop); !done)
        return done.error();
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto& stem = m_stems[places[i]];
        stem.part = missing.parts[i];
        stem.levels = measureStem(stem.samples, m_sampleRate);
    }
    return {};
}

base::Result<void> RenderedSongMeter::mixDown(const music::Score& score, music::SongLevels& levels) const
{
    const auto chain = chainOf(score.masterEffects, m_sampleRate);
    if (!chain)
        return chain.error();
    std::vector<float> mix(m_stems.empty() ? 0 : m_stems.front().samples.size());
    for (std::size_t i = 0; i < m_stems.size(); ++i) {
        const float gain = audio::linearGain(score.parts[i].gainDb);
        for (std::size_t k = 0; k < mix.size(); ++k)
            mix[k] += gain * m_stems[i].samples[k];
    }
    const audio::DenormalsOff denormalsOff;
    process(*chain, mix);
    const float master = audio::linearGain(score.masterGainDb);
    for (float& sample : mix)
        sample *= master;
    audio::LoudnessMeter meter(2, m_sampleRate);
    meter.add(mix.data(), static_cast<int>(mix.size() / 2));
    levels.loudnessLufs = meter.result().integratedLufs;
    levels.truePeakDb = meter.result().truePeakDb;
    return {};
}

base::Result<music::SongLevels> RenderedSongMeter::measure(const music::Score& score, std::stop_token stop)
{
    if (auto rendered = renderStems(score, stop); !rendered) {
        m_stems.clear();
        return rendered.error();
    }
    music::SongLevels levels;
    for (std::size_t i = 0; i < score.parts.size(); ++i) {
        auto part = m_stems[i].levels;
        part.loudnessLufs += score.parts[i].gainDb;
        const double power = std::pow(10.0, score.parts[i].gainDb / 10.0);
        for (double& window : part.presence)
            window *= power;
        levels.parts.push_back(std::move(part));
    }
    if (auto mixed = mixDown(score, levels); !mixed)
        return mixed.error();
    return levels;
}

} // namespace melisma::app
