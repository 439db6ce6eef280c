// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>

#include <functional>
#include <mutex>
#include <utility>

namespace melisma::ui {

/// Hands work to the UI thread from any other. Shared with background code that may outlive the target:
/// after close() whatever is posted is dropped.
class Poster {
public:
    explicit Poster(QObject* target) : m_target(target) {}

    void post(std::function<void()> work)
    {
        const std::lock_guard lock(m_mutex);
        if (m_target)
            QMetaObject::invokeMethod(m_target, std::move(work), Qt::QueuedConnection);
    }
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_target = nullptr;
    }

private:
    std::mutex m_mutex;
    QObject* m_target;
};

} // namespace melisma::ui
