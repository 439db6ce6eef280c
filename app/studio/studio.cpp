// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/studio.h"

#include "app/studio/model_store.h"
#include "app/studio/process_backend.h"
#include "app/studio/settings.h"
#include "app/studio/user_model_source.h"
#include "app/studio/voice_keys.h"
#include "audio/device/output_device.h"
#include "audio/graph/live_engine.h"
#include "core/jobs/job_queue.h"
#include "ui/common/audio_output.h"
#include "ui/common/preferences.h"
#include "ui/common/session.h"
#include "ui/common/theme.h"
#include "ui/common/voice_gate.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/start_guard.h"
#include "ui/recovery/open_projects.h"

#include <QApplication>
#include <QEvent>
#include <QLibraryInfo>
#include <QLocale>
#include <QTimer>
#include <QTranslator>

#include <fmt/format.h>

#include <clocale>
#include <cstdio>
#include <memory>
#include <thread>

namespace melisma::app {

namespace {

constexpr int kSafeBufferFrames = 1024;

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

/// The scale counts only before the application exists.
void applyScale()
{
    const int percent = ui::Preferences::load().scalePercent;
    if (percent == 100)
        return;
    bool given = false;
    const double outer = qEnvironmentVariable("QT_SCALE_FACTOR").toDouble(&given);
    qputenv("QT_SCALE_FACTOR", QByteArray::number((given && outer > 0.0 ? outer : 1.0) * percent / 100.0));
}

/// The texts of the chosen language; English where there are none.
void loadLanguage(QApplication& application, QTranslator& ours, QTranslator& qts)
{
    const QString chosen = ui::Preferences::load().language;
    const QLocale locale = chosen.isEmpty() ? QLocale::system() : QLocale(chosen);
    if (ours.load(locale, QStringLiteral("melisma"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        application.installTranslator(&ours);
    if (qts.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(&qts);
}

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
    QApplication::setApplicationName("Melisma");
    QApplication::setOrganizationName("Melisma");
    QApplication::setApplicationVersion(MELISMA_VERSION);
    ui::StartGuard guard;
    applyScale();
    QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C"); // Qt adopts the user's locale; data must keep its decimal point
    QTranslator ours;
    QTranslator qts;
    loadLanguage(application, ours, qts);
    ui::applyTheme(application, ui::Preferences::load().theme);

    passModelsFolderToWorkers();
    const Settings settings = Settings::load();
    const auto soundfont =
        settings.soundfont.empty() ? audio::findSoundfont() : base::Result<std::filesystem::path>(settings.soundfont);
    audio::LiveEngine engine(audio::makeNullDevice(true), soundfont ? *soundfont : std::filesystem::path());
    ProcessBackend backend;
    const auto voiceKeys = std::make_shared<VoiceKeys>(givenPassphrase);
    backend.setUnlock(unlockBy(voiceKeys));
    jobs::JobQueue queue(backend, settings.scratchFolder);
    ui::Session session({engine, queue, soundfont ? *soundfont : std::filesystem::path(), settings.scratchFolder,
                         settings.projectsFolder, settings.jobHistory});
    ui::VoiceGate::of(session).setPrepare(prepareBy(voiceKeys));
    ui::VoiceGate::of(session).setTerms(currentTermsBy(voiceKeys));
    ui::VoiceGate::of(session).setKeyring(voiceKeys);
    const auto left = ui::OpenProjects::leftBehind(settings.projectsFolder);
    const ui::OpenProjects openProjects(session);
    UserModelSource models;
    ui::MainWindow window(session);
    window.offerModels(models);
    FirstPaint firstPaint;
    window.installEventFilter(&firstPaint);
    window.show();

    std::jthread describing;
    QTimer::singleShot(0, &window, [&] {
        if (guard.safe())
            static_cast<void>(engine.start(session.project().sampleRate, kSafeBufferFrames)); // no device, silence
        else
            session.audioOutput().start(session.project().sampleRate);
        if (!soundfont)
            emit session.message(QString::fromStdString(soundfont.error().sentence()), true);
        if (argc > 1)
            window.openPath(QString::fromLocal8Bit(argv[1]));
        else if (!left.empty())
            window.recover(left);
        else if (!guard.safe() && ui::Preferences::load().goOnAtStart)
            window.goOn();
        if (guard.safe())
            emit session.message(
                ui::MainWindow::tr("Melisma ended early twice, so this start is a safe one: no project was opened and "
                                   "no sound card is used. Your projects are under File, Open recent."),
                true);
        guard.windowIsUp();
        if (qEnvironmentVariableIsSet("MELISMA_TRACE_START"))
            fmt::print(stderr, "{}window is up\n", guard.safe() ? "safe start, " : "");
        describing = describeTasks(backend, window);
    });
    const int status = QApplication::exec();
    engine.stopDevice();
    return status;
}

} // namespace melisma::app
