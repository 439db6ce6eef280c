// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/audio/tiny_soundfont.h"
#include "tests/support/program.h"
#include "tests/support/scratch_dir.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <csignal>
#include <set>

#include <unistd.h>

using melisma::base::Json;
using melisma::tests::ProgramResult;
using melisma::tests::runMelisma;
using melisma::tests::runProgram;

/// The command-line contract of docs/CLI.md, against the real program and its real worker.
class CliTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString& name) const { return m_folder.filePath(name); }

    ProgramResult sketch(const QString& project, const QStringList& more) const
    {
        return runMelisma(QStringList{"sketch", "calm jazz trio", "-o", path(project), "--json", "--seed", "5"} + more);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const auto made = sketch("base.melisma", {"--bars", "8", "--bpm", "100", "--key", "D minor"});
        QVERIFY2(made.status == 0, made.err);
        QFile(path("text.wav")).remove();
        QFile text(path("text.wav"));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("this is no sound\n") > 0);
        QFile empty(path("empty.wav"));
        QVERIFY(empty.open(QIODevice::WriteOnly));
    }

    void sketchReportsWhatWasAsked()
    {
        const auto json = sketch("a.melisma", {"--bars", "8", "--bpm", "92.5", "--meter", "3/4", "--key", "Eb major",
                                               "--lyrics", "la la", "--voice", "none", "--takes", "2"})
                              .json();
        QCOMPARE(json["tempoBpm"].get<double>(), 92.5);
        QCOMPARE(json["meter"].get<std::string>(), std::string("3/4"));
        QCOMPARE(json["key"].get<std::string>(), std::string("Eb major"));
        QCOMPARE(json["takes"].get<int>(), 2);
        QVERIFY(std::abs(json["seconds"].get<double>() - 8 * 3 * 60.0 / 92.5) < 0.01);
        QVERIFY(json["ignored"].dump().find("lyrics") != std::string::npos);
    }

    void arrangeAddsToTheSong()
    {
        QVERIFY(sketch("arranged.melisma", {"--bars", "8", "--bpm", "100"}).status == 0);
        const auto info = [&] { return runMelisma({"info", path("arranged.melisma"), "--json"}).json(); };
        const auto before = info();
        const auto added =
            runMelisma({"arrange", path("arranged.melisma"), "--add", "flute", "--seed", "3", "--json"}).json();
        QCOMPARE(added["parts"].size(), std::size_t{1});
        QCOMPARE(info()["tracks"].size(), before["tracks"].size() + 1);
        const auto more = runMelisma({"arrange", path("arranged.melisma"), "--continue", "chorus", "--json"}).json();
        QVERIFY(more["seconds"].get<double>() > before["seconds"].get<double>() + 1.0);
        QCOMPARE(info()["sections"].size(), before["sections"].size() + 1);
        const auto rewritten =
            runMelisma({"arrange", path("arranged.melisma"), "--rewrite", "all", "--range", "0:5", "--json"}).json();
        QVERIFY(!rewritten["parts"].empty());
        std::size_t takes = 0;
        const auto after = info();
        for (const auto& track : after["tracks"])
            for (const auto& clip : track["clips"])
                takes = std::max(takes, static_cast<std::size_t>(clip["takes"].get<int>()));
        QCOMPARE(takes, std::size_t{2});
    }

    void sameSeedSameSound()
    {
        const auto hash = [&](const QString& project) {
            const auto mix = path(project + ".wav");
            const auto result = runMelisma({"export", path(project), "--mix", mix, "--json", "--force"});
            return result.status == 0 ? result.json()["files"][0]["pcmSha256"].get<std::string>() : std::string();
        };
        QVERIFY(sketch("s1.melisma", {"--seconds", "10"}).status == 0);
        QVERIFY(sketch("s2.melisma", {"--seconds", "10"}).status == 0);
        QVERIFY(sketch("s3.melisma", {"--seconds", "10", "--seed", "6"}).status != 0); // given twice
        QVERIFY(runMelisma({"sketch", "calm jazz trio", "-o", path("s4.melisma"), "--seconds", "10", "--seed", "6"})
                    .status == 0);
        const auto first = hash("s1.melisma");
        QVERIFY(!first.empty());
        QCOMPARE(hash("s2.melisma"), first);
        QVERIFY(hash("s4.melisma") != first);
    }

    void exportedFilesCarryTheirRecord()
    {
        const auto result = runMelisma({"export", path("base.melisma"), "--mix", path("mix.flac"), "--stems",
                                        path("stems"), "--midi", path("song.mid"), "--json"});
        QVERIFY2(result.status == 0, result.err);
        QVERIFY(result.json()["files"].size() >= 4);
        QFile(path("mix.flac.ai.json")).remove(); // inspect must read the sound file alone
        const auto record = runMelisma({"inspect", path("mix.flac"), "--json"}).json();
        QCOMPARE(record["schema"].get<std::string>(), std::string("melisma.ai-usage/1"));
        QCOMPARE(record["summary"]["contributions"]["composition"]["level"].get<std::string>(), std::string("full"));
        QCOMPARE(record["summary"]["contributions"]["vocals"]["level"].get<std::string>(), std::string("none"));
        QVERIFY(record["summary"]["digitalSourceType"].get<std::string>().ends_with("/trainedAlgorithmicMedia"));
        std::set<std::string> models; // the drums are a net's, the rest is by rules
        for (const auto& model : record["models"])
            models.insert(model["name"].get<std::string>() + (model["trained"].get<bool>() ? " trained" : " rules"));
        QVERIFY((models == std::set<std::string>{"composer rules", "drum_net trained"}));
        const auto info = runMelisma({"info", path("mix.flac"), "--json"}).json();
        QCOMPARE(info["sampleRate"].get<int>(), 48000);
    }

    void lossyMixesReachTheirLoudnessAndCarryTheirRecord()
    {
        for (const char* name : {"mix.mp3", "mix.ogg", "mix.m4a"}) {
            const auto result = runMelisma({"export", path("base.melisma"), "--mix", path(name), "--range", "bar 1:3",
                                            "--loudness", "-16", "--true-peak", "-2", "--bitrate", "192", "--json"});
            QVERIFY2(result.status == 0, result.err);
            const auto info = runMelisma({"info", path(name), "--json"}).json();
            QVERIFY(std::abs(info["integratedLufs"].get<double>() + 16.0) < 0.1);
            QVERIFY(info["truePeakDb"].get<double>() < -1.9);
            const auto record = runMelisma({"inspect", path(name), "--json"});
            QVERIFY2(record.status == 0 && record.json()["schema"] == "melisma.ai-usage/1", record.err);
        }
    }

    /// A loop, and each of two sections of one name, are as long as they are in the song.
    void rangesOfLoopAndSections()
    {
        QVERIFY(sketch("ranges.melisma", {"--form", "verse chorus verse", "--bpm", "120"}).status == 0);
        const auto markers = runMelisma({"info", path("ranges.melisma"), "--json"}).json()["sections"];
        std::vector<double> lengths;
        std::string name;
        for (const auto& marker : markers) {
            const auto full = marker["name"].get<std::string>();
            if (full.starts_with("Verse")) {
                name = full;
                lengths.push_back(marker["end"].get<double>() - marker["start"].get<double>());
            }
        }
        QCOMPARE(lengths.size(), std::size_t{2});
        const auto seconds = [&](const QString& range) {
            const auto result = runMelisma(
                {"export", path("ranges.melisma"), "--mix", path("range.wav"), "--range", range, "--force", "--json"});
            return result.status == 0 ? result.json()["files"][0]["seconds"].get<double>() : -1.0;
        };
        QVERIFY(std::abs(seconds(QString::fromStdString(name)) - lengths.back()) < 1e-3);
        QCOMPARE(seconds("loop"), -1.0); // the song has none
        QCOMPARE(seconds("Verse 1#2"), -1.0);
    }

    void theRecordBesideAFileSpeaksForItOnceItsTagsAreLost()
    {
        QVERIFY(runMelisma({"export", path("base.melisma"), "--mix", path("whole.flac"), "--range", "0:1"}).status ==
                0);
        const QString stripped = path("stripped.flac"), other = path("other.flac");
        if (QProcess::execute("ffmpeg", {"-v", "error", "-i", path("whole.flac"), "-c", "copy", "-map_metadata", "-1",
                                         stripped}) != 0)
            QSKIP("no ffmpeg");
        QCOMPARE(runMelisma({"inspect", stripped}).status, 1);
        QVERIFY(QFile::copy(path("whole.flac.ai.json"), stripped + ".ai.json"));
        QCOMPARE(runMelisma({"inspect", stripped, "--json"}).json()["schema"].get<std::string>(),
                 std::string("melisma.ai-usage/1"));
        QProcess::execute("ffmpeg", {"-v", "error", "-i", stripped, "-af", "volume=0.5", "-map_metadata", "-1", other});
        QVERIFY(QFile::copy(path("whole.flac.ai.json"), other + ".ai.json")); // written for another sound
        QCOMPARE(runMelisma({"inspect", other}).status, 1);
    }

    void addedAudioIsImportedAndReported()
    {
        QVERIFY(runMelisma({"export", path("base.melisma"), "--mix", path("loop.wav"), "--range", "0:2", "--json"})
                    .status == 0);
        QVERIFY(sketch("add.melisma", {"--bars", "4"}).status == 0);
        const auto added = runMelisma({"add", path("add.melisma"), path("loop.wav"), "--json"});
        QVERIFY2(added.status == 0, added.err);
        const auto tracks = runMelisma({"info", path("add.melisma"), "--json"}).json()["tracks"];
        QCOMPARE(tracks.back()["kind"].get<std::string>(), std::string("audio"));
        QVERIFY(std::abs(tracks.back()["clips"][0]["end"].get<double>() - 2.0) < 1e-3);
        const auto midi = QString::fromLocal8Bit(qgetenv("MELISMA_SOURCE_DIR")) + "/tests/golden/midi/band.mid";
        const auto scored = runMelisma({"add", path("add.melisma"), midi, path("loop.wav"), "--json"});
        QVERIFY2(scored.status == 0, scored.err);
        QCOMPARE(scored.json()["added"][0]["tracks"].size(), std::size_t{4});
        QCOMPARE(scored.json()["added"][1]["track"].get<std::string>(), std::string("loop"));
        const auto after = runMelisma({"info", path("add.melisma"), "--json"}).json()["tracks"];
        QCOMPARE(after.size(), tracks.size() + 5);
        const auto tempo = [&] { return runMelisma({"info", path("add.melisma"), "--json"}).json()["tempoBpm"]; };
        const auto before = tempo();
        QVERIFY(runMelisma({"add", path("add.melisma"), midi, "--take-tempo", "--json"}).status == 0);
        QVERIFY(tempo() != before);
    }

    void aProjectTravelsInOneFile()
    {
        const auto packed = runMelisma({"bundle", path("base.melisma"), "-o", path("base.melisma.zip"), "--json"});
        QVERIFY2(packed.status == 0, packed.err);
        QCOMPARE(packed.json()["bytes"].get<qint64>(), QFileInfo(path("base.melisma.zip")).size());
        QVERIFY(runMelisma({"bundle", path("base.melisma"), "-o", path("base.melisma.zip")}).status == 1);
        const auto back = runMelisma({"bundle", path("base.melisma.zip"), "-o", path("back.melisma"), "--json"});
        QVERIFY2(back.status == 0, back.err);
        const auto tracks = [&](const char* name) {
            return runMelisma({"info", path(name), "--json"}).json()["tracks"];
        };
        QVERIFY(tracks("back.melisma") == tracks("base.melisma"));
    }

    /// A worker plays the font first; what it plays then is a track's, with the file in the project.
    void soundfontsAreCheckedListedAndPlayed()
    {
        const melisma::tests::ScratchDir records; // of what has been checked here
        qputenv("MELISMA_SOUNDFONTS", records.path().c_str());
        const auto font = path("tiny.sf2");
        melisma::tests::TinySoundfont().write(font.toStdString());
        const auto listed = runMelisma({"soundfont", font, "--json"});
        QVERIFY2(listed.status == 0, listed.err);
        QCOMPARE(listed.json()["copyright"].get<std::string>(), std::string("CC0"));
        QCOMPARE(listed.json()["presets"].size(), std::size_t{3});
        QVERIFY(sketch("font.melisma", {"--bars", "2"}).status == 0);
        const auto track = QString::fromStdString(
            runMelisma({"info", path("font.melisma"), "--json"}).json()["tracks"][1]["name"].get<std::string>());
        const auto into = [&](const QString& preset) {
            return runMelisma(
                {"soundfont", font, "--into", path("font.melisma"), "--track", track, "--preset", preset});
        };
        QCOMPARE(into("9").status, 2); // it has none of that number
        QCOMPARE(into("7").status, 0);
        QFile::remove(font);
        std::filesystem::remove_all(records.path()); // as on another machine: the export has it checked again
        const auto mix = runMelisma({"export", path("font.melisma"), "--mix", path("font.wav"), "--json"});
        QVERIFY2(mix.status == 0, mix.err);
        QVERIFY(std::isfinite(mix.json()["files"][0]["integratedLufs"].get<double>()));
        const auto cut = runMelisma({"soundfont", path("text.wav")});
        QVERIFY(cut.status == 1 && cut.err.contains("text.wav is not a SoundFont"));
        qunsetenv("MELISMA_SOUNDFONTS");
    }

    void badInputGetsOneSentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("names");
        const auto p = [this](const char* name) { return path(name); };
        const auto sketchWith = [&](const QStringList& more) {
            return QStringList{"sketch", "rock", "-o", p("never.melisma")} + more;
        };
        QTest::newRow("no such verb") << QStringList{"yodel", "hi"} << 2 << "yodel";
        QTest::newRow("no such singer") << sketchWith({"--voice", "nobody"}) << 1 << "nobody";
        QTest::newRow("no such option") << sketchWith({"--choir", "x"}) << 2 << "--choir";
        QTest::newRow("no output") << QStringList{"sketch", "rock"} << 2 << "-o";
        QTest::newRow("drafted into a project")
            << QStringList{"sketch", "rock", "--draft", "--into", p("base.melisma")} << 2 << "--draft";
        QTest::newRow("align onto no project's track")
            << QStringList{"align", p("text.wav"), "--track", "x"} << 2 << "--into";
        QTest::newRow("empty prompt") << QStringList{"sketch", "", "-o", p("never.melisma")} << 2 << "rompt";
        QTest::newRow("endless prompt") << QStringList{"sketch", QString(100000, 'a'), "-o", p("never.melisma")} << 2
                                        << "rompt";
        QTest::newRow("negative tempo") << sketchWith({"--bpm", "-90"}) << 2 << "-90";
        QTest::newRow("tempo in words") << sketchWith({"--bpm", "fast"}) << 2 << "fast";
        QTest::newRow("contradictory lengths") << sketchWith({"--bars", "8", "--seconds", "60"}) << 2 << "bars";
        QTest::newRow("bad chord") << sketchWith({"--chords", "Am Zz"}) << 2 << "Zz";
        QTest::newRow("bad key") << sketchWith({"--key", "H minor"}) << 2 << "H minor";
        QTest::newRow("bad meter") << sketchWith({"--meter", "4/5"}) << 2 << "4/5";
        QTest::newRow("missing lyrics file") << sketchWith({"--lyrics", "@nowhere.txt"}) << 1 << "nowhere.txt";
        QTest::newRow("no folder") << QStringList{"sketch", "rock", "-o", p("no/where.melisma")} << 1 << "no";
        QTest::newRow("exists") << QStringList{"sketch", "rock", "-o", p("base.melisma")} << 1 << "base.melisma";
        QTest::newRow("no such part") << QStringList{"arrange", p("base.melisma"), "--rewrite", "Theremin"} << 2
                                      << "Theremin";
        QTest::newRow("no such section") << QStringList{"arrange", p("base.melisma"), "--continue", "xyzzy"} << 2
                                         << "xyzzy";
        QTest::newRow("bars behind the end")
            << QStringList{"arrange", p("base.melisma"), "--rewrite", "all", "--range", "900:999"} << 2 << "Bar";
        QTest::newRow("no such project") << QStringList{"export", p("none.melisma"), "--mix", p("n.wav")} << 1
                                         << "none.melisma";
        QTest::newRow("nothing to export") << QStringList{"export", p("base.melisma")} << 2 << "--mix";
        QTest::newRow("bad depth") << QStringList{"export", p("base.melisma"), "--mix", p("n.wav"), "--bits", "12"} << 2
                                   << "12";
        QTest::newRow("bad range") << QStringList{"export", p("base.melisma"), "--mix", p("n.wav"), "--range", "9:2"}
                                   << 2 << "9:2";
        QTest::newRow("bad dither") << QStringList{"export", p("base.melisma"), "--mix", p("n.wav"), "--dither", "much"}
                                    << 2 << "much";
        QTest::newRow("bad bars") << QStringList{"export", p("base.melisma"), "--mix", p("n.wav"), "--range", "bar 0:2"}
                                  << 2 << "bar 0:2";
        QTest::newRow("bad loudness") << QStringList{"export",   p("base.melisma"), "--mix",
                                                     p("n.wav"), "--loudness",      "3"}
                                      << 2 << "3 LUFS";
        QTest::newRow("bad stem name") << QStringList{"export", p("base.melisma"), "--stems",
                                                      p("n"),   "--stem-names",    "{x}"}
                                       << 2 << "{x}";
        QTest::newRow("bit rate without use")
            << QStringList{"export", p("base.melisma"), "--mix", p("n.mp3"), "--bitrate", "9"} << 2 << "9 kbit/s";
        QTest::newRow("unknown format") << QStringList{"export", p("base.melisma"), "--mix", p("n.xyz")} << 2
                                        << "n.xyz";
        QTest::newRow("text named wav") << QStringList{"add", p("base.melisma"), p("text.wav")} << 1 << "text.wav";
        QTest::newRow("no bundle") << QStringList{"bundle", p("text.wav"), "-o", p("n.melisma")} << 1 << "text.wav";
        QTest::newRow("empty wav") << QStringList{"info", p("empty.wav")} << 1 << "empty.wav";
        QTest::newRow("no record") << QStringList{"inspect", p("text.wav")} << 1 << "text.wav";
        QTest::newRow("no sound to align")
            << QStringList{"align", p("text.wav"), "--lyrics", "words"} << 1 << "text.wav";
        QTest::newRow("nothing to align") << QStringList{"align", p("absent.wav")} << 1 << "absent.wav";
        QTest::newRow("no such model") << QStringList{"models", "pull", "xyzzy"} << 1 << "kokoro";
        QTest::newRow("no models verb") << QStringList{"models"} << 2 << "models";
        QTest::newRow("nothing to remove") << QStringList{"models", "remove", "../models"} << 1 << "../models";
        QTest::newRow("no model's file") << QStringList{"models", "import", p("text.wav")} << 1 << "None of these";
        QTest::newRow("missing file") << QStringList{"info", p("gone.wav")} << 1 << "gone.wav";
    }

    void badInputGetsOneSentence()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QString, names);
        const auto before = runMelisma({"info", path("base.melisma"), "--json"}).out;
        const auto result = runMelisma(arguments + QStringList{"--json"});
        QVERIFY2(result.status == status, result.err + result.out);
        const auto error = result.json()["error"];
        const auto message =
            QString::fromStdString(error["message"].get<std::string>() + " " + error["hint"].get<std::string>());
        QVERIFY2(message.contains(names), qPrintable(message));
        QVERIFY(message.size() < 400);
        QVERIFY(!QFile::exists(path("never.melisma")) && !QFile::exists(path("n.wav")));
        QCOMPARE(runMelisma({"info", path("base.melisma"), "--json"}).out, before);
    }

    void unwritableFolderIsNamed()
    {
        if (geteuid() == 0)
            QSKIP("root may write anywhere");
        QDir().mkpath(path("locked"));
        QFile::setPermissions(path("locked"), QFile::ReadOwner | QFile::ExeOwner);
        const auto result = runMelisma({"sketch", "rock", "-o", path("locked/x.melisma")});
        QCOMPARE(result.status, 1);
        QVERIFY(result.err.contains("locked"));
    }

    void interruptLeavesNothing()
    {
        QProcess process;
        process.start(
            qEnvironmentVariable("MELISMA_BUILD_DIR") + "/melisma",
            {"export", path("base.melisma"), "--mix", path("cut.wav"), "--stems", path("cut"), "--rate", "192000"});
        QVERIFY(process.waitForStarted());
        // The first line of progress proves that the work has begun.
        QByteArray said;
        while (!said.contains('\n') && process.state() == QProcess::Running) {
            process.waitForReadyRead(1000);
            said += process.readAllStandardError();
        }
        kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(30000));
        said += process.readAllStandardError();
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 1, said);
        QVERIFY(!QFile::exists(path("cut.wav")));
        QVERIFY(QDir(path("cut")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(CliTest)
#include "cli_test.moc"
