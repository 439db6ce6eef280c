// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/jobs/job_queue.h"
#include "ui/common/poster.h"

#include <QObject>
#include <QTimer>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace melisma::ui {

/// Asks a task how it reads its parameters while they are typed: once typing pauses, on a thread of its own, only the
/// latest question. The queue must outlive it.
class PromptPreview : public QObject {
    Q_OBJECT
public:
    static constexpr int kPauseMs = 180;

    explicit PromptPreview(jobs::JobQueue& queue, QObject* parent = nullptr);
    ~PromptPreview() override;

    void ask(const std::string& task, const base::ParamValues& params, std::uint64_t seed = 0);

signals:
    /// On the UI thread. `prompt` is the text that was read.
    void answered(const QString& prompt, const base::Json& facts);
    /// Likewise; most who ask can do without an answer.
    void failed(const base::Error& error);

private:
    void handOver();
    void run(const std::stop_token& stop);

    jobs::JobQueue& m_queue;
    QTimer m_pause;
    base::TaskRequest m_asked;
    std::shared_ptr<Poster> m_poster;

    std::mutex m_mutex; ///< guards m_waiting
    std::condition_variable_any m_changed;
    std::optional<base::TaskRequest> m_waiting;
    std::jthread m_thread; ///< last: joined before the rest goes
};

} // namespace melisma::ui
