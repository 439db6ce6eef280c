// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QPointer>

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>
#include <thread>

class QProgressDialog;

namespace melisma::ui {

class Poster;

/// One piece of long work on files: a thread of its own, and over the window a bar with a Cancel button where it takes
/// longer than a moment. Deletes itself when it has ended; a window that goes stops it.
class FileWork : public QObject {
    Q_OBJECT
public:
    /// Runs on the thread.
    using Work = std::function<base::Result<void>(const std::function<void(double)>& progress, std::stop_token stop)>;
    /// Runs on the UI thread.
    using Done = std::function<void(const base::Result<void>& result)>;

    static void start(QWidget* window, const QString& text, Work work, Done done);
    ~FileWork() override;

private:
    FileWork(QWidget* window, const QString& text, Work work, Done done);
    void end(const base::Result<void>& result);

    QPointer<QProgressDialog> m_bar;
    Done m_done;
    std::atomic<int> m_step{0}; ///< written by the thread
    std::shared_ptr<Poster> m_poster;
    std::jthread m_thread; ///< last: ends before what it uses
};

} // namespace melisma::ui
