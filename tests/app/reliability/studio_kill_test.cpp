// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "audio/export/export_project.h"
#include "audio/files/audio_file.h"
#include "audio/files/import_audio.h"
#include "audio/record/land_takes.h"
#include "core/base/sha256.h"
#include "core/edits/add_audio_clip.h"
#include "core/edits/add_track.h"
#include "core/jobs/in_process_backend.h"
#include "core/jobs/job_queue.h"
#include "core/project/project_folder.h"
#include "tests/core/project/sample_project.h"
#include "tests/support/child_processes.h"

#include <algorithm>
#include <cmath>
#include <csignal>
#include <random>

using namespace melisma;
using namespace melisma::project;
namespace fs = std::filesystem;

/// Kills a program at random instants of each kind of work: what it called safe is there, every file that the project
/// lists opens, and what lay around is gone after the next opening.
class StudioKillTest : public QObject {
    Q_OBJECT

    struct Place {
        QTemporaryDir folder;
        fs::path path() const { return folder.path().toStdString(); }
        fs::path project() const { return path() / "Song.melisma"; }
    };

    static constexpr const char* kMark = "MELISMA_KILL_TEST=";
    static QByteArray marker() { return QByteArray::number(QCoreApplication::applicationPid()); }

    std::mt19937 m_random{20261123};
    int m_takesRecovered = 0; ///< from recordings that were cut short

    static int kills()
    {
        return qEnvironmentVariableIsSet("MELISMA_KILLS") ? qEnvironmentVariableIntValue("MELISMA_KILLS") : 60;
    }

    static bool writeSine(const fs::path& file, float hertz, int frames)
    {
        auto writer = audio::createAudioFile(file, {audio::Container::wav, audio::SampleFormat::int16, 44100, 1});
        std::vector<float> samples(static_cast<std::size_t>(frames));
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = 0.25f * std::sin(hertz * static_cast<float>(i) / 44100.0f);
        return writer && (*writer)->write(samples.data(), frames) && (*writer)->finish();
    }

    /// Lets the helper work for `milliseconds` from its first word and kills it; the last number it called safe, or -1.
    static int workUntilKilled(const char* work, const Place& place, int milliseconds, int seed)
    {
        QProcess helper;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("MELISMA_KILL_TEST", marker());
        environment.insert("MELISMA_SOUNDFONT", "none"); // songs are balanced by table: more of them between two kills
        helper.setProcessEnvironment(environment);
        helper.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        helper.start(QStringLiteral(KILL_HELPER),
                     {QString::fromLatin1(work), QString::fromStdString(place.path().string()), QString::number(seed)});
        if (!helper.waitForReadyRead(20'000))
            return -1;
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < milliseconds && helper.state() == QProcess::Running)
            helper.waitForReadyRead(static_cast<int>(milliseconds - clock.elapsed()));
        if (helper.state() != QProcess::Running)
            return -1; // it failed of itself
        helper.kill();
        helper.waitForFinished();
        const QByteArray said = helper.readAllStandardOutput();
        return said.left(said.lastIndexOf('\n')).split('\n').last().toInt();
    }

    /// Milliseconds until the helper first calls something safe, on this machine and under its load.
    int timeOfOne(const char* work, const Place& place)
    {
        QProcess helper;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("MELISMA_SOUNDFONT", "none");
        helper.setProcessEnvironment(environment);
        helper.start(QStringLiteral(KILL_HELPER),
                     {QString::fromLatin1(work), QString::fromStdString(place.path().string()), "1"});
        helper.waitForReadyRead(20'000); // what it begins with
        QElapsedTimer clock;
        clock.start();
        helper.readAllStandardOutput();
        helper.waitForReadyRead(20'000);
        helper.kill();
        helper.waitForFinished();
        return std::clamp(static_cast<int>(clock.elapsed()), 100, 2000);
    }

    /// Everything that the project lists is there and is what its name says.
    static void checkMedia(const ProjectFolder::Opened& opened)
    {
        QVERIFY(opened.missingMedia.empty());
        for (const auto& [hash, asset] : opened.project.assets) {
            const auto file = opened.folder->mediaPath(*asset);
            QVERIFY(audio::openAudioFile(file).ok());
            QCOMPARE(*base::sha256OfFile(file), hash);
        }
    }

    /// As the window does when it opens a project.
    bool landLeftTakes(ProjectFolder::Opened& opened)
    {
        const auto takes = audio::recoverTakes(opened.project, *opened.folder);
        if (takes.empty())
            return true;
        auto landed = audio::landTakes(opened.project, *opened.folder, takes);
        if (!landed || !opened.folder->save(landed->project))
            return false;
        audio::removeLanded(landed->files);
        opened.project = std::move(landed->project);
        m_takesRecovered += static_cast<int>(landed->takes);
        return true;
    }

    /// The microphone gave every frame a number that is one more than the last.
    static bool checkRecordings(const ProjectFolder::Opened& opened)
    {
        for (const auto& [hash, asset] : opened.project.assets) {
            if (asset->name != "Voice.wav")
                continue;
            auto reader = audio::openAudioFile(opened.folder->mediaPath(*asset));
            std::vector<float> samples(static_cast<std::size_t>(asset->frames.count));
            if (!reader || *(*reader)->read(samples.data(), static_cast<int>(samples.size())) != asset->frames.count)
                return false;
            for (std::size_t i = 1; i < samples.size(); ++i)
                if (samples[i] * 4'194'304.0f != samples[0] * 4'194'304.0f + static_cast<float>(i)) {
                    qWarning("%s: frame %zu is another", asset->file.c_str(), i);
                    return false;
                }
        }
        return true;
    }

    static QStringList hiddenIn(const fs::path& folder)
    {
        return QDir(QString::fromStdString(folder.string()))
            .entryList({".melisma-*", ".Song.melisma.*", "*.part", "job-*"}, QDir::AllEntries | QDir::Hidden);
    }

    /// What no killed program may leave to the next one, by name; empty when all is well.
    static QStringList leftBehind(const Place& place)
    {
        QStringList names;
        for (const auto& part :
             {place.path(), place.project() / "media", place.project() / "cache", place.path() / "jobs"})
            names += hiddenIn(part);
        return names;
    }

    /// Opens the project as the next studio would; -1, and why, if it cannot go on from there.
    template <class Count>
    int reopen(const Place& place, Count count)
    {
        auto opened = ProjectFolder::open(place.project());
        if (!opened || opened->folder->readOnly()) {
            qWarning("%s", opened ? opened->recovery.value_or("read-only").c_str() : opened.error().sentence().c_str());
            return -1;
        }
        if (!landLeftTakes(*opened))
            return -1;
        checkMedia(*opened);
        if (!checkRecordings(*opened))
            return -1;
        const int counted = count(opened->project);
        const QStringList left = leftBehind(place);
        if (!left.isEmpty())
            qWarning("left behind: %s", qPrintable(left.join(' ')));
        return left.isEmpty() ? counted : -1;
    }

    template <class Count>
    void killWhile(const char* work, const Place& place, int longest, Count count, int times = kills())
    {
        int known = 0;
        int worked = 0;
        for (int kill = 0; kill < times; ++kill) {
            const int safe =
                workUntilKilled(work, place, static_cast<int>(m_random() % static_cast<unsigned>(longest)), kill);
            QVERIFY2(safe >= 0, qPrintable(QStringLiteral("kill %1: the helper failed").arg(kill)));
            const int found = reopen(place, count);
            QVERIFY2(
                found >= safe && found >= known,
                qPrintable(
                    QStringLiteral("kill %1: safe %2, known %3, found %4").arg(kill).arg(safe).arg(known).arg(found)));
            worked += safe > 0 ? 1 : 0;
            known = found;
        }
        QVERIFY(worked * 4 > times); // else the kills came before anything was at stake
        qInfo("%s: %d kills, %d of them after something was called safe, none of it lost", work, times, worked);
    }

    static void makeNumbered(const Place& place)
    {
        auto project = tests::sampleProject();
        project.assets.clear();
        QVERIFY(ProjectFolder::create(place.project(), project).ok());
    }

private slots:
    void editing()
    {
        const Place place;
        makeNumbered(place);
        killWhile("editing", place, 150, tests::numberOf);
    }

    void saving()
    {
        const Place place;
        makeNumbered(place);
        killWhile("saving", place, 150, tests::numberOf);
    }

    void importing()
    {
        const Place place;
        QVERIFY(ProjectFolder::create(place.project(), Project{}).ok());
        for (int i = 0; i < 4; ++i)
            QVERIFY(writeSine(place.path() / ("source-" + std::to_string(i) + ".wav"),
                              100.0f * static_cast<float>(i + 1), 20'000));
        killWhile("importing", place, 200,
                  [](const Project& project) { return static_cast<int>(project.tracks.size()); });
    }

    void generating()
    {
        constexpr int kRow = 20; // then a new project: one of many songs takes longer to open than to kill
        for (int done = 0; done < kills(); done += kRow) {
            const Place place;
            QVERIFY(ProjectFolder::create(place.project(), Project{}).ok());
            const auto tracks = [&](const Project& project) {
                // A job queue is what the next studio begins with; the folders of killed ones go.
                jobs::InProcessBackend backend({});
                const jobs::JobQueue queue(backend, place.path() / "jobs");
                return static_cast<int>(project.tracks.size());
            };
            killWhile("generating", place, 3 * timeOfOne("generating", place), tracks, std::min(kRow, kills() - done));
        }
        QTRY_VERIFY_WITH_TIMEOUT(!workerRuns(), 20'000); // each noticed that its studio had gone
    }

    /// What was flushed is there bit for bit, whether the take was under way, just ended, or in the project.
    void recording()
    {
        const Place place;
        QVERIFY(ProjectFolder::create(place.project(), *edits::addTrack(Project{}, TrackKind::audio, "Voice")).ok());
        killWhile("recording", place, 400, [](const Project& project) {
            std::int64_t frames = 0;
            for (const auto& [hash, asset] : project.assets)
                frames += asset->frames.count;
            return static_cast<int>(frames);
        });
        QVERIFY(m_takesRecovered * 2 > kills());
        qInfo("%d takes recovered", m_takesRecovered);
    }

    void exporting()
    {
        const Place place;
        fs::create_directories(place.path() / "out");
        QVERIFY(writeSine(place.path() / "source.wav", 220.0f, 30'000));
        makeSounding(place);
        const int longest = 2 * timeOfOne("exporting", place);
        QByteArray mix;
        int complete = 0;
        for (int kill = 0; kill < kills(); ++kill) {
            QVERIFY(workUntilKilled("exporting", place, static_cast<int>(m_random() % static_cast<unsigned>(longest)),
                                    kill) >= 0);
            const auto file = place.path() / "out" / "mix.wav";
            if (!fs::exists(file))
                continue;
            ++complete;
            const auto hash = audio::pcmSha256(file);
            QVERIFY(hash.ok());
            mix = mix.isEmpty() ? QByteArray::fromStdString(*hash) : mix;
            QCOMPARE(QByteArray::fromStdString(*hash), mix); // old or new, it is whole
            QVERIFY(audio::readUsageRecord(file).ok());
        }
        QVERIFY(complete * 2 > kills());
        QVERIFY(exportedOnce(place));
        QCOMPARE(hiddenIn(place.path() / "out"), QStringList());
        QCOMPARE(hiddenIn(place.path() / "out" / "stems"), QStringList());
        qInfo("exporting: %d kills, the mix whole each of the %d times that there was one", kills(), complete);
    }

private:
    /// A worker whose environment says that it was started under this test.
    static bool workerRuns()
    {
        for (const auto& entry : fs::directory_iterator("/proc")) {
            QFile environment(QString::fromStdString((entry.path() / "environ").string()));
            std::error_code unreadable;
            if (fs::read_symlink(entry.path() / "exe", unreadable) == fs::path(KILL_WORKER) &&
                environment.open(QIODevice::ReadOnly) && environment.readAll().contains(kMark + marker()))
                return true;
        }
        return false;
    }

    static void makeSounding(const Place& place)
    {
        auto folder = ProjectFolder::create(place.project(), Project{});
        QVERIFY(folder.ok());
        auto imported = audio::importAudio(place.path() / "source.wav", 48000, (*folder)->cachePath());
        QVERIFY(imported.ok());
        imported->asset.file = *(*folder)->adoptMedia(imported->file, imported->asset.sha256, true);
        const auto with = edits::addTrack(Project{}, TrackKind::audio, "Audio");
        const auto project =
            edits::addAudioClip(*with, with->tracks.back()->id, imported->asset, {}, imported->provenance);
        QVERIFY(project.ok() && (*folder)->save(*project).ok());
    }

    static bool exportedOnce(const Place& place)
    {
        const auto opened = ProjectFolder::open(place.project());
        audio::ExportRequest request;
        request.mix = place.path() / "out" / "mix.wav";
        request.stemsFolder = place.path() / "out" / "stems";
        request.overwrite = true;
        const auto path = [&](const Asset& asset) { return opened->folder->mediaPath(asset); };
        return opened.ok() && audio::exportProject(opened->project, path, {}, request).ok();
    }
};

QTEST_GUILESS_MAIN(StudioKillTest)
#include "studio_kill_test.moc"
