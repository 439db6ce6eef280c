// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spectrogram/tile_cache.h"

#include <algorithm>
#include <functional>
#include <optional>

namespace melisma::ui {
namespace {

constexpr int kThreads = 2;
/// A request that this many newer ones have overtaken is out of view by now and is given up.
constexpr int kPatience = 256;

base::Error absent()
{
    return {base::ErrorKind::io, "The tile is not in the cache", {}, {}};
}

} // namespace

TileCache::TileCache(MediaFiles files, std::size_t maxBytes, QObject* parent)
    : QObject(parent)
    , m_files(std::move(files))
    , m_maxBytes(maxBytes)
{
    m_pool.setMaxThreadCount(kThreads);
    m_passPool.setMaxThreadCount(kThreads);
}

TileCache::~TileCache()
{
    m_stop.request_stop();
    for (QThreadPool* pool : {&m_pool, &m_passPool}) {
        pool->clear();
        pool->waitForDone();
    }
}

int TileCache::numberOf(const Settings& settings)
{
    const auto found = std::find(m_settings.begin(), m_settings.end(), settings);
    if (found != m_settings.end())
        return static_cast<int>(found - m_settings.begin());
    m_settings.push_back(settings);
    return static_cast<int>(m_settings.size()) - 1;
}

const audio::SpectrogramTile* TileCache::find(const std::string& sha256, int level, std::int64_t index,
                                              const Settings& settings)
{
    const auto entry = m_entries.find(Key{sha256, numberOf(settings), level, index});
    if (entry == m_entries.end() || entry->second.tile.rows == 0)
        return nullptr;
    m_recent.splice(m_recent.begin(), m_recent, entry->second.place);
    return &entry->second.tile;
}

void TileCache::request(const project::Asset& asset, int level, std::int64_t index, const Settings& settings)
{
    const Key key{asset.sha256, numberOf(settings), level, index};
    if (m_entries.contains(key))
        return;
    m_recent.push_front(key);
    m_entries[key].place = m_recent.begin();
    ++m_loads;
    ++m_pending;
    load(key, {m_files.media(asset), m_files.cacheFolder() / "spectrogram", settings});
}

void TileCache::post(int generation, std::function<void()> work)
{
    // The destructor waits for the pools, so `this` is alive here.
    QMetaObject::invokeMethod(
        this,
        [this, generation, work = std::move(work)] {
            if (generation == m_generation)
                work();
        },
        Qt::QueuedConnection);
}

void TileCache::load(const Key& key, const Source& source)
{
    const int serial = ++m_serial;
    const auto work = [this, key, source, serial, generation = m_generation, stop = m_stop.get_token()] {
        const auto& [sha256, settings, level, index] = key;
        base::Result<audio::SpectrogramTile> result = base::Error{base::ErrorKind::cancelled, "Out of view", {}, {}};
        if (m_serial - serial >= kPatience) {
            post(generation, [this, key, result] { land(key, result); });
            return;
        }
        if (level < audio::kCoarseLevel)
            result = audio::loadOrComputeTile(source.media, source.folder, sha256, source.settings, level, index, stop);
        else if (auto cached = audio::cachedTile(source.folder, sha256, source.settings, level, index))
            result = std::move(*cached);
        else
            result = absent();
        const bool needsPass = !result && level >= audio::kCoarseLevel;
        post(generation, [this, key, source, needsPass, result = std::move(result)] {
            if (!needsPass)
                return land(key, result);
            const Sound sound{std::get<0>(key), std::get<1>(key)};
            if (!m_passing.contains(sound))
                startPass(sound, source);
            m_passing[sound].push_back(key);
        });
    };
    m_pool.start(work, serial); // the pool takes the highest number first
}

/// Computes all coarse tiles of a file; each is stored, and shown at once.
void TileCache::startPass(const Sound& sound, const Source& source)
{
    ++m_passes;
    m_passing[sound];
    m_passPool.start([this, sound, source, generation = m_generation, stop = m_stop.get_token()] {
        const auto keep = [&](audio::SpectrogramTile tile) {
            audio::storeTile(source.folder, sound.first, source.settings, tile);
            const Key key{sound.first, sound.second, tile.level, tile.index};
            post(generation, [this, key, tile = std::move(tile)] { take(key, tile); });
        };
        const auto result = audio::computeCoarseTiles(source.media, source.settings, keep, stop);
        post(generation, [this, sound, result] { endPass(sound, result); });
    });
}

void TileCache::endPass(const Sound& sound, const base::Result<void>& result)
{
    const auto waiting = m_passing.extract(sound);
    for (const Key& key : waiting.mapped()) {
        const auto entry = m_entries.find(key);
        if (entry == m_entries.end() || entry->second.tile.rows != 0)
            continue;
        --m_pending; // past the file's end, or the pass failed; stays empty, so that it is not read on every paint
    }
    if (!result)
        fail(sound.first);
}

/// A tile of a pass: one that is waited for, or one more that may be wanted soon.
void TileCache::take(const Key& key, audio::SpectrogramTile tile)
{
    const auto [entry, isNew] = m_entries.try_emplace(key);
    if (isNew) {
        if (m_bytes + tile.bytes.size() > m_maxBytes) { // on the disk it is near enough
            m_entries.erase(entry);
            return;
        }
        entry->second.place = m_recent.insert(m_recent.end(), key);
    } else if (entry->second.tile.rows != 0) {
        return;
    } else {
        --m_pending;
    }
    entry->second.tile = std::move(tile);
    m_bytes += entry->second.tile.bytes.size();
    evict();
    emit ready(std::get<0>(key));
}

void TileCache::clear()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_pool.clear();
    m_passPool.clear();
    ++m_generation;
    m_entries.clear();
    m_recent.clear();
    m_passing.clear();
    m_failed.clear();
    m_bytes = 0;
    m_pending = 0;
}

void TileCache::land(const Key& key, base::Result<audio::SpectrogramTile> result)
{
    const auto entry = m_entries.find(key);
    if (entry == m_entries.end() || entry->second.tile.rows != 0)
        return;
    --m_pending;
    if (!result && result.error().kind == base::ErrorKind::cancelled) { // may be asked for again
        drop(key);
        return;
    }
    if (!result) { // stays empty, so that a broken file is not read on every paint
        fail(std::get<0>(key));
        return;
    }
    entry->second.tile = std::move(*result);
    m_bytes += entry->second.tile.bytes.size();
    m_recent.splice(m_recent.begin(), m_recent, entry->second.place);
    evict();
    emit ready(std::get<0>(key));
}

void TileCache::drop(const Key& key)
{
    const auto entry = m_entries.find(key);
    m_recent.erase(entry->second.place);
    m_entries.erase(entry);
}

void TileCache::fail(const std::string& sha256)
{
    m_failed.insert(sha256);
    emit ready(sha256);
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
