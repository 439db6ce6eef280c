// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/record/beside_song.h"
#include "tests/audio/record/recording_support.h"

#include "audio/record/land_takes.h"
#include "core/edits/add_recording.h"
#include "core/edits/add_track.h"
#include "core/project/media_store.h"

#include <csignal>

#include <sys/resource.h>

using namespace melisma;
using namespace melisma::tests;

namespace {

constexpr int kBeat = kRate / 2; ///< frames at 120 bpm

Song emptySong()
{
    Song song;
    song.addTrack(project::TrackKind::audio);
    return song;
}

/// What came in from `first` on.
std::vector<float> expected(std::int64_t first, std::int64_t frames, int channels = 1)
{
    std::vector<float> samples;
    for (std::int64_t frame = first; frame < first + frames; ++frame)
        for (int channel = 0; channel < channels; ++channel)
            samples.push_back(inputAt(frame, channel));
    return samples;
}

const auto kNumbered = [](audio::NullDevice& device) { device.playAsInput(numberedInput(20 * kRate, 2), 2); };

} // namespace

/// Recording through the null device, frame by frame.
class RecorderTest : public QObject {
    Q_OBJECT

private slots:
    void whatComesInIsKeptFromTheFirstFrameOn_data()
    {
        QTest::addColumn<int>("block");
        for (const int block : {64, 100, 512, 4096})
            QTest::addRow("%d", block) << block;
    }

    void whatComesInIsKeptFromTheFirstFrameOn()
    {
        QFETCH(int, block);
        Studio studio(emptySong(), kNumbered, block);
        studio.pull(777); // the microphone is open before anything is recorded
        QVERIFY(studio.recorder.start(studio.request({{0, 2}, {1, 1}})));
        studio.engine.play();
        studio.pull(100'000);
        const auto takes = studio.finish();
        QCOMPARE(takes.size(), std::size_t(2));
        QCOMPARE(takes[0].story.start, 0);
        QCOMPARE(takes[0].asset.frames.count, 100'000);
        QCOMPARE(samplesOf(takes[0].file), expected(777, 100'000, 2));
        QCOMPARE(samplesOf(takes[1].file), side(expected(777, 100'000, 2), 1));
        QVERIFY(takes[0].dropouts.empty());
        QCOMPARE(studio.recorder.status().running, false);
    }

    void punchInAndOutAreExact()
    {
        Studio studio(emptySong(), kNumbered, 333);
        QVERIFY(studio.recorder.start(studio.request({{0, 1}}, {20'001, 50'003, 700})));
        studio.engine.seek({5'000}); // the pre-roll
        studio.engine.play();
        studio.pull(60'000);
        QCOMPARE(studio.recorder.status().frames, 50'003 - 20'001);
        const auto takes = studio.finish();
        QCOMPARE(takes.size(), std::size_t(1));
        QCOMPARE(takes[0].story.start, 20'001);
        // What was played up to the end of the range comes in late, and is there.
        QCOMPARE(samplesOf(takes[0].file), expected(20'001 - 5'000, 50'003 - 20'001 + 700));
    }

    /// Nothing is taken of where playback stands before a seek has reached it, and while it fades out there.
    void aSeekOnItsWayIsWaitedFor()
    {
        Studio studio(emptySong(), kNumbered);
        studio.engine.seek({30'000});
        studio.engine.play();
        studio.pull(20'000);
        studio.engine.seek({12'000});
        QVERIFY(studio.recorder.start(studio.request({{0, 1}}, {12'000})));
        studio.device().pull(1'024);
        studio.pull(20'000);
        const auto takes = studio.finish();
        QCOMPARE(takes.size(), std::size_t(1));
        QCOMPARE(takes[0].story.start, 12'000);
    }

    /// Whether it stands, plays or leaps, what comes in is one take.
    void besideTheSongTheTransportDoesNotMatter()
    {
        Studio studio(emptySong(), kNumbered, 333);
        studio.pull(777);
        QVERIFY(studio.recorder.start(studio.request({{0, 1}}, {audio::kBesideSong})));
        studio.pull(10'000);
        studio.engine.play();
        studio.pull(10'000);
        studio.engine.seek({40'000});
        studio.pull(10'000);
        studio.engine.stop();
        studio.pull(10'000);
        const auto takes = studio.finish();
        QCOMPARE(takes.size(), std::size_t(1));
        QCOMPARE(samplesOf(takes[0].file), expected(777, 40'000));
        QCOMPARE(takes[0].story.start, 0);
    }

    void countInIsNotRecorded()
    {
        Studio studio(emptySong(), kNumbered);
        studio.engine.setCountIn(1);
        QVERIFY(studio.recorder.start(studio.request({{0, 1}})));
        studio.engine.play();
        studio.pull(4 * kBeat + 10'000);
        const auto takes = studio.finish();
        QCOMPARE(samplesOf(takes.at(0).file), expected(4 * kBeat, 10'000));
    }

    void everyRoundOfALoopIsATake()
    {
        auto song = emptySong();
        song.project.loop = {base::Beats::whole(1), base::Beats::whole(1), true};
        constexpr int kLatency = 1000;
        Studio studio(song, kNumbered);
        QVERIFY(studio.recorder.start(studio.request({{0, 1}}, {kBeat, INT64_MAX, kLatency})));
        studio.engine.seek({kBeat});
        studio.engine.play();
        studio.pull(2 * kBeat + 9'000);
        QCOMPARE(studio.recorder.status().takes, 3);
        const auto takes = studio.finish();
        QCOMPARE(takes.size(), std::size_t(3));
        for (int pass = 0; pass < 3; ++pass) {
            const auto& take = takes[static_cast<std::size_t>(pass)];
            QCOMPARE(take.story.start, kBeat);
            QCOMPARE(take.story.pass, pass);
            // Each with what came in late after the loop's return, which is the next one's beginning too.
            QCOMPARE(samplesOf(take.file), expected(pass * kBeat, (pass < 2 ? kBeat : 9'000) + kLatency));
        }
    }

    void dropoutsAreCountedWithTheirPlaces()
    {
        Studio studio(emptySong(), [](audio::NullDevice& device) {
            kNumbered(device);
            device.loseInputAt(30'000);
        });
        QVERIFY(studio.recorder.start(studio.request({{0, 1}})));
        studio.engine.play();
        studio.pull(50'000);
        QCOMPARE(studio.recorder.status().dropouts, 1);
        const auto takes = studio.finish();
        // The test pulls a quarter of a second at a time, in blocks of 512.
        const std::int64_t blockStart = 24'000 + 6'000 / 512 * 512;
        QCOMPARE(takes.at(0).dropouts, (std::vector<audio::Dropout>{{blockStart, 0}}));
        QCOMPARE(takes.at(0).asset.frames.count, 50'000); // the rest of the take goes on
    }

    void whatFindsNoRoomBecomesSilenceInItsPlace()
    {
        const QTemporaryDir place;
        audio::TakeRing ring(1, 1000);
        audio::TakeWriter writer(ring, place.path().toStdString(), kRate, {"id", {1}, "Voice", 0, 0, 0, "now"});
        const auto sound = expected(0, 3000);
        ring.mark(audio::TakeMark::Kind::begin, 0);
        QCOMPARE(ring.write(sound.data(), 600), 0);
        QCOMPARE(ring.write(sound.data() + 600, 600), 600); // the disk is slow
        QCOMPARE(ring.write(sound.data() + 1200, 500), 500);
        writer.serve();
        QCOMPARE(ring.write(sound.data() + 1700, 800), 0);
        ring.mark(audio::TakeMark::Kind::end, 0);
        writer.serve();
        writer.finish();
        const auto takes = writer.takeFinished();
        auto wanted = expected(0, 2500);
        std::fill(wanted.begin() + 600, wanted.begin() + 1700, 0.0f);
        QCOMPARE(samplesOf(takes.at(0).file), wanted);
        QCOMPARE(takes.at(0).dropouts, (std::vector<audio::Dropout>{{600, 1100}}));
    }

    /// The kernel takes every byte up to a limit and none behind it, as a disk that is full.
    void aDiskThatIsFullAtAnyByteEndsTheTakeThere()
    {
        std::mt19937 random(20261127);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit usual{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
        for (int time = 0; time < 60; ++time) {
            const rlim_t limit = 500 + random() % 200'000;
            Studio studio(emptySong(), kNumbered);
            auto request = studio.request({{0, 2}});
            request.flushSeconds = 0.02;
            const rlimit full{limit, usual.rlim_max};
            setrlimit(RLIMIT_FSIZE, &full);
            QVERIFY(studio.recorder.start(request));
            studio.engine.play();
            QElapsedTimer clock;
            clock.start();
            while (!studio.recorder.status().error && clock.elapsed() < 1'000)
                studio.pull(4'096);
            const auto status = studio.recorder.status();
            const auto takes = studio.finish();
            setrlimit(RLIMIT_FSIZE, &usual);
            QVERIFY(status.error.has_value()); // within a second, and 8 s of the ring
            QCOMPARE(takes.size(), std::size_t(1));
            const auto file = std::filesystem::file_size(takes[0].file);
            QVERIFY(file <= limit && file + 8 > limit); // all whole frames that fitted
            QCOMPARE(samplesOf(takes[0].file), expected(0, takes[0].asset.frames.count, 2));
        }
    }

    /// The song's own click comes back through the loop: the recording of it sounds where the click does.
    void latencyIsTakenOff()
    {
        constexpr int kDelay = 1234;
        auto song = emptySong();
        const auto track = song.project.tracks[0]->id;
        const auto click = [](int frame, int) { return frame == kBeat ? 0.5 : 0.0; };
        song.addAudioClip(track, song.addSound(4 * kBeat, 1, click), 0);
        Studio studio(song, [](audio::NullDevice& device) { device.loopBack(kDelay); });
        QVERIFY(studio.recorder.start(studio.request({{0, 1}}, {0, INT64_MAX, kDelay})));
        studio.engine.play();
        studio.pull(2 * kBeat);
        const auto takes = studio.finish();
        const auto heard = samplesOf(takes.at(0).file);
        QCOMPARE(std::ranges::max_element(heard) - heard.begin(), kBeat + kDelay);

        const QTemporaryDir place;
        auto folder = project::ProjectFolder::create(place.filePath("Song.melisma").toStdString(), {});
        QVERIFY(folder.ok());
        const auto with = edits::addTrack({}, project::TrackKind::audio, "Voice");
        const auto landed = audio::landTakes(*with, **folder, takes);
        QVERIFY2(landed, landed ? "" : landed.error().sentence().c_str());
        const auto& clip = *landed->project.tracks[0]->clips[0];
        QCOMPARE(clip.start.count, 0);
        QCOMPARE(clip.offset.count, kDelay);
        QCOMPARE(clip.length.count, 2 * kBeat);
        std::vector<float> mix;
        const auto keep = [&mix](const audio::RenderedBlock& block) -> base::Result<void> {
            mix.insert(mix.end(), block.mix, block.mix + 2 * block.frames);
            return {};
        };
        audio::OfflineRequest request;
        request.end = {2 * kBeat};
        const auto path = [&](const project::Asset& asset) { return (*folder)->mediaPath(asset); };
        QVERIFY(audio::renderOffline(landed->project, path, {}, request, keep).ok());
        const auto left = side(mix, 0);
        QCOMPARE(std::ranges::max_element(left) - left.begin(), kBeat);
    }

    void landedTakesAreOneEditAndSaidToBeAPersons()
    {
        const QTemporaryDir place;
        auto folder = project::ProjectFolder::create(place.filePath("Song.melisma").toStdString(), {});
        Studio studio(emptySong(), kNumbered);
        auto request = studio.request({{0, 1}});
        request.folder = (*folder)->path() / "media";
        QVERIFY(studio.recorder.start(request));
        studio.engine.play();
        studio.pull(30'000);
        const auto takes = studio.finish();
        QVERIFY(takes.at(0).file.filename().string().ends_with(".part"));
        const auto with = edits::addTrack({}, project::TrackKind::audio, "Voice");
        const auto landed = audio::landTakes(*with, **folder, takes);
        QVERIFY(landed.ok());
        const auto& take = landed->project.tracks[0]->clips[0]->chosen();
        QVERIFY(take.provenance.origin == project::Origin::humanRecorded);
        const auto* asset = landed->project.findAsset(takes[0].asset.sha256);
        QCOMPARE(asset->file, "media/" + takes[0].asset.sha256 + ".wav");
        QCOMPARE(samplesOf((*folder)->mediaPath(*asset)), expected(0, 30'000));
        // Until the edit is on the disk the next opening would still find it.
        QCOMPARE(project::takesLeft((*folder)->path()).size(), std::size_t(1));
        audio::removeLanded(landed->files);
        QCOMPARE(project::takesLeft((*folder)->path()).size(), std::size_t(0));
        QCOMPARE(samplesOf((*folder)->mediaPath(*asset)).size(), std::size_t(30'000));

        // The same place again: a take of that clip.
        const auto again = edits::addRecordings(
            landed->project, {{landed->project.tracks[0]->id, "Voice", {0}, {0}, {{*asset, take.provenance}}}});
        QVERIFY(again.ok());
        QCOMPARE(again->tracks[0]->clips.size(), std::size_t(1));
        QCOMPARE(again->tracks[0]->clips[0]->takes.size(), std::size_t(2));
        QCOMPARE(again->tracks[0]->clips[0]->chosen().name, std::string("Take 2"));
    }

    void nothingIsRecordedWithoutATrackOrTwice()
    {
        Studio studio(emptySong(), kNumbered);
        QVERIFY(!studio.recorder.start(studio.request({})));
        QVERIFY(studio.recorder.start(studio.request({{0, 1}})));
        QVERIFY(!studio.recorder.start(studio.request({{0, 1}})));
        QVERIFY(studio.finish().empty()); // the transport never moved: there is no take
    }

    void monitoringIsHeardAsItComesIn()
    {
        Studio studio(emptySong(), kNumbered);
        QCOMPARE(peak(studio.pull(4096)), 0.0);
        studio.engine.input().monitor().set({{1, 1}});
        studio.pull(2048);
        const auto heard = studio.pull(512);
        for (int i = 0; i < 512; ++i) {
            QCOMPARE(heard[static_cast<std::size_t>(2 * i)], inputAt(4096 + 2048 + i, 1));
            QCOMPARE(heard[static_cast<std::size_t>(2 * i) + 1], inputAt(4096 + 2048 + i, 1));
        }
        QVERIFY(studio.engine.input().meter().takePeak(0) > 0.0f);
        studio.engine.input().monitor().set({});
        studio.pull(2048);
        QCOMPARE(peak(studio.pull(512)), 0.0);
    }

    void latencyIsMeasuredToTheFrame_data()
    {
        QTest::addColumn<int>("delay");
        for (const int delay : {512, 513, 1000, 4801, 40'000})
            QTest::addRow("%d", delay) << delay;
    }

    void latencyIsMeasuredToTheFrame()
    {
        QFETCH(int, delay);
        Studio studio(emptySong(), [&](audio::NullDevice& device) { device.loopBack(delay); });
        studio.pull(1111);
        auto& probe = studio.engine.input().probe();
        probe.start();
        studio.pull(2 * kRate);
        QVERIFY(!probe.running());
        QCOMPARE(*probe.result(), delay);
    }

    void latencyWithoutACableIsAnError()
    {
        Studio studio(emptySong(), [](audio::NullDevice& device) {
            std::vector<float> noise(3 * kRate);
            std::mt19937 random(3);
            for (auto& sample : noise)
                sample = static_cast<float>(random() % 2000) / 1000.0f - 1.0f;
            device.playAsInput(noise, 1);
        });
        auto& probe = studio.engine.input().probe();
        probe.start();
        studio.pull(2 * kRate);
        QVERIFY(!probe.result());
    }

    void withoutAnInputThereIsASentence()
    {
        audio::LiveEngine engine(audio::makeNullDevice(false), {});
        QVERIFY(engine.useInput(audio::DeviceChoice{}).ok());
        const auto state = engine.start(kRate, 512);
        QVERIFY(state.ok());
        QCOMPARE(state->inputChannels, 0);
        QVERIFY(state->inputProblem.find("no sound input") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(RecorderTest)
#include "recorder_test.moc"
