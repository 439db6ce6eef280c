// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_folder.h"
#include "tests/core/project/sample_project.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace melisma;
using namespace melisma::project;

/// Kills a program at random instants while it edits and saves.
class FolderKillTest : public QObject {
    Q_OBJECT

    /// Runs the helper for `milliseconds` from its first answer, kills it, and answers the last number it called safe.
    static int editUntilKilled(const std::filesystem::path& path, int milliseconds, int seed)
    {
        QProcess helper;
        helper.start(QStringLiteral(KILL_HELPER), {QString::fromStdString(path.string()), QString::number(seed)});
        if (!helper.waitForReadyRead(10'000))
            return -1;
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < milliseconds)
            helper.waitForReadyRead(static_cast<int>(milliseconds - clock.elapsed()));
        helper.kill();
        helper.waitForFinished();
        const QByteArray said = helper.readAllStandardOutput();
        const auto lines = said.left(said.lastIndexOf('\n')).split('\n');
        return lines.last().toInt();
    }

private slots:
    void nothingCalledSafeIsLost()
    {
        const QTemporaryDir place;
        const auto path = std::filesystem::path(place.path().toStdString()) / "Song.melisma";
        QVERIFY(ProjectFolder::create(path, tests::sampleProject()).ok());
        std::mt19937 random(20261122);
        int known = 0;
        const int kills =
            qEnvironmentVariableIsSet("MELISMA_KILLS") ? qEnvironmentVariableIntValue("MELISMA_KILLS") : 30;
        for (int kill = 0; kill < kills; ++kill) {
            const int safe = editUntilKilled(path, 5 + static_cast<int>(random() % 396), kill);
            QVERIFY(safe > known);
            const auto opened = ProjectFolder::open(path);
            QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().message.c_str());
            QVERIFY(!opened->folder->readOnly());
            const int found = tests::numberOf(opened->project);
            QVERIFY2(found >= safe, qPrintable(QStringLiteral("safe %1, found %2").arg(safe).arg(found)));
            QCOMPARE(opened->project.tracks.size(), std::size_t(2));
            known = found;
        }
        qInfo("%d kills, %d edits, none of those called safe lost", kills, known);
    }
};

QTEST_GUILESS_MAIN(FolderKillTest)
#include "folder_kill_test.moc"
