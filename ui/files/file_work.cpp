// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/file_work.h"

#include "ui/common/poster.h"

#include <QProgressDialog>
#include <QTimer>

namespace melisma::ui {
namespace {

constexpr int kSteps = 1000;
constexpr int kPatienceMs = 400;
constexpr int kShowEveryMs = 50;

} // namespace

void FileWork::start(QWidget* window, const QString& text, Work work, Done done)
{
    new FileWork(window, text, std::move(work), std::move(done));
}

FileWork::FileWork(QWidget* window, const QString& text, Work work, Done done)
    : QObject(window)
    , m_bar(new QProgressDialog(text, tr("Cancel"), 0, kSteps, window))
    , m_done(std::move(done))
    , m_poster(std::make_shared<Poster>(this))
{
    m_bar->setWindowModality(Qt::WindowModal);
    m_bar->setMinimumDuration(kPatienceMs);
    m_bar->setAutoReset(false);
    m_bar->setAutoClose(false);
    m_bar->setValue(0);
    connect(m_bar, &QProgressDialog::canceled, this, [this] { m_thread.request_stop(); });
    auto* timer = new QTimer(this); // a bar that is set runs an event loop: never from within a posted event
    connect(timer, &QTimer::timeout, this, [this] {
        if (m_bar && !m_bar->wasCanceled())
            m_bar->setValue(m_step);
    });
    timer->start(kShowEveryMs);
    m_thread = std::jthread([this, poster = m_poster, work = std::move(work)](const std::stop_token& stop) {
        const auto progress = [this](double fraction) { m_step = static_cast<int>(fraction * kSteps); };
        poster->post([this, result = work(progress, stop)] { end(result); });
    });
}

FileWork::~FileWork()
{
    m_poster->close();
    if (m_bar)
        m_bar->deleteLater();
}

void FileWork::end(const base::Result<void>& result)
{
    if (m_bar)
        m_bar->reset();
    m_done(result);
    deleteLater();
}

} // namespace melisma::ui
