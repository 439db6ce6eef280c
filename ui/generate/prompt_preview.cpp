// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/prompt_preview.h"

#include "ui/common/text.h"

#include <utility>

namespace melisma::ui {

PromptPreview::PromptPreview(jobs::JobQueue& queue, QObject* parent)
    : QObject(parent)
    , m_queue(queue)
    , m_poster(std::make_shared<Poster>(this))
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &PromptPreview::handOver);
}

PromptPreview::~PromptPreview()
{
    m_poster->close();
    m_thread.request_stop();
}

void PromptPreview::ask(const std::string& task, const base::ParamValues& params, std::uint64_t seed)
{
    m_asked = {};
    m_asked.task = task;
    m_asked.params = params;
    m_asked.seed = seed;
    m_pause.start();
}

void PromptPreview::handOver()
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting = m_asked;
    }
    m_changed.notify_all();
}

void PromptPreview::run(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return m_waiting.has_value(); })) {
        const base::TaskRequest request = *std::exchange(m_waiting, std::nullopt);
        lock.unlock();
        const QString prompt = toQString(request.params.text("prompt").value_or(""));
        auto facts = m_queue.preview(request, stop);
        if (facts)
            m_poster->post([this, prompt, answer = std::move(*facts)] { emit answered(prompt, answer); });
        else
            m_poster->post([this, error = facts.error()] { emit failed(error); });
        lock.lock();
    }
}

} // namespace melisma::ui
