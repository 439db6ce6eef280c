// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/export_runner.h"

#include "ui/common/poster.h"
#include "ui/common/spec_text.h"

namespace melisma::ui {

ExportRunner::ExportRunner(QObject* parent) : QObject(parent), m_poster(std::make_shared<Poster>(this)) {}

ExportRunner::~ExportRunner()
{
    m_poster->close();
    m_thread.request_stop();
}

void ExportRunner::start(project::ProjectPtr project, audio::LiveEngine::MediaPath mediaPath,
                         std::filesystem::path soundfont, audio::ExportRequest request)
{
    m_running = true;
    m_thread =
        std::jthread([this, poster = m_poster, project = std::move(project), mediaPath = std::move(mediaPath),
                      soundfont = std::move(soundfont), request = std::move(request)](const std::stop_token& stop) {
            const auto progress = [this, poster](double fraction, const std::string& stage) {
                poster->post([this, fraction, stage] { emit progressed(fraction, specText(stage)); });
            };
            auto report = audio::exportProject(*project, mediaPath, soundfont, request, progress, stop);
            poster->post([this, report = std::move(report)] {
                m_running = false;
                emit finished(report);
            });
        });
}

void ExportRunner::cancel()
{
    m_thread.request_stop();
}

} // namespace melisma::ui
