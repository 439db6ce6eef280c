// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/analysis/spectrogram.h"
#include "core/base/result.h"
#include "ui/waveform/media_files.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <cstdint>
#include <list>
#include <map>
#include <set>
#include <stop_token>
#include <string>
#include <tuple>

namespace melisma::ui {

/// Spectrogram tiles of the project's sound files, the least recently shown dropped first. Lives on the UI thread;
/// tiles are computed on threads of its own, newest request first, because that is what is in view.
class TileCache : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kDefaultBytes = 64u << 20;

    explicit TileCache(MediaFiles files, std::size_t maxBytes = kDefaultBytes, QObject* parent = nullptr);
    ~TileCache() override;

    const audio::SpectrogramSettings& settings() const { return m_settings; }
    /// A tile that is there already, or nullptr. Asks for nothing.
    const audio::SpectrogramTile* find(const std::string& sha256, int level, std::int64_t index);
    /// Sees to it that the tile will be there; ready() tells when.
    void request(const project::Asset& asset, int level, std::int64_t index);

    /// True when tiles of `sha256` could not be computed.
    bool failed(const std::string& sha256) const { return m_failed.contains(sha256); }

    std::size_t bytes() const { return m_bytes; }
    int loads() const { return m_loads; }     ///< tiles asked for since the start
    int pending() const { return m_pending; } ///< of them, still on their way
    void clear();                             ///< another project

signals:
    void ready(const std::string& sha256);

private:
    using Key = std::tuple<std::string, int, std::int64_t>;
    struct Entry {
        audio::SpectrogramTile tile; ///< no rows: on its way, or failed
        std::list<Key>::iterator place;
    };
    void land(int generation, const Key& key, base::Result<audio::SpectrogramTile> result);
    void evict();

    MediaFiles m_files;
    audio::SpectrogramSettings m_settings;
    std::size_t m_maxBytes;
    std::size_t m_bytes = 0;
    std::map<Key, Entry> m_entries;
    std::list<Key> m_recent; ///< newest shown first
    std::set<std::string> m_failed;
    int m_loads = 0;
    int m_pending = 0;
    int m_generation = 0; ///< grows with clear(), so that late results find out
    std::atomic<int> m_serial = 0;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace melisma::ui
