// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spectrogram/tile_cache.h"

#include <optional>

namespace melisma::ui {
namespace {

constexpr int kThreads = 2;
/// A request that this many newer ones have overtaken is out of view by now and is given up.
constexpr int kPatience = 256;

} // namespace

TileCache::TileCache(MediaFiles files, std::size_t maxBytes, QObject* parent)
    : QObject(parent)
    , m_files(std::move(files))
    , m_maxBytes(maxBytes)
{
    m_pool.setMaxThreadCount(kThreads);
}

TileCache::~TileCache()
{
    m_stop.request_stop();
    m_pool.clear();
    m_pool.waitForDone();
}

const audio::SpectrogramTile* TileCache::find(const std::string& sha256, int level, std::int64_t index)
{
    const auto entry = m_entries.find(Key{sha256, level, index});
    if (entry == m_entries.end() || entry->second.tile.rows == 0)
        return nullptr;
    m_recent.splice(m_recent.begin(), m_recent, entry->second.place);
    return &entry->second.tile;
}

void TileCache::request(const project::Asset& asset, int level, std::int64_t index)
{
    const Key key{asset.sha256, level, index};
    if (m_entries.contains(key))
        return;
    m_recent.push_front(key);
    m_entries[key].place = m_recent.begin();
    ++m_loads;
    ++m_pending;
    const int serial = ++m_serial;
    const auto work = [this, key, serial, media = m_files.media(asset), folder = m_files.cacheFolder() / "spectrogram",
                       settings = m_settings, generation = m_generation, stop = m_stop.get_token()] {
        base::Result<audio::SpectrogramTile> result = base::Error{base::ErrorKind::cancelled, "Out of view", {}, {}};
        if (m_serial - serial < kPatience)
            result = audio::loadOrComputeTile(media, folder, std::get<0>(key), settings, std::get<1>(key),
                                              std::get<2>(key), stop);
        // The destructor waits for the pool, so `this` is alive here.
        QMetaObject::invokeMethod(
            this,
            [this, generation, key, result = std::move(result)]() mutable { land(generation, key, std::move(result)); },
            Qt::QueuedConnection);
    };
    m_pool.start(work, serial); // the pool takes the highest number first
}

void TileCache::clear()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_pool.clear();
    ++m_generation;
    m_entries.clear();
    m_recent.clear();
    m_failed.clear();
    m_bytes = 0;
    m_pending = 0;
}

void TileCache::land(int generation, const Key& key, base::Result<audio::SpectrogramTile> result)
{
    if (generation != m_generation)
        return;
    --m_pending;
    const auto entry = m_entries.find(key);
    if (entry == m_entries.end())
        return;
    if (!result && result.error().kind == base::ErrorKind::cancelled) { // may be asked for again
        m_recent.erase(entry->second.place);
        m_entries.erase(entry);
        return;
    }
    if (!result) { // stays empty, so that a broken file is not read on every paint
        m_failed.insert(std::get<0>(key));
        emit ready(std::get<0>(key));
        return;
    }
    entry->second.tile = std::move(*result);
    m_bytes += entry->second.tile.bytes.size();
    m_recent.splice(m_recent.begin(), m_recent, entry->second.place);
    evict();
    emit ready(std::get<0>(key));
}

void TileCache::evict()
{
    for (auto oldest = m_recent.end(); m_bytes > m_maxBytes && oldest != m_recent.begin();) {
        --oldest;
        const auto entry = m_entries.find(*oldest);
        const std::size_t size = entry->second.tile.bytes.size();
        if (size == 0) // still on its way
            continue;
        m_bytes -= size;
        m_entries.erase(entry);
        oldest = m_recent.erase(oldest);
    }
}

} // namespace melisma::ui
