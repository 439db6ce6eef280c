// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// The real studio program, started as a person starts it.
class StudioStartTest : public QObject {
    Q_OBJECT
private slots:
    void paintsWithoutLibtorchInTheProcess()
    {
        const QTemporaryDir home;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("MELISMA_TRACE_START", "1");
        environment.insert("HOME", home.path());
        environment.insert("XDG_CONFIG_HOME", home.path());
        environment.insert("XDG_DATA_HOME", home.path());
        environment.insert("XDG_CACHE_HOME", home.path());
        QProcess studio;
        studio.setProcessEnvironment(environment);
        QElapsedTimer clock;
        clock.start();
        studio.start(qEnvironmentVariable("MELISMA_BUILD_DIR") + "/melisma", QStringList());
        QVERIFY(studio.waitForStarted());
        QByteArray trace;
        while (!trace.contains("first paint") && clock.elapsed() < 30000 && studio.state() == QProcess::Running) {
            studio.waitForReadyRead(1000);
            trace += studio.readAllStandardError();
        }
        qInfo("first paint after %lld ms", clock.elapsed());
        QFile maps(QString("/proc/%1/maps").arg(studio.processId()));
        QVERIFY(maps.open(QIODevice::ReadOnly));
        const QByteArray libraries = maps.readAll();
        studio.terminate();
        if (!studio.waitForFinished(5000))
            studio.kill();
        studio.waitForFinished();
        QVERIFY2(trace.contains("first paint"), trace);
        QVERIFY(libraries.contains("libQt6Widgets"));
        QVERIFY(!libraries.contains("libtorch"));
        QVERIFY(!libraries.contains("libQt5"));
    }

    /// Two starts die before the window is up: the third is safe and comes up, and the fourth is an ordinary one.
    void startIsSafeAfterTwoDeaths()
    {
        const QTemporaryDir home;
        for (int death = 0; death < 2; ++death)
            QVERIFY(!traceOfStart(home.path(), "no such platform").contains("window is up"));
        const QByteArray third = traceOfStart(home.path(), "offscreen");
        QVERIFY2(third.contains("safe start") && third.contains("window is up"), third);
        const QByteArray fourth = traceOfStart(home.path(), "offscreen");
        QVERIFY2(!fourth.contains("safe start") && fourth.contains("window is up"), fourth);
    }

private:
    /// What the studio says until its window is up or it dies; then it is killed.
    static QByteArray traceOfStart(const QString& home, const char* platform)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("MELISMA_TRACE_START", "1");
        environment.insert("QT_QPA_PLATFORM", platform);
        for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            environment.insert(name, home);
        QProcess studio;
        studio.setProcessEnvironment(environment);
        studio.start(qEnvironmentVariable("MELISMA_BUILD_DIR") + "/melisma", QStringList());
        QByteArray trace;
        QElapsedTimer clock;
        clock.start();
        while (!trace.contains("window is up") && clock.elapsed() < 30000 &&
               (studio.state() != QProcess::NotRunning || studio.bytesAvailable() > 0)) {
            studio.waitForReadyRead(200);
            trace += studio.readAllStandardError();
        }
        studio.kill();
        studio.waitForFinished();
        return trace;
    }
};

QTEST_GUILESS_MAIN(StudioStartTest)
#include "studio_start_test.moc"
