// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"
#include "core/models/model_folder.h"
#include "tests/support/disk_faults.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <random>

using namespace melisma;
using namespace melisma::models;
using tests::DiskFaults;
using Path = std::filesystem::path;

namespace {

std::string bytesOf(const Path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write(const Path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

InstalledModel sampleModel()
{
    InstalledModel model{"toy", "MIT", "2026-01-01T00:00:00Z", true, "pip toy 1.0", "0.1.0", {}};
    model.files = {{"net.safetensors"}, {"voices.safetensors"}};
    return model;
}

} // namespace

class ModelFolderTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;
    ModelFolder m_folder{Path()};

    /// A place with files that wait to be adopted.
    std::unique_ptr<InstallSpace> filled(const std::string& content)
    {
        auto space = InstallSpace::open(m_folder);
        if (!space)
            return nullptr;
        std::filesystem::create_directory((*space)->path() / "made");
        write((*space)->path() / "made/net.safetensors", content);
        write((*space)->path() / "made/voices.safetensors", std::string(5000, 'v'));
        return std::move(*space);
    }

    base::Result<InstalledModel> adopt(const std::string& content)
    {
        const auto space = filled(content);
        return m_folder.adopt(space->path() / "made", sampleModel());
    }

    std::vector<std::string> namesIn(const Path& folder) const
    {
        std::vector<std::string> names;
        for (const auto& file : std::filesystem::directory_iterator(folder))
            names.push_back(file.path().filename().string());
        std::ranges::sort(names);
        return names;
    }

private slots:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_folder = ModelFolder(Path(m_place->path().toStdString()) / "models");
    }

    void isThereWholeOrNotAtAll()
    {
        const auto none = m_folder.open("toy");
        QVERIFY(!none.ok() && none.error().kind == base::ErrorKind::missing);
        QVERIFY(none.error().hint.find("melisma models pull toy --accept-licence") != std::string::npos);
        QVERIFY(adopt("weights").ok());
        QCOMPARE(m_folder.ids(), std::vector<std::string>{"toy"});
        const auto found = m_folder.find("toy");
        QVERIFY(found.ok());
        QCOMPARE(found->sha256.at("net.safetensors"), base::sha256Of("weights"));
        QCOMPARE(found->version, std::string("pip toy 1.0"));
        QCOMPARE(namesIn(m_folder.folderOf("toy")),
                 (std::vector<std::string>{"installed.json", "net.safetensors", "voices.safetensors"}));
        QCOMPARE(namesIn(m_folder.root()), (std::vector<std::string>{".downloads", ".lock", "toy"}));
        QVERIFY(adopt("newer weights").ok());
        QCOMPARE(m_folder.find("toy")->sha256.at("net.safetensors"), base::sha256Of("newer weights"));
        QVERIFY(*m_folder.remove("toy"));
        QVERIFY(!*m_folder.remove("toy"));
        QVERIFY(!*m_folder.remove("../models"));
        QCOMPARE(namesIn(m_folder.root()), (std::vector<std::string>{".downloads", ".lock"}));
    }

    void twoHundredFlipsAreAllRefused()
    {
        QVERIFY(adopt(std::string(3000, 'w')).ok());
        std::mt19937 random(7);
        const std::vector<std::string> names = namesIn(m_folder.folderOf("toy"));
        for (int i = 0; i < 200; ++i) {
            const auto path = m_folder.folderOf("toy") / names[static_cast<std::size_t>(i) % names.size()];
            const auto good = bytesOf(path);
            auto bad = good;
            bad[random() % bad.size()] ^= static_cast<char>(1U << (random() % 8));
            write(path, bad);
            const auto opened = m_folder.open("toy");
            QVERIFY2(!opened.ok() && opened.error().kind == base::ErrorKind::input, qPrintable(QString::number(i)));
            QVERIFY(opened.error().message.find(path.string()) != std::string::npos);
            QVERIFY(opened.error().hint.find("models pull toy") != std::string::npos);
            write(path, good);
        }
        QVERIFY(m_folder.open("toy").ok());
    }

    void cutOrLostFilesAreRefused()
    {
        QVERIFY(adopt("weights").ok());
        const auto path = m_folder.folderOf("toy") / "net.safetensors";
        for (const char* content : {"weight", "", "weightsandmore"}) {
            write(path, content);
            QVERIFY(!m_folder.open("toy").ok());
        }
        std::filesystem::remove(path);
        QVERIFY(!m_folder.open("toy").ok());
    }

    void aTouchedFileIsHashedOnceMore()
    {
        QVERIFY(adopt("weights").ok());
        const auto before = m_folder.open("toy")->files[0].changed;
        write(m_folder.folderOf("toy") / "net.safetensors", "weights");
        const auto opened = m_folder.open("toy");
        QVERIFY(opened.ok() && opened->files[0].changed > before);
        // The record knows the new time, and seals it.
        QVERIFY(bytesOf(m_folder.folderOf("toy") / "installed.json").find(std::to_string(opened->files[0].changed)) !=
                std::string::npos);
        QVERIFY(m_folder.open("toy").ok());
    }

    void oneInstallsAtATime()
    {
        const auto first = InstallSpace::open(m_folder);
        QVERIFY(first.ok());
        const auto second = InstallSpace::open(m_folder);
        QVERIFY(!second.ok());
        QVERIFY(second.error().message.find("Another Melisma") != std::string::npos);
    }

    void clearsWhatAKilledProgramLeft()
    {
        std::filesystem::create_directories(m_folder.root() / ".work-00000000-1-abc" / "made");
        const auto gone = m_folder.root() / ".work-00000000-1-abc";
        std::filesystem::last_write_time(gone, std::filesystem::file_time_type::clock::now() - std::chrono::hours(48));
        QVERIFY(InstallSpace::open(m_folder).ok());
        QVERIFY(!std::filesystem::exists(gone));
    }

    /// Every call to the disk fails once: the old model or the new one is there, never a mixture.
    void survivesAFullDisk()
    {
        QVERIFY(adopt("old weights").ok());
        int failures = 0;
        for (const auto kind : {DiskFaults::Kind::noSpace, DiskFaults::Kind::shortWrite, DiskFaults::Kind::dead})
            for (int failing = 1;; ++failing) {
                bool struck = false;
                bool done = false;
                {
                    const auto space = filled("new weights");
                    QVERIFY(space);
                    const DiskFaults faults(m_folder.root(), failing, kind);
                    done = m_folder.adopt(space->path() / "made", sampleModel()).ok();
                    struck = faults.struck();
                }
                const auto there = m_folder.find("toy");
                QVERIFY2(there.ok(), qPrintable(QString("fault %1").arg(failing)));
                const bool isNew = there->sha256.at("net.safetensors") == base::sha256Of("new weights");
                QVERIFY(isNew || (!done && there->sha256.at("net.safetensors") == base::sha256Of("old weights")));
                failures += done ? 0 : 1;
                if (!struck)
                    break;
                QVERIFY(adopt("old weights").ok());
            }
        QVERIFY(failures > 10);
    }

    void liesWhereTheUserSays()
    {
        qputenv("XDG_DATA_HOME", "/data");
        qunsetenv("MELISMA_MODELS");
        QCOMPARE(ModelFolder::usualRoot(), Path("/data/melisma/models"));
        QCOMPARE(ModelFolder::usualRoot("/chosen"), Path("/chosen"));
        qputenv("MELISMA_MODELS", "/named");
        QCOMPARE(ModelFolder::usualRoot("/chosen"), Path("/named"));
        qunsetenv("MELISMA_MODELS");
        qputenv("XDG_DATA_HOME", "relative is no place");
        qputenv("HOME", "/home/me");
        QCOMPARE(ModelFolder::usualRoot(), Path("/home/me/.local/share/melisma/models"));
    }
};

QTEST_GUILESS_MAIN(ModelFolderTest)
#include "model_folder_test.moc"
