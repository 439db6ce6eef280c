// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/waveform/peak_cache.h"

namespace melisma::ui {
namespace fs = std::filesystem;
namespace {

constexpr int kThreads = 2;

base::Result<audio::PeakPyramid> read(const fs::path& media, const fs::path& folder, const std::string& sha256,
                                      const std::stop_token& stop, const audio::PeakPyramid::Part& part)
{
    std::error_code ignored; // without the folder the peaks are built and not kept
    fs::create_directories(folder, ignored);
    return audio::PeakPyramid::loadOrBuild(media, folder / (sha256 + ".peaks"), sha256, stop, part);
}

} // namespace

PeakCache::PeakCache(MediaFiles files, QObject* parent) : QObject(parent), m_files(std::move(files))
{
    m_pool.setMaxThreadCount(kThreads);
}

PeakCache::~PeakCache()
{
    m_stop.request_stop();
    m_pool.clear();
    m_pool.waitForDone();
}

const audio::PeakPyramid* PeakCache::find(const project::Asset& asset)
{
    const auto [entry, isNew] = m_entries.try_emplace(asset.sha256);
    if (isNew)
        load(asset);
    return entry->second.peaks.get();
}

std::optional<base::Error> PeakCache::failure(const std::string& sha256) const
{
    const auto entry = m_entries.find(sha256);
    return entry == m_entries.end() ? std::nullopt : entry->second.error;
}

void PeakCache::clear()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_pool.clear();
    ++m_generation;
    m_entries.clear();
}

void PeakCache::load(const project::Asset& asset)
{
    ++m_loads;
    m_pool.start([this, media = m_files.media(asset), folder = m_files.cacheFolder() / "peaks", sha256 = asset.sha256,
                  generation = m_generation, stop = m_stop.get_token()] {
        const auto part = [&](const audio::PeakPyramid& peaks) {
            QMetaObject::invokeMethod(
                this, [this, generation, sha256, peaks]() mutable { land(generation, sha256, std::move(peaks)); },
                Qt::QueuedConnection);
        };
        auto result = read(media, folder, sha256, stop, part);
        // The destructor waits for the pool, so `this` is alive here.
        QMetaObject::invokeMethod(
            this,
            [this, generation, sha256, result = std::move(result)]() mutable {
                land(generation, sha256, std::move(result));
            },
            Qt::QueuedConnection);
    });
}

void PeakCache::land(int generation, const std::string& sha256, base::Result<audio::PeakPyramid> result)
{
    if (generation != m_generation)
        return;
    Entry& entry = m_entries[sha256];
    if (result)
        entry.peaks = std::make_unique<audio::PeakPyramid>(std::move(*result));
    else
        entry.error = result.error();
    emit ready(sha256);
}

} // namespace melisma::ui
