// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/studio.h"

#include "app/studio/process_backend.h"
#include "app/studio/settings.h"
#include "audio/device/output_device.h"
#include "audio/graph/live_engine.h"
#include "core/jobs/job_queue.h"
#include "ui/common/audio_output.h"
#include "ui/common/session.h"
#include "ui/common/theme.h"
#include "ui/main_window/main_window.h"

#include <QApplication>
#include <QEvent>
#include <QTimer>

#include <fmt/format.h>

#include <clocale>
#include <cstdio>
#include <memory>
#include <thread>

namespace melisma::app {

namespace {

/// With MELISMA_TRACE_START set, tells on stderr when the window has painted for the first time.
class FirstPaint : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && qEnvironmentVariableIsSet("MELISMA_TRACE_START")) {
            fmt::print(stderr, "first paint\n");
            watched->removeEventFilter(this);
        }
        return false;
    }
};

/// Asks the worker what it can do, off the UI thread: starting it takes longer than opening the window.
std::jthread describeTasks(ProcessBackend& backend, ui::MainWindow& window)
{
    return std::jthread([&backend, &window] {
        auto tasks = backend.describe();
        QMetaObject::invokeMethod(&window, [&window, tasks = std::move(tasks)] { window.setTasks(tasks); });
    });
}

} // namespace

int runStudio(int argc, char** argv)
{
    QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C"); // Qt adopts the user's locale; data must keep its decimal point
    QApplication::setApplicationName("Melisma");
    QApplication::setOrganizationName("Melisma");
    QApplication::setApplicationVersion(MELISMA_VERSION);
    ui::applyTheme(application);

    const Settings settings = Settings::load();
    const auto soundfont = audio::findSoundfont();
    audio::LiveEngine engine(audio::makeNullDevice(true), soundfont ? *soundfont : std::filesystem::path());
    ProcessBackend backend;
    jobs::JobQueue queue(backend, settings.scratchFolder);
    ui::Session session({engine, queue, soundfont ? *soundfont : std::filesystem::path(), settings.scratchFolder,
                         settings.projectsFolder});
    ui::MainWindow window(session);
    FirstPaint firstPaint;
    window.installEventFilter(&firstPaint);
    window.show();

    std::jthread describing;
    QTimer::singleShot(0, &window, [&] {
        session.audioOutput().start(session.project().sampleRate);
        if (!soundfont)
            emit session.message(QString::fromStdString(soundfont.error().sentence()), true);
        if (argc > 1)
            session.openProject(argv[1]);
        describing = describeTasks(backend, window);
    });
    const int status = QApplication::exec();
    engine.stopDevice();
    return status;
}

} // namespace melisma::app
