// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_folder.h"
#include "tests/core/project/faulty_files.h"
#include "tests/core/project/sample_project.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace melisma;
using namespace melisma::project;
using tests::FaultyFiles;
using Path = std::filesystem::path;

namespace {

ProjectPtr shared(const Project& project)
{
    return std::make_shared<const Project>(project);
}

const Project kOld = tests::numbered(tests::sampleProject(), 1);
const Project kNew = tests::numbered(kOld, 2);
const Project kLater = tests::numbered(kNew, 3);

/// A folder whose newest state is kOld: half of it saved, half in the journal.
void makeOld(const Path& path)
{
    auto folder = ProjectFolder::create(path, tests::sampleProject());
    QVERIFY(folder.ok());
    QVERIFY((*folder)->save(tests::numbered(tests::sampleProject(), 77)).ok());
    (*folder)->noteEdit(shared(kOld), "Edit");
    QVERIFY((*folder)->flush().ok());
}

/// What the project is once everything that used `files` has gone.
Project newestIn(const Path& path, const FaultyFiles& files)
{
    files.bringPowerBack();
    auto opened = ProjectFolder::open(path);
    return opened ? opened->project : Project{};
}

} // namespace

/// Fails the n-th call to the disk, for every n that an action makes, in every way.
class FolderFaultTest : public QObject {
    Q_OBJECT

    using Action = std::function<void(const Path&, FaultyFiles&)>;

    QTemporaryDir m_place;
    Path m_old;

    Path freshCopy(const QTemporaryDir& place) const
    {
        const Path path = Path(place.path().toStdString()) / "Song.melisma";
        std::filesystem::remove_all(path);
        std::filesystem::copy(m_old, path, std::filesystem::copy_options::recursive);
        return path;
    }

    /// Runs `action` once for each n until it gets by without meeting its fault; answers how many were met.
    int forEveryCall(const Action& action)
    {
        int met = 0;
        for (const auto& [after, code] : {std::pair(FaultyFiles::After::works, ENOSPC),
                                          {FaultyFiles::After::dead, EIO},
                                          {FaultyFiles::After::powerCut, EIO}})
            for (int n = 1;; ++n) {
                const QTemporaryDir place;
                const Path path = freshCopy(place);
                FaultyFiles files(n, code, after);
                action(path, files);
                if (QTest::currentTestFailed())
                    return met;
                if (!files.struck())
                    break;
                ++met;
            }
        return met;
    }

private slots:
    void initTestCase()
    {
        m_old = Path(m_place.path().toStdString()) / "Old.melisma";
        makeOld(m_old);
    }

    void aSaveIsWholeOrNotAtAll()
    {
        const int met = forEveryCall([](const Path& path, FaultyFiles& files) {
            bool saved = false;
            {
                auto opened = ProjectFolder::open(path, files);
                QVERIFY(opened.ok() && opened->project == kOld);
                const auto outcome = opened->folder->save(kNew);
                saved = outcome.ok();
                QVERIFY(saved || !outcome.error().hint.empty());
                QVERIFY(saved != files.struck());
            }
            const auto found = newestIn(path, files);
            QVERIFY(found == kNew || (found == kOld && !saved));
        });
        QVERIFY(met > 20);
    }

    void aFailedSaveCanBeTriedAgain()
    {
        forEveryCall([](const Path& path, FaultyFiles& files) {
            {
                auto opened = ProjectFolder::open(path, files);
                QVERIFY(opened.ok());
                static_cast<void>(opened->folder->save(kNew));
                opened->folder->noteEdit(shared(kLater), "Edit");
                // A dead disk stays dead; one fault may be met here instead of in the save.
                if (auto flushed = opened->folder->flush(); !flushed)
                    static_cast<void>(opened->folder->flush());
            }
            const auto found = newestIn(path, files);
            QVERIFY(found == kLater || found == kNew || found == kOld);
        });
        const QTemporaryDir place;
        for (int n = 1; n < 20; ++n) {
            const Path path = freshCopy(place);
            FaultyFiles files(n, ENOSPC, FaultyFiles::After::works);
            auto opened = ProjectFolder::open(path, files);
            static_cast<void>(opened->folder->save(kNew));
            opened->folder->noteEdit(shared(kLater), "Edit");
            if (!opened->folder->flush())
                QVERIFY(opened->folder->flush().ok());
            opened->folder.reset();
            QVERIFY(newestIn(path, files) == kLater);
        }
    }

    void aFlushedEditIsThereAndAFailedOneHarmsNothing()
    {
        forEveryCall([](const Path& path, FaultyFiles& files) {
            bool flushed = false;
            {
                auto opened = ProjectFolder::open(path, files);
                opened->folder->noteEdit(shared(kNew), "Edit");
                flushed = opened->folder->flush().ok();
            }
            const auto found = newestIn(path, files);
            QVERIFY(found == kNew || (found == kOld && !flushed));
        });
    }

    void replacingLeavesTheOldOrTheNew()
    {
        const int met = forEveryCall([](const Path& path, FaultyFiles& files) {
            const bool made = ProjectFolder::create(path, kNew, true, files).ok();
            const auto found = newestIn(path, files);
            QVERIFY(found == kNew || (found == kOld && !made));
        });
        QVERIFY(met > 20);
    }

    void aFullDiskStillOpensADamagedProject()
    {
        const QTemporaryDir place;
        const Path path = freshCopy(place);
        tests::writeBytes(path / "project.json", "{");
        FaultyFiles full(1, ENOSPC, FaultyFiles::After::dead);
        const auto opened = ProjectFolder::open(path, full);
        QVERIFY(opened.ok() && opened->folder->readOnly());
        QVERIFY(opened->project == kOld);
        QVERIFY(opened->recovery->find("read-only") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(FolderFaultTest)
#include "folder_fault_test.moc"
