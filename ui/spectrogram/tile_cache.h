// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/waveform/media_files.h" // Qt first: moc cannot parse what the others bring

#include <QObject>
#include <QThreadPool>

#include "audio/analysis/spectrogram.h"
#include "core/base/result.h"

#include <atomic>
#include <cstdint>
#include <list>
#include <map>
#include <set>
#include <stop_token>
#include <string>
#include <tuple>
#include <vector>

namespace melisma::ui {

/// Spectrogram tiles of the project's sound files, the least recently shown dropped first. Lives on the UI thread;
/// tiles are read and computed on threads of its own, newest request first, because that is what is in view. Tiles of
/// the coarse levels come from one pass over the whole file, shown as it goes, and later from the disk.
class TileCache : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kDefaultBytes = 64u << 20;
    using Settings = audio::SpectrogramSettings;

    explicit TileCache(MediaFiles files, std::size_t maxBytes = kDefaultBytes, QObject* parent = nullptr);
    ~TileCache() override;

    /// A tile that is there already, or nullptr. Asks for nothing.
    const audio::SpectrogramTile* find(const std::string& sha256, int level, std::int64_t index,
                                       const Settings& settings = {});
    /// Sees to it that the tile will be there; ready() tells when.
    void request(const project::Asset& asset, int level, std::int64_t index, const Settings& settings = {});

    /// True when tiles of `sha256` could not be computed.
    bool failed(const std::string& sha256) const { return m_failed.contains(sha256); }

    std::size_t bytes() const { return m_bytes; }
    int loads() const { return m_loads; }     ///< tiles asked for since the start
    int pending() const { return m_pending; } ///< of them, still on their way
    int passes() const { return m_passes; }   ///< whole files read since the start
    void clear();                             ///< another project

signals:
    void ready(const std::string& sha256);

private:
    using Key = std::tuple<std::string, int, int, std::int64_t>; ///< hash, number of the settings, level, index
    using Sound = std::pair<std::string, int>;                   ///< hash, number of the settings
    struct Entry {
        audio::SpectrogramTile tile; ///< no rows: on its way, or failed
        std::list<Key>::iterator place;
    };
    struct Source {
        std::filesystem::path media;
        std::filesystem::path folder;
        Settings settings;
    };
    int numberOf(const Settings& settings);
    void load(const Key& key, const Source& source);
    void startPass(const Sound& sound, const Source& source);
    void endPass(const Sound& sound, const base::Result<void>& result);
    void land(const Key& key, base::Result<audio::SpectrogramTile> result);
    void take(const Key& key, audio::SpectrogramTile tile);
    void drop(const Key& key);
    void fail(const std::string& sha256);
    void evict();
    /// Runs `work` here on the UI thread, unless the cache was cleared meanwhile. Called on other threads.
    void post(int generation, std::function<void()> work);

    MediaFiles m_files;
    std::size_t m_maxBytes;
    std::size_t m_bytes = 0;
    std::vector<Settings> m_settings; ///< few; a place is the settings' number
    std::map<Key, Entry> m_entries;
    std::list<Key> m_recent;                     ///< newest shown first
    std::map<Sound, std::vector<Key>> m_passing; ///< files being read whole, and the tiles that wait for them
    std::set<std::string> m_failed;
    int m_loads = 0;
    int m_pending = 0;
    int m_passes = 0;
    int m_generation = 0; ///< grows with clear(), so that late results find out
    std::atomic<int> m_serial = 0;
    std::stop_source m_stop;
    QThreadPool m_pool;
    QThreadPool m_passPool; ///< apart, so that long passes do not keep single tiles waiting
};

} // namespace melisma::ui
