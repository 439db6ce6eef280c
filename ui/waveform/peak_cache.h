// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/analysis/peaks.h"
#include "core/base/result.h"
#include "ui/waveform/media_files.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>

namespace melisma::ui {

/// Peaks of the project's sound files. Lives on the UI thread; files are read on threads of its own, so a picture
/// that is not there yet is asked for, drawn without, and drawn again after ready().
class PeakCache : public QObject {
    Q_OBJECT
public:
    explicit PeakCache(MediaFiles files, QObject* parent = nullptr);
    ~PeakCache() override;

    /// nullptr while it is on its way or when it failed. Long files grow: frames() says how far they are.
    const audio::PeakPyramid* find(const project::Asset& asset);
    /// Why there are no peaks of `sha256`, if that is so.
    std::optional<base::Error> failure(const std::string& sha256) const;
    int loads() const { return m_loads; } ///< files asked for since the start
    void clear();                         ///< another project

signals:
    void ready(const std::string& sha256);

private:
    struct Entry {
        std::unique_ptr<audio::PeakPyramid> peaks;
        std::optional<base::Error> error;
    };
    void load(const project::Asset& asset);
    void land(int generation, const std::string& sha256, base::Result<audio::PeakPyramid> result);

    MediaFiles m_files;
    std::unordered_map<std::string, Entry> m_entries;
    int m_loads = 0;
    int m_generation = 0; ///< grows with clear(), so that late results find out
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace melisma::ui
