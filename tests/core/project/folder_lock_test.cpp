// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/folder_lock.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace melisma;
using project::FolderLock;

class FolderLockTest : public QObject {
    Q_OBJECT

    /// Takes the lock in a process of its own that starts another one, which sleeps `milliseconds` before it is its own
    /// program, and is killed meanwhile.
    static bool dieWhileStartingAnother(const std::filesystem::path& folder, int milliseconds)
    {
        const pid_t holder = ::fork();
        if (holder == 0) {
            const auto lock = FolderLock::take(folder);
            if (!lock)
                ::_exit(1);
            if (::fork() == 0) {
                QTest::qSleep(milliseconds);
                ::_exit(0);
            }
            ::raise(SIGKILL);
        }
        int status = 0;
        return ::waitpid(holder, &status, 0) == holder && WIFSIGNALED(status);
    }

private slots:
    void isHeldByOneAtATime()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        auto first = FolderLock::take(path);
        QVERIFY(first.ok());
        const auto second = FolderLock::take(path);
        QVERIFY(!second.ok());
        QVERIFY(second.error().message.find(std::to_string(::getpid())) != std::string::npos);
        first->reset();
        QVERIFY(FolderLock::take(path).ok());
    }

    void outlivesItsHolderByNoMoreThanAMoment()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QVERIFY(dieWhileStartingAnother(path, 300));
        QVERIFY(FolderLock::take(path).ok());
    }

    void isGivenUpWhileAnotherProgramIsBeingStarted()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        auto lock = FolderLock::take(path);
        const pid_t child = ::fork();
        if (child == 0) {
            QTest::qSleep(5000);
            ::_exit(0);
        }
        lock->reset();
        QVERIFY(FolderLock::take(path).ok());
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
    }

    void isRefusedAtOnceWhileTheHolderLives()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        const auto held = FolderLock::take(path);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(!FolderLock::take(path).ok());
        QVERIFY(clock.elapsed() < 1000); // the wait for the dead is twice as long
    }
};

QTEST_APPLESS_MAIN(FolderLockTest)
#include "folder_lock_test.moc"
