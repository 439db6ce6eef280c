// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/waveform/sample_cache.h"

#include "audio/files/audio_file.h"

#include <algorithm>

namespace melisma::ui {
namespace {

base::Result<std::vector<float>> readBlock(const std::filesystem::path& media, std::int64_t start, std::int64_t frames)
{
    auto reader = audio::openAudioFile(media);
    if (!reader)
        return reader.error();
    if (const auto sought = (*reader)->seek({start}); !sought)
        return sought.error();
    const auto channels = static_cast<std::size_t>((*reader)->info().channels);
    std::vector<float> samples(static_cast<std::size_t>(frames) * channels);
    std::int64_t filled = 0;
    while (filled < frames) {
        const auto count = (*reader)->read(samples.data() + static_cast<std::size_t>(filled) * channels,
                                           static_cast<int>(frames - filled));
        if (!count)
            return count.error();
        if (*count == 0)
            break;
        filled += *count;
    }
    return samples;
}

} // namespace

SampleCache::SampleCache(MediaFiles files, QObject* parent) : QObject(parent), m_files(std::move(files))
{
    m_pool.setMaxThreadCount(1);
}

SampleCache::~SampleCache()
{
    m_stop.request_stop();
    m_pool.clear();
    m_pool.waitForDone();
}

std::optional<std::vector<float>> SampleCache::find(const project::Asset& asset, base::Frames start, base::Frames end)
{
    const auto channels = static_cast<std::size_t>(asset.channels);
    const std::int64_t from = std::clamp<std::int64_t>(start.count, 0, asset.frames.count);
    const std::int64_t to = std::clamp<std::int64_t>(end.count, from, asset.frames.count);
    std::vector<float> samples(static_cast<std::size_t>((end - start).count) * channels);
    bool whole = true;
    for (std::int64_t block = from / kBlock; block * kBlock < to; ++block) {
        const Key key{asset.sha256, block};
        const auto [entry, isNew] = m_entries.try_emplace(key);
        if (isNew) {
            entry->second.place = m_recent.insert(m_recent.begin(), key);
            load(asset, key);
        }
        m_recent.splice(m_recent.begin(), m_recent, entry->second.place);
        const std::int64_t first = std::max(from, block * kBlock);
        const std::int64_t last = std::min(to, (block + 1) * kBlock);
        const auto at = static_cast<std::size_t>(first - block * kBlock) * channels;
        const auto count = static_cast<std::size_t>(last - first) * channels;
        whole = whole && entry->second.samples.size() >= at + count;
        if (whole)
            std::copy_n(entry->second.samples.begin() + static_cast<std::ptrdiff_t>(at), count,
                        samples.begin() + (first - start.count) * asset.channels);
    }
    return whole ? std::optional(std::move(samples)) : std::nullopt;
}

void SampleCache::load(const project::Asset& asset, const Key& key)
{
    ++m_loads;
    ++m_pending;
    const std::int64_t frames = std::min(kBlock, asset.frames.count - key.second * kBlock);
    m_pool.start(
        [this, key, frames, media = m_files.media(asset), generation = m_generation, stop = m_stop.get_token()] {
            base::Result<std::vector<float>> samples = base::Error{base::ErrorKind::cancelled, "Out of view", {}, {}};
            if (!stop.stop_requested())
                samples = readBlock(media, key.second * kBlock, frames);
            // The destructor waits for the pool, so `this` is alive here.
            QMetaObject::invokeMethod(
                this,
                [this, generation, key, samples = std::move(samples)]() mutable {
                    land(generation, key, std::move(samples));
                },
                Qt::QueuedConnection);
        });
}

void SampleCache::land(int generation, const Key& key, base::Result<std::vector<float>> samples)
{
    if (generation != m_generation)
        return;
    --m_pending;
    const auto entry = m_entries.find(key);
    if (entry == m_entries.end() || !samples) // what cannot be read stays empty and is drawn from its peaks
        return;
    entry->second.samples = std::move(*samples);
    m_bytes += entry->second.samples.size() * sizeof(float);
    evict();
    emit ready(key.first);
}

void SampleCache::evict()
{
    for (auto oldest = m_recent.end(); m_bytes > kMaxBytes && oldest != m_recent.begin();) {
        --oldest;
        const auto entry = m_entries.find(*oldest);
        const std::size_t size = entry->second.samples.size() * sizeof(float);
        if (size == 0) // still on its way
            continue;
        m_bytes -= size;
        m_entries.erase(entry);
        oldest = m_recent.erase(oldest);
    }
}

void SampleCache::clear()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_pool.clear();
    ++m_generation;
    m_entries.clear();
    m_recent.clear();
    m_bytes = 0;
    m_pending = 0;
}

} // namespace melisma::ui
