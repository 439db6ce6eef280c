// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Portable copies that somebody made to do harm, or that were damaged on the way.
// Qt first: moc cannot read <compare>, which time.h begins with, before any other standard header.
#include <QTest>

#include "core/project/bundle.h"
#include "tests/core/project/song_folder.h"

#include <archive.h>
#include <archive_entry.h>

using namespace melisma;
using namespace melisma::project;
using namespace melisma::tests;

class BundleHostileTest : public QObject {
    Q_OBJECT
private slots:
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

QTEST_GUILESS_MAIN(BundleHostileTest)
#include "bundle_hostile_test.moc"
