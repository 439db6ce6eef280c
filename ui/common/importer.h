// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/import_many.h"
#include "audio/files/land_import.h"
#include "core/base/result.h"

#include <QStringList>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace melisma::ui {

/// Brings batches of sound files into a project's folder off the UI thread, one batch after the other.
class Importer {
public:
    struct Order {
        std::vector<std::filesystem::path> sources; ///< sound and MIDI files, and folders to search
        std::filesystem::path projectFolder;
        std::filesystem::path scratch; ///< on the project's file system, so that taking over is a rename
        int sampleRate = 0;
        audio::Admit admit; ///< as importMany() asks it
        /// Called on the importer's threads, some twenty times a second.
        std::function<void(const audio::ImportProgress&)> progress;
        /// Always called, except by the destructor.
        std::function<void(audio::ImportedBatch, audio::ImportedScores)> done;
    };

    Importer();
    ~Importer(); ///< stops what runs and drops what waits
    Importer(const Importer&) = delete;
    Importer& operator=(const Importer&) = delete;

    void add(Order order);
    /// Stops the batch that runs and drops those that wait; each still gets its done(), as cancelled.
    void cancel();

private:
    void run(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Order> m_orders;
    std::stop_source m_current; ///< of the batch that runs
    std::jthread m_thread;      ///< last: ends before what it uses
};

} // namespace melisma::ui
