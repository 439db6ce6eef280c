// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a studio that ended of itself leaves behind is offered by the next, as it is, and nothing is opened by itself.
#include "core/base/sha256.h"
#include "core/edits/add_track.h"
#include "core/project/project_folder.h"
#include "tests/gui/session_fixture.h"
#include "ui/recovery/recovery_dialog.h"

#include <QCoreApplication>
#include <QProcess>
#include <QPushButton>

#include <map>
#include <random>

using namespace melisma;
using tests::SessionFixture;
namespace fs = std::filesystem;

namespace {

/// The number of a process that has ended.
QString goneProcess()
{
    QProcess process;
    process.start("true", QStringList());
    process.waitForStarted();
    const auto id = process.processId();
    process.waitForFinished();
    return QString::number(id);
}

void leave(const char* group, const fs::path& path, const QString& process)
{
    QSettings().setValue(QStringLiteral("recovery/%1/%2").arg(group, process), QString::fromStdString(path.string()));
}

project::Project withTracks(int count)
{
    project::Project project;
    project.name = "Rain";
    for (int i = 0; i < count; ++i)
        project = *edits::addTrack(project, project::TrackKind::audio, "Track " + std::to_string(i));
    return project;
}

/// Saved with two tracks, three more edits in the journal, nobody has it open.
fs::path makeProject(const fs::path& path)
{
    const auto folder = project::ProjectFolder::create(path, withTracks(2));
    for (int tracks = 3; tracks <= 5; ++tracks) {
        (*folder)->noteEdit(std::make_shared<const project::Project>(withTracks(tracks)), "Add track");
        (void)(*folder)->flush(); // else they may become one record
    }
    return path;
}

std::map<std::string, std::string> contentOf(const fs::path& folder)
{
    std::map<std::string, std::string> content;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            content[entry.path().string()] = *base::sha256OfFile(entry.path());
    return content;
}

/// Flips, cuts, empties or removes one of the project's files.
void damage(const fs::path& folder, std::mt19937& random)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file())
            files.push_back(entry.path());
    if (files.empty())
        return;
    std::ranges::sort(files);
    const auto& file = files[random() % files.size()];
    const auto size = fs::file_size(file);
    switch (random() % 4) {
    case 0:
        fs::remove(file);
        return;
    case 1:
        fs::resize_file(file, size > 0 ? random() % size : 0);
        return;
    case 2:
        fs::resize_file(file, 0);
        fs::resize_file(file, size);
        return;
    default:
        break;
    }
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    for (int i = 0; size > 0 && i < 4; ++i) {
        bytes.seekp(static_cast<std::streamoff>(random() % size));
        bytes.put(static_cast<char>(random()));
    }
}

} // namespace

class TestRecovery : public QObject {
    Q_OBJECT
private slots:
    void aProperEndLeavesNothing()
    {
        SessionFixture fixture;
        const QString own = QStringLiteral("recovery/open/%1").arg(QCoreApplication::applicationPid());
        {
            const ui::OpenProjects open(*fixture.session);
            QVERIFY(!QSettings().contains(own));
            QVERIFY(fixture.session->apply("Add track", [](const project::Project& project) {
                return edits::addTrack(project, project::TrackKind::audio, "One");
            }));
            QTRY_COMPARE(QSettings().value(own).toString(),
                         QString::fromStdString(fixture.session->folderPath().string()));
            QVERIFY(ui::OpenProjects::leftBehind(fixture.projects()).empty()); // this one runs
        }
        QVERIFY(!QSettings().contains(own));
        QVERIFY(ui::OpenProjects::leftBehind(fixture.projects()).empty());
    }

    void whatIsLeftIsToldAsItIs()
    {
        SessionFixture fixture;
        const auto named = makeProject(fixture.path() / "Rain.melisma");
        fs::create_directories(fixture.projects());
        const auto unsaved = makeProject(fixture.projects() / "Untitled.melisma");
        QVERIFY(ui::OpenProjects::leftBehind(fixture.projects()).empty()); // nothing ended of itself
        leave("open", named, goneProcess());
        const auto left = ui::OpenProjects::leftBehind(fixture.projects());
        QCOMPARE(left.size(), std::size_t{2});
        for (const auto& each : left) {
            QCOMPARE(each.name, "Rain");
            QCOMPARE(each.unsavedEdits, 3);
            QCOMPARE(each.neverSaved, each.path == unsaved);
            QVERIFY(!each.endedOpening && each.problem.isEmpty() && each.changed.isValid());
        }
        ui::OpenProjects::forgetLeft();
        QVERIFY(ui::OpenProjects::leftBehind(fixture.projects()).empty());
    }

    void openingGoesOnWithEveryEdit()
    {
        SessionFixture fixture;
        leave("open", makeProject(fixture.path() / "Rain.melisma"), goneProcess());
        ui::RecoveryDialog dialog(*fixture.session, ui::OpenProjects::leftBehind(fixture.projects()));
        dialog.show();
        QVERIFY(fixture.session->folderPath().empty()); // nothing opens by itself
        QSignalSpy closed(&dialog, &QDialog::finished);
        dialog.findChildren<QPushButton*>().first()->click();
        QCOMPARE(closed.size(), 1);
        QCOMPARE(fixture.session->project().tracks.size(), std::size_t{5});
        QVERIFY(ui::OpenProjects::leftBehind(fixture.projects()).empty());
    }

    /// A project that ends the studio when it opens is opened by its last saved state, in a copy.
    void whatEndedTheStudioIsNotMetAgain()
    {
        SessionFixture fixture;
        const auto path = makeProject(fixture.path() / "Rain.melisma");
        const auto before = contentOf(path);
        leave("opening", path, goneProcess());
        const auto left = ui::OpenProjects::leftBehind(fixture.projects());
        QCOMPARE(left.size(), std::size_t{1});
        QVERIFY(left.front().endedOpening);
        ui::RecoveryDialog dialog(*fixture.session, left);
        dialog.show();
        dialog.findChildren<QPushButton*>().first()->click();
        QCOMPARE(fixture.session->project().tracks.size(), std::size_t{2});
        QVERIFY(fixture.session->folderPath() != path);
        QVERIFY(contentOf(path) == before);
    }

    void keepingChangesNothing()
    {
        SessionFixture fixture;
        const auto path = makeProject(fixture.path() / "Rain.melisma");
        const auto before = contentOf(path);
        leave("open", path, goneProcess());
        ui::RecoveryDialog dialog(*fixture.session, ui::OpenProjects::leftBehind(fixture.projects()));
        dialog.show();
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible() && contentOf(path) == before && fixture.session->folderPath().empty());
    }

    void twoHundredDamagedProjects()
    {
        SessionFixture fixture;
        const auto whole = makeProject(fixture.path() / "Whole.melisma");
        std::mt19937 random(11);
        int opened = 0;
        for (int i = 0; i < 200; ++i) {
            const auto path = fixture.path() / ("Damaged " + std::to_string(i) + ".melisma");
            fs::copy(whole, path, fs::copy_options::recursive);
            for (unsigned hurt = 0; hurt <= random() % 3; ++hurt)
                damage(path, random);
            const auto before = contentOf(path);
            const QString process = goneProcess();
            leave(i % 2 ? "open" : "opening", path, process);
            const auto left = ui::OpenProjects::leftBehind(fixture.projects());
            QCOMPARE(left.size(), std::size_t{1});
            const auto copy = ui::copySavedState(path);
            QCOMPARE(copy.ok(), left.front().problem.isEmpty());
            QVERIFY2(contentOf(path) == before, "telling and copying leave the original as it is");
            if (copy) {
                const auto again = project::ProjectFolder::open(*copy);
                QVERIFY(again.ok() && again->project.tracks.size() == 2);
                ++opened;
            }
            ui::OpenProjects::forgetLeft();
            fs::remove_all(path);
        }
        QVERIFY2(opened > 40, qPrintable(QString::number(opened))); // one generation only: a hurt state is lost
    }
};

QTEST_MAIN(TestRecovery)
#include "test_recovery.moc"
