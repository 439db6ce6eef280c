// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/import_audio.h"
#include "core/base/result.h"

#include <QStringList>

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>

namespace melisma::ui {

/// Brings sound files to the project's rate on a thread of its own, one after the other.
class Importer {
public:
    struct Order {
        std::filesystem::path source;
        std::filesystem::path scratch; ///< on the project's file system, so that taking over is a rename
        int sampleRate = 0;
        /// Called on the importer's thread.
        std::function<void(double)> progress;
        std::function<void(base::Result<audio::ImportedAudio>)> done;
    };

    Importer();
    ~Importer(); ///< stops what runs and drops what waits
    Importer(const Importer&) = delete;
    Importer& operator=(const Importer&) = delete;

    void add(Order order);

private:
    void run(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Order> m_orders;
    std::jthread m_thread; ///< last: ends before what it uses
};

} // namespace melisma::ui
