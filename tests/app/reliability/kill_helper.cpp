// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// kill_helper WORK FOLDER SEED: does one kind of work on FOLDER/Song.melisma over and over until it is killed, and says
// on stdout what it was told is safe: one number a line.
#include <QCoreApplication>

#include "app/studio/process_backend.h"
#include "audio/export/export_project.h"
#include "audio/files/import_audio.h"
#include "audio/record/land_takes.h"
#include "audio/record/recorder.h"
#include "core/edits/add_audio_clip.h"
#include "core/edits/add_track.h"
#include "core/jobs/job_queue.h"
#include "core/jobs/landing.h"
#include "core/project/project_folder.h"
#include "tests/core/project/sample_project.h"
#include "tests/support/child_processes.h"

#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <optional>
#include <random>
#include <thread>

#include <sys/prctl.h>

using namespace melisma;
using namespace melisma::project;
namespace fs = std::filesystem;

namespace {

struct Studio {
    fs::path place;
    std::mt19937 random;
    std::unique_ptr<ProjectFolder> folder;
    History history;
    int number = 0;

    bool edit(const Edit& change)
    {
        if (const auto applied = history.apply("Edit", change); !applied) {
            std::fprintf(stderr, "%s\n", applied.error().sentence().c_str());
            return false;
        }
        folder->noteEdit(history.snapshot(), "Edit");
        return true;
    }
    /// The next edit that can be told from the others by its number.
    bool countUp()
    {
        ++number;
        return edit([this](const Project& project) { return base::Result<Project>(tests::numbered(project, number)); });
    }
    void say(int safe) const
    {
        std::printf("%d\n", safe);
        std::fflush(stdout);
    }
};

bool editOnce(Studio& studio)
{
    if (!studio.countUp())
        return false;
    if (studio.random() % 3 > 0)
        return true;
    if (!studio.folder->flush())
        return false;
    studio.say(studio.number);
    return true;
}

bool saveOnce(Studio& studio)
{
    if (!studio.countUp() || !studio.folder->save(studio.history.current()))
        return false;
    studio.say(studio.number);
    return true;
}

/// The number that is called safe is how many files the project lists.
bool importOnce(Studio& studio)
{
    const auto source = studio.place / ("source-" + std::to_string(studio.random() % 4) + ".wav");
    auto imported = audio::importAudio(source, studio.history.current().sampleRate, studio.folder->cachePath());
    if (!imported)
        return false;
    const auto stored = studio.folder->adoptMedia(imported->file, imported->asset.sha256, studio.random() % 2 == 0);
    std::error_code ignored;
    fs::remove(imported->file, ignored); // where it was copied
    if (!stored)
        return false;
    imported->asset.file = *stored;
    const auto land = [&](const Project& project) -> base::Result<Project> {
        auto with = edits::addTrack(project, TrackKind::audio, "Audio");
        if (!with)
            return with;
        return edits::addAudioClip(*with, with->tracks.back()->id, imported->asset, {}, imported->provenance);
    };
    if (!studio.edit(land) || !studio.folder->flush())
        return false;
    studio.say(static_cast<int>(studio.history.current().tracks.size()));
    return true;
}

/// The number that is called safe is how many tracks the project has.
bool generateOnce(Studio& studio)
{
    static app::ProcessBackend backend(KILL_WORKER);
    static jobs::JobQueue queue(backend, studio.place / "jobs");
    base::TaskRequest request;
    request.task = "compose";
    request.params.set("prompt", "pop song");
    request.params.set("bars", std::int64_t{16});
    request.params.set("takes", std::int64_t{2});
    request.seed = studio.random();
    std::optional<Edit> edit;
    queue.submit("Song", request, base::Lane::cpu, [&edit](const jobs::JobStatus& job, const base::TaskResult& result) {
        if (auto landing = jobs::resultLanding(job.request, result, timestampNow()))
            edit = std::move(*landing);
    });
    queue.waitForIdle();
    if (const auto job = queue.jobs().back(); job.error)
        std::fprintf(stderr, "%s %s\n", job.error->sentence().c_str(), job.error->detail.c_str());
    if (!edit || !studio.edit(*edit) || !studio.folder->flush())
        return false;
    studio.say(static_cast<int>(studio.history.current().tracks.size()));
    return true;
}

/// The number is the last that an export was called done for; both files are replaced each time.
bool exportOnce(Studio& studio)
{
    audio::ExportRequest request;
    request.mix = studio.place / "out" / "mix.wav";
    request.stemsFolder = studio.place / "out" / "stems";
    request.midi = studio.place / "out" / "song.mid";
    request.overwrite = true;
    const auto path = [&studio](const Asset& asset) { return studio.folder->mediaPath(asset); };
    if (const auto done = audio::exportProject(studio.history.current(), path, {}, request); !done) {
        std::fprintf(stderr, "%s\n", done.error().sentence().c_str());
        return false;
    }
    studio.say(++studio.number);
    return true;
}

/// A microphone before which every frame has another number: see recordedFrames() of the test.
std::unique_ptr<audio::NullDevice> numberedMicrophone()
{
    std::vector<float> samples(60 * 48000);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(i + 1) / 4'194'304.0f;
    auto device = audio::makeNullDevice(false);
    device->playAsInput(std::move(samples), 1);
    return device;
}

std::int64_t recordedFrames(const Project& project)
{
    std::int64_t frames = 0;
    for (const auto& [hash, asset] : project.assets)
        frames += asset->frames.count;
    return frames;
}

/// Ends the recording and brings it into the project.
bool landRecording(Studio& studio, audio::Recorder& recorder, audio::NullDevice& device)
{
    recorder.stop();
    while (!recorder.finished()) {
        device.pull(64);
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    const auto landed = audio::landTakes(studio.history.current(), *studio.folder, recorder.collect());
    if (!landed || !studio.edit([&](const Project&) { return base::Result<Project>(landed->project); }) ||
        !studio.folder->flush())
        return false;
    audio::removeLanded(landed->files);
    return true;
}

/// The number that is called safe is how many frames of recordings were flushed, this one's included.
bool recordOnce(Studio& studio)
{
    static audio::LiveEngine engine(numberedMicrophone(), {});
    static audio::Recorder recorder(engine.input());
    auto& device = dynamic_cast<audio::NullDevice&>(engine.device());
    if (!engine.useInput(audio::DeviceChoice{}) || !engine.start(48000, 512))
        return false;
    const auto before = recordedFrames(studio.history.current());
    const bool rounds = studio.random() % 2 == 0;
    audio::RecordRequest request{studio.folder->path() / "media", 48000, {}, {}, 0.01};
    request.tracks = {{studio.history.current().tracks[0]->id, {0, 1}, "Voice"}};
    if (!recorder.start(request))
        return false;
    engine.setProject(studio.history.snapshot(), [](const Asset&) { return fs::path(); });
    engine.waitForPlan();
    engine.seek({0});
    engine.play();
    engine.waitForTransport();
    // No round is so short that it is no take.
    const int length =
        rounds ? 50 + 100 * static_cast<int>(1 + studio.random() % 3) : 10 + static_cast<int>(studio.random() % 400);
    for (int i = 0; i < length; ++i) {
        device.pull(512);
        std::this_thread::sleep_for(std::chrono::microseconds(500));
        if (rounds && i % 100 == 99)
            engine.seek({0}); // the next pass
        studio.say(static_cast<int>(before + recorder.status().kept));
    }
    engine.stop();
    if (!landRecording(studio, recorder, device))
        return false;
    studio.say(static_cast<int>(recordedFrames(studio.history.current())));
    return true;
}

using Work = bool (*)(Studio&);

Work workNamed(std::string_view name)
{
    for (const auto& [known, work] : {std::pair<std::string_view, Work>("editing", editOnce),
                                      {"saving", saveOnce},
                                      {"importing", importOnce},
                                      {"generating", generateOnce},
                                      {"exporting", exportOnce},
                                      {"recording", recordOnce}})
        if (known == name)
            return work;
    return nullptr;
}

} // namespace

int main(int argc, char** argv)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL); // a test that is stopped leaves nothing behind
    QCoreApplication application(argc, argv);
    const Work work = argc > 3 ? workNamed(argv[1]) : nullptr;
    if (!work)
        return 2;
    unsigned seed = 0;
    std::from_chars(argv[3], argv[3] + std::strlen(argv[3]), seed);
    auto opened = ProjectFolder::open(fs::path(argv[2]) / "Song.melisma");
    if (!opened || opened->folder->readOnly())
        return 1;
    Studio studio{argv[2], std::mt19937(seed), std::move(opened->folder), History(std::move(opened->project)), 0};
    studio.number = tests::numberOf(studio.history.current());
    studio.say(0);
    while (work(studio)) {
    }
    return 1;
}
