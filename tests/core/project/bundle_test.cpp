// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Qt first: moc cannot read <compare>, which time.h begins with, before any other standard header.
#include <QTest>

#include "core/base/sha256.h"
#include "core/edits/set_instrument.h"
#include "core/project/bundle.h"
#include "core/project/project_folder.h"
#include "core/project/state_file.h"
#include "tests/core/project/song_folder.h"

#include <QProcess>

#include <archive.h>
#include <archive_entry.h>

#include <fstream>
#include <iterator>
#include <map>
#include <random>

using namespace melisma;
using namespace melisma::project;
using namespace melisma::tests;
namespace fs = std::filesystem;

namespace {

/// The n-th call that changes the disk fails, as a full disk would have it.
class FullDisk final : public FileSystem {
public:
    explicit FullDisk(int calls) : m_calls(calls) {}
    base::Result<std::unique_ptr<WritableFile>> openForWriting(const Path& path, std::uint64_t keep) override
    {
        if (auto failed = fails(path); !failed)
            return failed.error();
        auto file = systemFiles().openForWriting(path, keep);
        if (!file)
            return file;
        return std::unique_ptr<WritableFile>(std::make_unique<File>(*this, std::move(*file), path));
    }
    base::Result<void> rename(const Path& from, const Path& to) override
    {
        auto failed = fails(to);
        return failed ? systemFiles().rename(from, to) : failed;
    }
    base::Result<void> exchange(const Path& a, const Path& b) override { return systemFiles().exchange(a, b); }
    base::Result<void> createFolder(const Path& path) override
    {
        auto failed = fails(path);
        return failed ? systemFiles().createFolder(path) : failed;
    }
    base::Result<void> syncFolder(const Path& path) override { return systemFiles().syncFolder(path); }

private:
    struct File final : WritableFile {
        File(FullDisk& owner, std::unique_ptr<WritableFile> held, Path name)
            : disk(owner)
            , file(std::move(held))
            , path(std::move(name))
        {}
        base::Result<void> write(std::string_view bytes) override
        {
            auto failed = disk.fails(path);
            return failed ? file->write(bytes) : failed;
        }
        base::Result<void> sync() override
        {
            auto failed = disk.fails(path);
            return failed ? file->sync() : failed;
        }
        FullDisk& disk;
        std::unique_ptr<WritableFile> file;
        Path path;
    };
    base::Result<void> fails(const Path& path)
    {
        return m_calls-- == 0 ? systemError("write", path, ENOSPC) : base::Result<void>();
    }
    int m_calls;
};

} // namespace

class BundleTest : public QObject {
    Q_OBJECT
private slots:
    void aProjectComesBackAsItWas()
    {
        SongFolder song;
        const auto bytes = writeBundle(song.project, song.folder, song.zip, false);
        QVERIFY2(bytes.ok(), bytes ? "" : bytes.error().sentence().c_str());
        QCOMPARE(*bytes, fs::file_size(song.zip));
        QProcess python; // another reader of zip files
        python.start("python3",
                     {"-c",
                      "import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(z.testzip(),*sorted(z.namelist()))",
                      QString::fromStdString(song.zip.string())});
        QVERIFY(python.waitForFinished());
        const auto names = QString::fromUtf8(python.readAllStandardOutput()).trimmed().split(u' ');
        QCOMPARE(names.size(), 4);
        QCOMPARE(names.front(), QString("None"));
        QCOMPARE(names.back(), QString("project.json"));
        const auto target = freeFolderFor(song.zip);
        QCOMPARE(target.filename().string(), std::string("Song 2.melisma"));
        double progress = 0.0;
        const auto unpacked = unpackBundle(song.zip, target, [&](double now) { progress = now; });
        QVERIFY2(unpacked.ok(), unpacked ? "" : unpacked.error().sentence().c_str());
        QCOMPARE(progress, 1.0);
        const auto opened = ProjectFolder::open(target);
        QVERIFY(opened.ok() && opened->project == song.project && opened->missingMedia.empty());
        for (const auto& sound : song.sounds)
            QVERIFY(bytesOf(target / "media" / (base::sha256Of(sound) + ".wav")) == sound);
    }

    /// It never lies there under its name, not even until it is looked at.
    void aProjectThatMayNotBeHadIsNotUnpacked()
    {
        SongFolder song;
        QVERIFY(writeBundle(song.project, song.folder, song.zip, false).ok());
        const auto target = freeFolderFor(song.zip);
        bool wasThere = false;
        const auto refuse = [&](const Project& project) -> base::Result<void> {
            wasThere = fs::exists(target);
            return project == song.project ? base::Error{base::ErrorKind::unsupported, "revoked", {}, {}}
                                           : base::Error{};
        };
        const auto before = std::distance(fs::directory_iterator(target.parent_path()), fs::directory_iterator());
        QCOMPARE(unpackBundle(song.zip, target, {}, {}, systemFiles(), {}, refuse).error().message,
                 std::string("revoked"));
        QVERIFY(!wasThere && !fs::exists(target));
        QCOMPARE(std::distance(fs::directory_iterator(target.parent_path()), fs::directory_iterator()), before);
    }

    /// A SoundFont of a track travels as sounds do.
    void fontsTravelAlong()
    {
        SongFolder song;
        const auto bytes = noise(3, 5000);
        Asset font{base::sha256Of(bytes), "Mine.sf2", "media/" + base::sha256Of(bytes) + ".sf2"};
        font.kind = AssetKind::soundfont;
        const auto track = song.project.tracks.front()->id;
        song.project = done(edits::setInstrument(song.project, track, {"Sine", 0, 1, font.sha256}, font));
        QVERIFY(!writeBundle(song.project, song.folder, song.zip, false).ok()); // the font's file is not there
        write(song.folder / font.file, bytes);
        QVERIFY(writeBundle(song.project, song.folder, song.zip, false).ok());
        const auto target = freeFolderFor(song.zip);
        QVERIFY(unpackBundle(song.zip, target).ok());
        const auto opened = ProjectFolder::open(target);
        QVERIFY(opened.ok() && opened->project == song.project && opened->missingMedia.empty());
        QVERIFY(bytesOf(target / font.file) == bytes);
    }

    void aSoundThatIsNotWhatItWasIsNotPacked()
    {
        SongFolder song;
        write(song.zip, "was here");
        QVERIFY(!writeBundle(song.project, song.folder, song.zip, false).ok());
        const auto file = song.folder / song.project.assets.begin()->second->file;
        auto bytes = bytesOf(file);
        bytes.front() ^= 1;
        write(file, bytes);
        const auto before = everythingIn(song.scratch.path());
        const auto changed = writeBundle(song.project, song.folder, song.zip, true);
        QVERIFY(!changed.ok() && changed.error().message.find("take.wav") != std::string::npos);
        QVERIFY(everythingIn(song.scratch.path()) == before);
        fs::remove(file);
        const auto missing = writeBundle(song.project, song.folder, song.zip, true);
        QVERIFY(!missing.ok() && missing.error().message.find("missing") != std::string::npos);
    }

    void whatIsStoppedLeavesNothing()
    {
        SongFolder song;
        QVERIFY(writeBundle(song.project, song.folder, song.zip, false).ok());
        const auto before = everythingIn(song.scratch.path());
        for (const bool packs : {true, false}) {
            std::stop_source stop;
            const auto stopSoon = [&](double fraction) {
                if (fraction > 0.2)
                    stop.request_stop();
            };
            const auto other = song.scratch.path() / "Other.melisma";
            const auto kind =
                packs ? writeBundle(song.project, song.folder, song.zip, true, stopSoon, stop.get_token()).error().kind
                      : unpackBundle(song.zip, other, stopSoon, stop.get_token()).error().kind;
            QVERIFY(kind == base::ErrorKind::cancelled);
            QVERIFY(everythingIn(song.scratch.path()) == before);
        }
    }

    void aFullDiskLeavesWhatWasThere()
    {
        SongFolder song;
        QVERIFY(writeBundle(song.project, song.folder, song.zip, false).ok());
        const auto before = everythingIn(song.scratch.path());
        const auto other = song.scratch.path() / "Other.melisma";
        int failures = 0;
        for (const bool packs : {true, false})
            for (int calls = 0;; ++calls) {
                FullDisk disk(calls);
                const auto result = packs ? writeBundle(song.project, song.folder, song.zip, true, {}, {}, disk).ok()
                                          : unpackBundle(song.zip, other, {}, {}, disk).ok();
                if (result)
                    break;
                ++failures;
                QVERIFY2(everythingIn(song.scratch.path()) == before, std::to_string(calls).c_str());
            }
        QVERIFY(failures > 20);
        QVERIFY(ProjectFolder::open(other).ok());
    }
};

QTEST_GUILESS_MAIN(BundleTest)
#include "bundle_test.moc"
