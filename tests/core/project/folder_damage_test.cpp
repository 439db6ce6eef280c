// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/generations.h"
#include "core/project/project_folder.h"
#include "tests/core/project/sample_project.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace melisma;
using namespace melisma::project;
using Path = std::filesystem::path;

namespace {

constexpr int kLast = 7;

/// Three saved states with two edits behind each, the newest of them number 7.
void makeFolder(const Path& path)
{
    Project project = tests::numbered(tests::sampleProject(), 1);
    auto folder = ProjectFolder::create(path, project);
    QVERIFY(folder.ok());
    for (int number = 2; number <= kLast; ++number) {
        project = tests::numbered(project, number);
        (*folder)->noteEdit(std::make_shared<const Project>(project), "Edit");
        QVERIFY((*folder)->flush().ok());
        if (number == 3 || number == 5)
            QVERIFY((*folder)->save(project).ok());
    }
}

Project stateAfter(int number)
{
    Project project = tests::sampleProject();
    for (int i = 1; i <= number; ++i)
        project = tests::numbered(project, i);
    return project;
}

} // namespace

/// Damages files of a folder in many ways: it opens, nothing that can be saved is lost, nothing is thrown away.
class FolderDamageTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_place;
    Path m_whole;
    Path m_copy;

    void freshCopy() const
    {
        std::filesystem::remove_all(m_copy);
        std::filesystem::copy(m_whole, m_copy, std::filesystem::copy_options::recursive);
    }

    static QByteArray flipped(QByteArray bytes, std::mt19937& random)
    {
        const auto at = static_cast<qsizetype>(random() % static_cast<std::size_t>(bytes.size()));
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << (random() % 8)));
        return bytes;
    }

private slots:
    void initTestCase()
    {
        m_whole = Path(m_place.path().toStdString()) / "Whole.melisma";
        m_copy = Path(m_place.path().toStdString()) / "Copy.melisma";
        makeFolder(m_whole);
    }

    void aFlippedBitInTheStateLosesNothing()
    {
        std::mt19937 random(1);
        const auto good = tests::bytesOf(statePath(m_whole, 0));
        for (int i = 0; i < 200; ++i) {
            freshCopy();
            const auto bad = flipped(good, random);
            tests::writeBytes(statePath(m_copy, 0), bad);
            auto opened = ProjectFolder::open(m_copy);
            QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().message.c_str());
            QVERIFY(opened->project == stateAfter(kLast));
            QVERIFY(opened->recovery.has_value());
            QCOMPARE(tests::bytesOf(m_copy / "project.json.damaged"), bad);
            opened->folder.reset();
            const auto again = ProjectFolder::open(m_copy);
            QVERIFY(again->project == stateAfter(kLast) && !again->recovery.has_value());
        }
    }

    void aFlippedBitInTheJournalIsToldOf()
    {
        std::mt19937 random(2);
        const auto good = tests::bytesOf(journalPath(m_whole, 0));
        for (int i = 0; i < 100; ++i) {
            freshCopy();
            const auto bad = flipped(good, random);
            tests::writeBytes(journalPath(m_copy, 0), bad);
            auto opened = ProjectFolder::open(m_copy);
            QVERIFY(opened.ok());
            QVERIFY(opened->recovery.has_value());
            QVERIFY(opened->project == stateAfter(tests::numberOf(opened->project)));
            QVERIFY(tests::numberOf(opened->project) >= 5);
            QCOMPARE(tests::bytesOf(m_copy / "journal.log.damaged"), bad);
        }
    }

    void aTornJournalIsNoNews()
    {
        const auto good = tests::bytesOf(journalPath(m_whole, 0));
        for (qsizetype length = 0; length < good.size(); length += 37) {
            freshCopy();
            tests::writeBytes(journalPath(m_copy, 0), good.left(length));
            auto opened = ProjectFolder::open(m_copy);
            QVERIFY(opened.ok() && !opened->recovery.has_value());
            const int number = tests::numberOf(opened->project);
            QVERIFY(number >= 5 && opened->project == stateAfter(number));
            // Edits go on behind the last whole record.
            const auto next = tests::numbered(opened->project, 100);
            opened->folder->noteEdit(std::make_shared<const Project>(next), "Edit");
            QVERIFY(opened->folder->flush().ok());
            opened->folder.reset();
            QVERIFY(ProjectFolder::open(m_copy)->project == next);
        }
    }

    void olderGenerationsLeadToTheNewestEdit()
    {
        freshCopy();
        for (int generation = 0; generation < 3; ++generation) {
            std::filesystem::copy_file(m_whole / "project.json", statePath(m_copy, generation),
                                       std::filesystem::copy_options::overwrite_existing);
            std::filesystem::resize_file(statePath(m_copy, generation), 100);
        }
        auto opened = ProjectFolder::open(m_copy);
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().message.c_str());
        QVERIFY(opened->project == stateAfter(kLast));
        QVERIFY(std::filesystem::exists(m_copy / "project.json.1.damaged"));
    }

    void aSavedStateCanBeRebuiltFromTheOneBefore()
    {
        std::filesystem::remove_all(m_copy);
        {
            auto folder = ProjectFolder::create(m_copy, stateAfter(1));
            QVERIFY((*folder)->save(stateAfter(2)).ok()); // without an edit noted before
        }
        tests::writeBytes(statePath(m_copy, 0), "{");
        QVERIFY(ProjectFolder::open(m_copy)->project == stateAfter(2));
    }

    void aMissingStateIsReplacedByTheOneBefore()
    {
        freshCopy();
        std::filesystem::remove(statePath(m_copy, 0));
        const auto opened = ProjectFolder::open(m_copy);
        QVERIFY(opened.ok() && opened->project == stateAfter(kLast));
        QVERIFY(opened->recovery->find("missing") != std::string::npos);
    }

    void damageInBothKeepsTheEditsBeforeIt()
    {
        freshCopy();
        tests::writeBytes(statePath(m_copy, 0), QByteArray(4096, '\0'));
        auto journal = tests::bytesOf(journalPath(m_copy, 1));
        journal[journal.size() - 3] = '#';
        tests::writeBytes(journalPath(m_copy, 1), journal);
        {
            auto opened = ProjectFolder::open(m_copy);
            QVERIFY(opened.ok());
            QVERIFY(opened->project == stateAfter(4));
            QVERIFY(opened->recovery->find("up to the damage") != std::string::npos);
            opened->folder->noteEdit(std::make_shared<const Project>(stateAfter(50)), "Edit");
        }
        // The journals of before the damage are not taken for the continuation.
        QVERIFY(ProjectFolder::open(m_copy)->project == stateAfter(50));
        std::filesystem::remove(statePath(m_copy, 0));
        QVERIFY(ProjectFolder::open(m_copy).ok());
    }

    void nothingWholeIsAnErrorAndNothingIsTouched()
    {
        freshCopy();
        for (int generation = 0; generation <= kOlderGenerations; ++generation)
            if (std::filesystem::exists(statePath(m_copy, generation)))
                tests::writeBytes(statePath(m_copy, generation), "not json");
        const auto opened = ProjectFolder::open(m_copy);
        QVERIFY(!opened.ok() && opened.error().kind == base::ErrorKind::input);
        QCOMPARE(tests::bytesOf(statePath(m_copy, 0)), QByteArray("not json"));
        QVERIFY(std::filesystem::exists(journalPath(m_copy, 0)));
    }
};

QTEST_GUILESS_MAIN(FolderDamageTest)
#include "folder_damage_test.moc"
