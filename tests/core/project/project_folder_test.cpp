// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/base/sha256.h"
#include "core/project/generations.h"
#include "core/project/journal.h"
#include "core/project/project_folder.h"
#include "core/project/project_json.h"
#include "core/project/state_file.h"
#include "tests/core/project/sample_project.h"

#include <QTemporaryDir>
#include <QTest>

using namespace melisma;
using namespace melisma::project;
using Path = std::filesystem::path;

namespace {

ProjectPtr shared(const Project& project)
{
    return std::make_shared<const Project>(project);
}

} // namespace

class ProjectFolderTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;
    Path m_path;

private slots:
    void savingAgainWritesWhatSavingAtOnceDoes()
    {
        TrackTexts texts;
        Project project = tests::sampleProject();
        for (int number = 1; number < 6; ++number) {
            project = tests::numbered(project, number);
            if (number == 3)
                tests::addSampleTrack(project, "Third");
            if (number == 5)
                project.tracks.erase(project.tracks.begin());
            QVERIFY(texts.encodeState(project, 9) == encodeState(project, 9));
            const auto json = base::parseJson(texts.encodeState(project, 9), "state");
            QVERIFY(json.ok() && *projectFromJson((*json)["project"]) == project);
        }
    }

    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_path = Path(m_place->path().toStdString()) / "Song.melisma";
    }

    void whatIsCreatedOpensAgain()
    {
        const auto project = tests::sampleProject();
        QVERIFY(ProjectFolder::create(m_path, project).ok());
        const auto opened = ProjectFolder::open(m_path);
        QVERIFY(opened.ok());
        QVERIFY(opened->project == project);
        QVERIFY(!opened->recovery.has_value());
        QVERIFY(!opened->folder->readOnly() && !opened->folder->hasUnsavedEdits());
        QCOMPARE(opened->missingMedia, std::vector<std::string>{"voice.wav"});
    }

    void trailingSlashIsTheSameProject()
    {
        QVERIFY(ProjectFolder::create(m_path / "", tests::sampleProject()).ok());
        QVERIFY(ProjectFolder::open(m_path).ok());
    }

    void flushedEditsAreThereWithoutASave()
    {
        Project last = tests::sampleProject();
        {
            auto folder = ProjectFolder::create(m_path, last);
            QVERIFY(folder.ok());
            for (int i = 1; i <= 20; ++i) {
                last = tests::numbered(last, i);
                (*folder)->noteEdit(shared(last), "Edit");
                QVERIFY((*folder)->flush().ok());
            }
            QVERIFY((*folder)->hasUnsavedEdits());
        }
        QCOMPARE(readJournal(journalPath(m_path, 0))->records.size(), std::size_t(20));
        const auto opened = ProjectFolder::open(m_path);
        QVERIFY(opened.ok() && opened->project == last);
        QVERIFY(opened->folder->hasUnsavedEdits());
        QVERIFY(!opened->recovery.has_value());
    }

    void editsReachTheDiskWithinASecondOfThemselves()
    {
        auto folder = ProjectFolder::create(m_path, tests::sampleProject());
        (*folder)->noteEdit(shared(tests::numbered(tests::sampleProject(), 1)), "Edit");
        QTRY_VERIFY_WITH_TIMEOUT(readJournal(journalPath(m_path, 0))->records.size() == 1, 1000);
    }

    void editsThatComeTogetherShareARecord()
    {
        Project last = tests::sampleProject();
        auto folder = ProjectFolder::create(m_path, last);
        for (int i = 1; i <= 1000; ++i)
            (*folder)->noteEdit(shared(last = tests::numbered(last, i)), "Drag");
        QVERIFY((*folder)->flush().ok());
        QVERIFY(readJournal(journalPath(m_path, 0))->records.size() <= 20);
        folder->reset();
        QVERIFY(ProjectFolder::open(m_path)->project == last);
    }

    void fiveOlderGenerationsAreKept()
    {
        Project last = tests::sampleProject();
        auto folder = ProjectFolder::create(m_path, last);
        for (int i = 1; i <= 9; ++i) {
            (*folder)->noteEdit(shared(last = tests::numbered(last, i)), "Edit");
            QVERIFY((*folder)->save(last).ok());
            QVERIFY(!(*folder)->hasUnsavedEdits());
        }
        for (int generation = 0; generation <= 5; ++generation) {
            const auto state = readState(statePath(m_path, generation));
            QVERIFY(std::holds_alternative<SavedState>(state));
            QCOMPARE(tests::numberOf(std::get<SavedState>(state).project), 9 - generation);
        }
        QVERIFY(!std::filesystem::exists(statePath(m_path, 6)));
        QVERIFY(!std::filesystem::exists(journalPath(m_path, 0)));
    }

    void theStateFileSaysWhatItIs()
    {
        QVERIFY(ProjectFolder::create(m_path, tests::sampleProject()).ok());
        const auto json = base::readJsonFile(m_path / "project.json");
        QVERIFY(json.ok());
        QCOMPARE(base::memberOr<int>(*json, "schema", 0), 1);
        QCOMPARE(base::memberOr<std::string>((*json)["project"], "name", ""), std::string("Sample"));
    }

    void aSecondOpenerLooksOnly()
    {
        auto first = ProjectFolder::create(m_path, tests::sampleProject());
        auto second = ProjectFolder::open(m_path);
        QVERIFY(second.ok() && second->folder->readOnly());
        QVERIFY(second->recovery && second->recovery->find("another Melisma") != std::string::npos);
        QVERIFY(!second->folder->save(second->project).ok());
        QVERIFY(!second->folder->adoptMedia("/dev/null", std::string(64, '0'), false).ok());
        second->folder->noteEdit(shared(tests::numbered(second->project, 1)), "Edit");
        QVERIFY(second->folder->flush().ok());
        first->reset();
        const auto third = ProjectFolder::open(m_path);
        QVERIFY(!third->folder->readOnly());
        QVERIFY(third->project == tests::sampleProject());
    }

    void anExistingPathIsOnlyReplacedWhenAskedAndAProject()
    {
        QVERIFY(ProjectFolder::create(m_path, tests::sampleProject()).ok());
        const auto other = tests::numbered(tests::sampleProject(), 5);
        QVERIFY(!ProjectFolder::create(m_path, other).ok());
        QVERIFY(ProjectFolder::open(m_path)->project == tests::sampleProject());
        QVERIFY(ProjectFolder::create(m_path, other, true).ok());
        QVERIFY(ProjectFolder::open(m_path)->project == other);

        const Path stranger = m_path.parent_path() / "Documents";
        std::filesystem::create_directory(stranger);
        tests::writeBytes(stranger / "letter.txt", "dear");
        QVERIFY(!ProjectFolder::create(stranger, other, true).ok());
        QCOMPARE(tests::bytesOf(stranger / "letter.txt"), QByteArray("dear"));
    }

    void aProjectInUseIsNotReplaced()
    {
        const auto inUse = ProjectFolder::create(m_path, tests::sampleProject());
        QVERIFY(!ProjectFolder::create(m_path, tests::numbered(tests::sampleProject(), 5), true).ok());
        QVERIFY(ProjectFolder::open(m_path)->project == tests::sampleProject());
    }

    void nothingIsLeftBesideAProject()
    {
        QVERIFY(ProjectFolder::create(m_path, tests::sampleProject()).ok());
        QVERIFY(ProjectFolder::create(m_path, tests::sampleProject(), true).ok());
        QCOMPARE(QDir(m_place->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList("Song.melisma"));
    }

    void aNewerFormatIsRefused()
    {
        QVERIFY(ProjectFolder::create(m_path, tests::sampleProject()).ok());
        // What a later version would write: the same frame with its own hash.
        QByteArray text = tests::bytesOf(statePath(m_path, 0));
        text.replace("{\"schema\":1,", "{\"schema\":2,");
        const auto at = text.indexOf("\"sha256\":\"") + 10;
        const QByteArray covered = text.left(at) + text.mid(at + 64);
        text.replace(at, 64, QByteArray::fromStdString(base::sha256Of(covered.toStdString())));
        tests::writeBytes(statePath(m_path, 0), text);
        const auto opened = ProjectFolder::open(m_path);
        QVERIFY(!opened.ok());
        QVERIFY(opened.error().message.find("newer Melisma") != std::string::npos);
        QCOMPARE(tests::bytesOf(statePath(m_path, 0)), text);
    }

    void whatIsNoProjectIsNamed()
    {
        const Path empty = m_path.parent_path() / "empty";
        std::filesystem::create_directory(empty);
        const Path file = m_path.parent_path() / "file";
        tests::writeBytes(file, "text");
        for (const auto& path : {m_path, empty, file}) {
            const auto opened = ProjectFolder::open(path);
            QVERIFY(!opened.ok());
            QVERIFY(opened.error().message.find(path.string()) != std::string::npos);
            QVERIFY(!opened.error().hint.empty());
        }
        QVERIFY(std::filesystem::is_empty(empty));
    }

    void aFolderThatCannotBeMadeIsNamed()
    {
        const Path file = m_path.parent_path() / "file";
        tests::writeBytes(file, "text");
        const auto made = ProjectFolder::create(file / "Song.melisma", tests::sampleProject());
        QVERIFY(!made.ok() && made.error().kind == base::ErrorKind::io);
        QVERIFY(made.error().message.find(file.string()) != std::string::npos);
    }

    void mediaIsTakenInOnceUnderItsHash()
    {
        auto folder = ProjectFolder::create(m_path, tests::sampleProject());
        const Path file = m_path.parent_path() / "take.wav";
        tests::writeBytes(file, "sound");
        const auto hash = base::sha256Of("sound");
        const auto copied = (*folder)->adoptMedia(file, hash, false);
        QCOMPARE(*copied, "media/" + hash + ".wav");
        QVERIFY(std::filesystem::exists(file));
        const auto moved = (*folder)->adoptMedia(file, hash, true);
        QCOMPARE(*moved, *copied);
        QVERIFY(!std::filesystem::exists(file));
        QCOMPARE(tests::bytesOf(m_path / *moved), QByteArray("sound"));
        QVERIFY(!(*folder)->adoptMedia(m_path / "absent.wav", std::string(64, 'b'), false).ok());
        QVERIFY(!(*folder)->adoptMedia(m_path / *moved, "../escape", false).ok());
    }
};

QTEST_GUILESS_MAIN(ProjectFolderTest)
#include "project_folder_test.moc"
