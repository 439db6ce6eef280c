// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Qt first: moc cannot read <compare>, which time.h begins with, before any other standard header.
#include <QTest>

#include "core/base/sha256.h"
#include "core/edits/set_instrument.h"
#include "core/project/bundle.h"
#include "core/project/project_folder.h"
#include "core/project/state_file.h"
#include "tests/core/edits/example_song.h"
#include "tests/core/project/zip_maker.h"
#include "tests/support/scratch_dir.h"

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

std::string bytesOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, const std::string& bytes)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

std::string noise(unsigned seed, std::size_t size)
{
    std::mt19937 dice(seed);
    std::string bytes(size, '\0');
    for (auto& each : bytes)
        each = static_cast<char>(dice());
    return bytes;
}

/// Every file and folder below, with what is in it.
std::map<std::string, std::string> everythingIn(const fs::path& folder)
{
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        all[entry.path().string()] = entry.is_regular_file() ? bytesOf(entry.path()) : std::string("folder");
    return all;
}

/// A song of two sounds on the disk, beside things that no copy should have.
struct SongFolder {
    ScratchDir scratch;
    fs::path folder = scratch.path() / "Song.melisma";
    fs::path zip = scratch.path() / "Song.melisma.zip";
    Project project = exampleSong().project;
    std::vector<std::string> sounds = {noise(1, 3'000'000), noise(2, 777)};

    SongFolder()
    {
        project.assets.clear();
        for (auto& track : project.tracks)
            if (track->kind == TrackKind::audio)
                track = track.with([](Track& emptied) { emptied.clips.clear(); });
        for (const auto& sound : sounds) {
            const auto hash = base::sha256Of(sound);
            Asset asset{hash, "take.wav", "media/" + hash + ".wav", 1, project.sampleRate, {1000}};
            project = done(edits::addAudioClip(project, audioTrack(), asset, {}, madeBy(Origin::humanRecorded)));
            write(folder / asset.file, sound);
        }
        write(folder / "cache/peaks", "cache");
        write(folder / "journal.log", "journal");
        write(folder / "media/take-1.part", "half a take");
    }
    TrackId audioTrack() const
    {
        for (const auto& track : project.tracks)
            if (track->kind == TrackKind::audio)
                return track->id;
        return {};
    }
    ZipMaker maker() const
    {
        ZipMaker made;
        made.add({"project.json", encodeState(project, 1)});
        for (const auto& sound : sounds)
            made.add({"media/" + base::sha256Of(sound) + ".wav", sound});
        return made;
    }
};

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

    void hostileNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<uint>("mode");
        const QString hash(64, u'a');
        const uint file = 0100644;
        for (const auto* name : {"../escaped",
                                 "media/../../escaped",
                                 "/tmp/melisma-escaped",
                                 "/etc/passwd",
                                 "..\\escaped",
                                 "C:\\escaped",
                                 "C:escaped",
                                 "\\\\server\\share\\x",
                                 "./project.json",
                                 "PROJECT.JSON",
                                 "Project.json",
                                 "project.json/",
                                 "media",
                                 "cache/peaks",
                                 "journal.log",
                                 "lock",
                                 "project.json.1",
                                 "media/x.wav",
                                 "media/CON.wav",
                                 "media/nul",
                                 "media//x",
                                 "media/.",
                                 "media/..",
                                 "",
                                 " ",
                                 "media/a\nb.wav",
                                 "consent/voice.wav",
                                 "media/sub/x.wav",
                                 ".hidden",
                                 "media/.hidden",
                                 "aux",
                                 "project.json "})
            QTest::newRow(name) << QString(name) << file;
        QTest::newRow("hash in capitals") << "media/" + QString(64, u'A') + ".wav" << file;
        QTest::newRow("short hash") << "media/" + hash.chopped(1) + ".wav" << file;
        QTest::newRow("no suffix") << "media/" + hash << file;
        QTest::newRow("odd suffix") << "media/" + hash + ".w/v" << file;
        QTest::newRow("long suffix") << "media/" + hash + ".wavwavwav" << file;
        QTest::newRow("two suffixes") << "media/" + hash + ".wav.exe" << file;
        QTest::newRow("not its hash") << "media/" + hash + ".wav" << file;
        for (const uint mode : {0120777u, 0060644u, 0020644u, 0010644u, 0140644u, 0040755u})
            QTest::addRow("mode %o", mode) << "media/" + hash + ".wav" << mode;
        QTest::newRow("link as project") << QString("project.json") << 0120777u;
        QTest::newRow("twice") << QString("project.json") << file;
    }
    void hostileNames()
    {
        QFETCH(const QString, name);
        QFETCH(const uint, mode);
        SongFolder song;
        for (const bool first : {true, false}) {
            ZipMaker zip;
            if (!first)
                zip = song.maker();
            zip.add({name.toStdString(), "/etc/passwd", mode});
            if (first) {
                zip.add({"project.json", encodeState(song.project, 1)});
                for (const auto& sound : song.sounds)
                    zip.add({"media/" + base::sha256Of(sound) + ".wav", sound});
            }
            write(song.zip, zip.bytes());
            const auto before = everythingIn(song.scratch.path());
            const auto unpacked = unpackBundle(song.zip, song.scratch.path() / "Other.melisma");
            QVERIFY(!unpacked.ok());
            QVERIFY(unpacked.error().message.find("Song.melisma.zip") != std::string::npos);
            QVERIFY(everythingIn(song.scratch.path()) == before);
            QVERIFY(!fs::exists("/tmp/melisma-escaped"));
        }
    }

    void whatUnpacksToTooMuchIsRefusedBeforeItDoes()
    {
        SongFolder song;
        const std::string zeros(50'000'000, '\0');
        const auto target = song.scratch.path() / "Other.melisma";
        auto* zip = archive_write_new();
        archive_write_set_format_zip(zip);
        QVERIFY(archive_write_open_filename(zip, song.zip.c_str()) == ARCHIVE_OK);
        auto* entry = archive_entry_new();
        archive_entry_set_pathname(entry, ("media/" + base::sha256Of(zeros) + ".wav").c_str());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_size(entry, static_cast<la_int64_t>(zeros.size()));
        archive_write_header(zip, entry);
        archive_write_data(zip, zeros.data(), zeros.size());
        archive_entry_free(entry);
        archive_write_free(zip);
        QVERIFY(fs::file_size(song.zip) < 100'000);
        const auto bomb = unpackBundle(song.zip, target);
        QVERIFY(!bomb.ok() && bomb.error().message.find("far more") != std::string::npos);
        auto lies = song.maker();
        lies.add({"media/" + base::sha256Of("x") + ".wav", "x", 0100644, 3});
        write(song.zip, lies.bytes());
        QVERIFY(!unpackBundle(song.zip, target).ok());
        write(song.zip, song.maker().bytes());
        QVERIFY(!unpackBundle(song.zip, target, {}, {}, systemFiles(), {2, 200, 1 << 20}).ok()); // three files
        QVERIFY(!unpackBundle(song.zip, target, {}, {}, systemFiles(), {100, 200, 10}).ok());    // a long project
        QVERIFY(unpackBundle(song.zip, target).ok());
    }

    void projectAndSoundsMustBelongTogether()
    {
        SongFolder song;
        const auto target = song.scratch.path() / "Other.melisma";
        auto more = song.maker();
        more.add({"media/" + base::sha256Of("x") + ".wav", "x"});
        ZipMaker lacks, damaged, none;
        lacks.add({"project.json", encodeState(song.project, 1)});
        damaged.add({"project.json", "{}"});
        none.add({"media/" + base::sha256Of("x") + ".wav", "x"});
        for (const auto* zip : {&more, &lacks, &damaged, &none}) {
            write(song.zip, zip->bytes());
            QVERIFY(!unpackBundle(song.zip, target).ok());
            QVERIFY(!fs::exists(target));
        }
    }

    void aFileThatIsCutOffIsRefused()
    {
        SongFolder song;
        const auto whole = song.maker().bytes();
        const auto target = song.scratch.path() / "Other.melisma";
        for (std::size_t part = 0; part < 40; ++part) {
            write(song.zip, whole.substr(0, whole.size() * part / 40));
            const auto before = everythingIn(song.scratch.path());
            QVERIFY(!unpackBundle(song.zip, target).ok());
            QVERIFY(everythingIn(song.scratch.path()) == before);
        }
    }
};

QTEST_GUILESS_MAIN(BundleTest)
#include "bundle_test.moc"
