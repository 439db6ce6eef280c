// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/reliability/studio_fixture.h"

#include "audio/export/export_project.h"
#include "audio/files/import_audio.h"
#include "audio/record/land_takes.h"
#include "audio/record/recorder.h"
#include "core/base/sha256.h"
#include "core/edits/add_audio_clip.h"
#include "core/edits/add_note_clip.h"
#include "core/edits/add_track.h"
#include "core/edits/set_song.h"
#include "core/project/project_folder.h"
#include "tests/support/disk_faults.h"

#include <QDir>
#include <QGuiApplication>
#include <QTemporaryDir>

#include <functional>

using namespace melisma;
using namespace melisma::project;
using tests::DiskFaults;
namespace fs = std::filesystem;

/// The n-th call that changes the disk fails, for every n of an action and in every way, whichever library makes the
/// call: what was there is there, what was made is whole, and nothing lies around.
class DiskFaultTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_place;
    bool m_canCleanUp = true; ///< nothing can be removed from a dead disk; the next program does it
    fs::path root() const { return fs::canonical(m_place.path().toStdString()); }
    fs::path sample() const { return root() / "Sample.melisma"; }
    fs::path sound() const { return root() / "sound.wav"; }

    fs::path freshFolder(const char* name) const
    {
        const auto path = root() / name;
        fs::remove_all(path);
        fs::create_directories(path);
        return path;
    }

    fs::path freshProject() const
    {
        const auto path = freshFolder("work") / "Song.melisma";
        fs::copy(sample(), path, fs::copy_options::recursive);
        return path;
    }

    /// `action` answers whether it called itself done; `check` looks at what it left, with the disk well again. Both
    /// run for each n until the action gets by without its fault; answers how many faults were met.
    int forEveryCall(const fs::path& below, const std::function<void()>& prepare, const std::function<bool()>& action,
                     const std::function<void(bool)>& check)
    {
        int met = 0;
        for (const auto kind : {DiskFaults::Kind::noSpace, DiskFaults::Kind::dead, DiskFaults::Kind::shortWrite})
            for (int n = 1;; ++n) {
                prepare();
                m_canCleanUp = kind != DiskFaults::Kind::dead;
                bool struck = false;
                bool done = false;
                {
                    const DiskFaults faults(below, n, kind);
                    done = action();
                    struck = faults.struck();
                }
                check(done);
                if (QTest::currentTestFailed()) {
                    qWarning("at call %d of kind %d", n, static_cast<int>(kind));
                    return met;
                }
                if (!struck) {
                    if (!done)
                        QTest::qFail("the action failed without a fault", __FILE__, __LINE__);
                    break;
                }
                ++met;
            }
        return met;
    }

    static QStringList leftIn(const fs::path& folder)
    {
        return QDir(QString::fromStdString(folder.string()))
            .entryList({".melisma-*", ".*.new-*", "*.part"}, QDir::AllEntries | QDir::Hidden);
    }

    static base::Result<Project> withSound(const Project& project, const audio::ImportedAudio& imported)
    {
        auto with = edits::addTrack(project, TrackKind::audio, "Audio");
        return with ? edits::addAudioClip(*with, with->tracks.back()->id, imported.asset, {}, imported.provenance)
                    : with;
    }

    /// What the project at `path` is; its media must be whole.
    static Project newestIn(const fs::path& path)
    {
        const auto opened = ProjectFolder::open(path);
        if (!opened) {
            QTest::qFail(opened.error().message.c_str(), __FILE__, __LINE__);
            return {};
        }
        if (!opened->missingMedia.empty())
            QTest::qFail("media is missing", __FILE__, __LINE__);
        for (const auto& [hash, asset] : opened->project.assets)
            if (const auto found = base::sha256OfFile(opened->folder->mediaPath(*asset)); !found || *found != hash)
                QTest::qFail("media is damaged", __FILE__, __LINE__);
        return opened->project;
    }

    static constexpr std::int64_t kRecorded = 24'000;

    static float numbered(std::size_t frame) { return static_cast<float>(frame + 1) / 4'194'304.0f; }

    /// `kept`: frames that the recorder said were safe.
    static std::vector<audio::FinishedTake> recordOneTake(const fs::path& path, std::int64_t& kept)
    {
        auto owned = audio::makeNullDevice(false);
        auto& device = *owned;
        std::vector<float> sound(2 * kRecorded);
        for (std::size_t i = 0; i < sound.size(); ++i)
            sound[i] = numbered(i);
        device.playAsInput(std::move(sound), 1);
        audio::LiveEngine engine(std::move(owned), {});
        audio::Recorder recorder(engine.input());
        const audio::RecordRequest request{path / "media", 48000, {{TrackId{1}, {0, 1}, "Voice"}}, {}, 0.001};
        engine.setProject(std::make_shared<const Project>(), [](const Asset&) { return fs::path(); });
        engine.waitForPlan();
        if (!engine.useInput(audio::DeviceChoice{}) || !engine.start(48000, 500) || !recorder.start(request))
            return {};
        engine.play();
        engine.waitForTransport();
        while (recorder.status().frames < kRecorded && !recorder.status().error) {
            device.pull(4'000);
            QTest::qSleep(10);
        }
        recorder.stop();
        while (!recorder.finished()) {
            device.pull(500);
            QTest::qSleep(1);
        }
        kept = recorder.status().kept;
        return recorder.collect();
    }

    /// Frames of the recording in the project; its samples must be the first that came in, in their order.
    static std::int64_t numberedFrames(const ProjectFolder& folder, const Project& project)
    {
        std::int64_t frames = 0;
        for (const auto& [hash, asset] : project.assets) {
            if (asset->name != "Voice.wav")
                continue;
            auto reader = audio::openAudioFile(folder.mediaPath(*asset));
            std::vector<float> samples(static_cast<std::size_t>(asset->frames.count));
            if (!reader || *(*reader)->read(samples.data(), static_cast<int>(samples.size())) != asset->frames.count)
                return -1;
            for (std::size_t i = 0; i < samples.size(); ++i)
                if (samples[i] != numbered(i))
                    return -1;
            frames += asset->frames.count;
        }
        return frames;
    }

private slots:
    void initTestCase()
    {
        tests::StudioFixture studio;
        QVERIFY(studio.importSine(1));
        QVERIFY(studio.session.saveAs(sample()));
        fs::copy_file(studio.path() / "sine.wav", sound());
    }

    void aSaveIsWholeOrNotAtAll()
    {
        fs::path path;
        const auto old = newestIn(sample());
        const auto changed = *edits::setLyrics(old, "new words");
        const auto save = [&] {
            auto opened = ProjectFolder::open(path);
            return opened.ok() && !opened->folder->readOnly() && opened->folder->save(changed).ok();
        };
        const int met = forEveryCall(
            root() / "work", [&] { path = freshProject(); }, save,
            [&](bool done) {
                const auto found = newestIn(path);
                QVERIFY(found == changed || (found == old && !done));
            });
        QVERIFY(met > 20);
        qInfo("save: %d faults", met);
    }

    void aJournalledEditIsWholeOrNotAtAll()
    {
        fs::path path;
        const auto old = newestIn(sample());
        const auto changed = *edits::setLyrics(old, "new words");
        const auto edit = [&] {
            auto opened = ProjectFolder::open(path);
            if (!opened || opened->folder->readOnly())
                return false;
            opened->folder->noteEdit(std::make_shared<const Project>(changed), "Edit");
            return opened->folder->flush().ok();
        };
        const int met = forEveryCall(
            root() / "work", [&] { path = freshProject(); }, edit,
            [&](bool done) {
                const auto found = newestIn(path);
                QVERIFY(found == changed || (found == old && !done));
            });
        QVERIFY(met > 5);
        qInfo("journal: %d faults", met);
    }

    void saveAsLeavesTheOldAndMakesTheNewWholeOrNotAtAll()
    {
        fs::path path;
        std::unique_ptr<tests::StudioFixture> studio;
        const auto old = newestIn(sample());
        fs::path target;
        const auto saveAs = [&] { return studio->session.saveAs(target); };
        const int met = forEveryCall(
            root() / "target",
            [&] {
                path = freshProject();
                target = freshFolder("target") / "Other.melisma";
                studio = std::make_unique<tests::StudioFixture>();
                QVERIFY(studio->session.openProject(path));
            },
            saveAs,
            [&](bool done) {
                studio.reset();
                QVERIFY(newestIn(path) == old);
                QVERIFY(done || !fs::exists(target) || newestIn(target).tracks == old.tracks);
                if (done)
                    QCOMPARE(newestIn(target).name, std::string("Other"));
            });
        QVERIFY(met > 20);
        qInfo("save as: %d faults", met);
    }

    void anImportIsThereOrNotAtAll()
    {
        fs::path path;
        const auto old = newestIn(sample());
        const auto import = [&] {
            auto opened = ProjectFolder::open(path);
            if (!opened || opened->folder->readOnly())
                return false;
            auto imported = audio::importAudio(sound(), old.sampleRate, opened->folder->cachePath());
            if (!imported)
                return false;
            const auto stored = opened->folder->adoptMedia(imported->file, imported->asset.sha256, true);
            if (!stored)
                return false;
            imported->asset.file = *stored;
            const auto next = withSound(old, *imported);
            return next && opened->folder->save(*next).ok();
        };
        const int met = forEveryCall(
            root() / "work", [&] { path = freshProject(); }, import,
            [&](bool done) {
                const auto found = newestIn(path);
                QCOMPARE(found.tracks.size(), old.tracks.size() + (done ? 1 : found.tracks.size() - old.tracks.size()));
                QCOMPARE(leftIn(path / "media"), QStringList());
                QCOMPARE(leftIn(path.parent_path()), QStringList());
            });
        QVERIFY(met > 20);
        qInfo("import: %d faults", met);
    }

    /// What was flushed before the fault is there bit for bit, at the latest when the project is opened again.
    void aRecordingKeepsWhatWasFlushed()
    {
        fs::path path;
        std::int64_t kept = 0;
        const auto old = newestIn(sample());
        const auto record = [&] {
            auto opened = ProjectFolder::open(path);
            if (!opened || opened->folder->readOnly())
                return false;
            const auto takes = recordOneTake(path, kept);
            const auto landed = audio::landTakes(old, *opened->folder, takes);
            if (!landed || takes.size() != 1 || !opened->folder->save(landed->project))
                return false;
            audio::removeLanded(landed->files);
            return takes[0].asset.frames.count >= kRecorded; // else it ended early, and what there is has landed
        };
        int recovered = 0;
        const int met = forEveryCall(
            root() / "work",
            [&] {
                path = freshProject();
                kept = 0;
            },
            record,
            [&](bool done) {
                auto project = newestIn(path);
                auto opened = ProjectFolder::open(path);
                const auto takes = audio::recoverTakes(project, *opened->folder);
                QVERIFY(takes.empty() || !done);
                const auto landed = audio::landTakes(project, *opened->folder, takes);
                QVERIFY(landed.ok() && opened->folder->save(landed->project).ok());
                audio::removeLanded(landed->files);
                recovered += static_cast<int>(landed->takes);
                QCOMPARE(leftIn(path / "media"), QStringList());
                const auto found = numberedFrames(*opened->folder, landed->project);
                QVERIFY2(found >= (done ? kRecorded : kept),
                         qPrintable(QStringLiteral("kept %1, found %2").arg(kept).arg(found)));
            });
        QVERIFY(met > 20);
        QVERIFY(recovered > 5);
        qInfo("record: %d faults, %d takes recovered", met, recovered);
    }

    void anExportIsWholeOrTheOldFile()
    {
        const auto opened = ProjectFolder::open(sample());
        QVERIFY(opened.ok());
        const auto withNotes = edits::addTrack(opened->project, TrackKind::audio, "Empty");
        QVERIFY(withNotes.ok());
        audio::ExportRequest request;
        request.mix = root() / "out" / "mix.wav";
        request.stemsFolder = root() / "out" / "stems";
        request.rangeEnd = base::Frames{20'000};
        request.overwrite = true;
        const auto media = [&](const Asset& asset) { return opened->folder->mediaPath(asset); };
        const auto write = [&] { return audio::exportProject(opened->project, media, {}, request).ok(); };
        freshFolder("out");
        QVERIFY(write());
        const auto good = audio::pcmSha256(*request.mix);
        QVERIFY(good.ok());
        const auto check = [&](bool done) {
            QVERIFY(!m_canCleanUp || leftIn(root() / "out").isEmpty());
            QVERIFY(!m_canCleanUp || leftIn(root() / "out" / "stems").isEmpty());
            const bool there = fs::exists(*request.mix);
            QVERIFY(there || !done);
            if (!there)
                return;
            const bool old = fs::file_size(*request.mix) == 3;
            QVERIFY(old ? !done : audio::pcmSha256(*request.mix).ok());
            if (!old)
                QCOMPARE(*audio::pcmSha256(*request.mix), *good);
        };
        int met = forEveryCall(
            root() / "out", [&] { freshFolder("out"); }, write,
            [&](bool done) {
                QVERIFY(done == fs::exists(*request.mix) || !m_canCleanUp);
                check(done);
            });
        met += forEveryCall(
            root() / "out",
            [&] {
                freshFolder("out");
                QFile old(QString::fromStdString(request.mix->string()));
                QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
            },
            write,
            [&](bool done) {
                QVERIFY(fs::exists(*request.mix)); // what was there is never lost
                check(done);
            });
        QVERIFY(met > 40);
        qInfo("export: %d faults", met);
    }
};

QTEST_MAIN(DiskFaultTest)
#include "disk_fault_test.moc"
