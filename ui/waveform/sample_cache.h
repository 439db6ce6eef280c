// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/waveform/media_files.h"

#include <QObject>
#include <QThreadPool>

#include "core/base/result.h"

#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace melisma::ui {

/// Samples of sound files around the view, for zoom levels at which peaks are too coarse. Lives on the UI thread;
/// files are read on a thread of its own. The least recently shown are dropped first.
class SampleCache : public QObject {
    Q_OBJECT
public:
    static constexpr std::int64_t kBlock = 65536; ///< frames read at once
    static constexpr std::size_t kMaxBytes = 32u << 20;

    explicit SampleCache(MediaFiles files, QObject* parent = nullptr);
    ~SampleCache() override;

    /// Frames [start, end) of the asset, interleaved, silence outside it; nothing while a part is on its way.
    std::optional<std::vector<float>> find(const project::Asset& asset, base::Frames start, base::Frames end);
    int loads() const { return m_loads; }     ///< blocks asked for since the start
    int pending() const { return m_pending; } ///< of them, still on their way
    void clear();                             ///< another project

signals:
    void ready(const std::string& sha256);

private:
    using Key = std::pair<std::string, std::int64_t>; ///< hash, number of the block
    struct Entry {
        std::vector<float> samples; ///< none: on its way, or failed
        std::list<Key>::iterator place;
    };
    void load(const project::Asset& asset, const Key& key);
    void land(int generation, const Key& key, base::Result<std::vector<float>> samples);
    void evict();

    MediaFiles m_files;
    std::map<Key, Entry> m_entries;
    std::list<Key> m_recent; ///< newest shown first
    std::size_t m_bytes = 0;
    int m_loads = 0;
    int m_pending = 0;
    int m_generation = 0; ///< grows with clear(), so that late results find out
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace melisma::ui
