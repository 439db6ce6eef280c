// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/export/export_project.h"
#include "core/project/history.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <thread>

namespace melisma::ui {

class Poster;

/// One export on a thread of its own. Signals arrive on the UI thread; deleting the runner cancels and waits.
class ExportRunner : public QObject {
    Q_OBJECT
public:
    explicit ExportRunner(QObject* parent = nullptr);
    ~ExportRunner() override;

    void start(project::ProjectPtr project, audio::LiveEngine::MediaPath mediaPath, std::filesystem::path soundfont,
               audio::ExportRequest request);
    void cancel();
    bool running() const { return m_running; }

signals:
    void progressed(double fraction, const QString& stage);
    void finished(const base::Result<audio::ExportReport>& report);

private:
    std::shared_ptr<Poster> m_poster;
    bool m_running = false;
    std::jthread m_thread;
};

} // namespace melisma::ui
