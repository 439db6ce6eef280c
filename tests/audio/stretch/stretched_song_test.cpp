// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // first: moc cannot parse what the others bring

#include "audio/files/audio_file.h"
#include "audio/graph/clip_sum.h"
#include "audio/stretch/stretched_cache.h"
#include "audio/stretch/stretched_sound.h"
#include "core/edits/stretch_clip.h"
#include "core/edits/trim_clip.h"
#include "tests/audio/engine_support.h"

#include <array>
#include <chrono>
#include <fstream>

using namespace melisma;
using namespace melisma::tests;

namespace {

/// Two seconds of two tones at 1 s, stretched by 1.5 and cut to what is heard of it from 0.6 s to 2.1 s.
struct StretchedSong {
    Song song;
    project::TrackId track;
    project::ClipId clip;

    StretchedSong()
    {
        track = song.addTrack(project::TrackKind::audio);
        const auto sound = song.addSound(2 * kRate, 1, [](int frame, int) {
            const double turns = 2.0 * std::numbers::pi * frame / kRate;
            return 0.3 * std::sin(220.0 * turns) + 0.2 * std::sin(1111.0 * turns);
        });
        song.addAudioClip(track, sound, kRate);
        clip = song.project.tracks[0]->clips[0]->id;
        edit(edits::changeTimePitch(song.project, {clip}, {1.5, -2.0, {}, {}}));
        edit(edits::trimClipStart(song.project, clip, {kRate + 6 * kRate / 10}));
        edit(edits::trimClipEnd(song.project, clip, {kRate + 21 * kRate / 10}));
    }

    void edit(const base::Result<project::Project>& edited)
    {
        if (!edited)
            qFatal("%s", edited.error().sentence().c_str());
        song.project = *edited;
    }

    audio::StretchedSound sound() const { return audio::stretchedSounds(song.project).front(); }
    std::filesystem::path rendered() const { return song.mediaPath()(audio::renderedAsset(sound())); }
};

std::vector<float> samplesOf(const std::filesystem::path& path)
{
    auto reader = audio::openAudioFile(path);
    std::vector<float> samples(reader ? static_cast<std::size_t>((*reader)->info().frames.count) : 0);
    return reader && (*reader)->read(samples.data(), static_cast<int>(samples.size())) ? samples : std::vector<float>();
}

} // namespace

class StretchedSongTest : public QObject {
    Q_OBJECT
private slots:
    void everythingThatDecidesTheSoundIsInTheName()
    {
        const StretchedSong song;
        auto sound = song.sound();
        const auto name = audio::renderedAsset(sound).sha256;
        QCOMPARE(name.size(), std::size_t(64));
        QCOMPARE(audio::renderedAsset(sound).frames.count, 3 * kRate);
        const auto differs = [&](auto change) {
            auto other = sound;
            change(other);
            return audio::renderedAsset(other).sha256 != name;
        };
        QVERIFY(differs([](auto& s) { s.source.sha256 += "x"; }));
        QVERIFY(differs([](auto& s) { s.timePitch.ratio = std::nextafter(1.5, 2.0); }));
        QVERIFY(differs([](auto& s) { s.timePitch.semitones = -2.0000001; }));
        QVERIFY(differs([](auto& s) { s.timePitch.keepFormants = true; }));
        QVERIFY(!differs([](auto& s) { s.timePitch.songBpm = 99.0; }));
        QVERIFY(!differs([](auto& s) { s.source.name = "renamed"; }));
    }

    void exportRendersWhatIsMissingAndPlaysIt()
    {
        const StretchedSong song;
        QVERIFY(!std::filesystem::exists(song.rendered()));
        const auto mix = offline(song.song, 0, 4 * kRate);
        QVERIFY(std::filesystem::exists(song.rendered()));
        const auto file = samplesOf(song.rendered());
        const auto left = side(mix, 0);
        const auto first = static_cast<std::size_t>(kRate + 6 * kRate / 10),
                   last = static_cast<std::size_t>(kRate + 21 * kRate / 10);
        QCOMPARE(peak({left.begin(), left.begin() + static_cast<std::ptrdiff_t>(first)}), 0.0);
        for (std::size_t i = first; i < last; ++i)
            if (left[i] != file[i - static_cast<std::size_t>(kRate)])
                QFAIL(qPrintable(QString("frame %1").arg(i)));
        QCOMPARE(left[last], 0.0f);
        QVERIFY(rms(left, first, last) > 0.2);
    }

    void itIsHeardAtOnceAndThenAsExportHasIt()
    {
        StretchedSong song;
        PulledEngine pulled(song.song);
        pulled.engine.play();
        const auto preview = side(pulled.pull(4 * kRate), 0);
        QVERIFY(pulled.engine.planWarnings().empty());
        QVERIFY(!std::filesystem::exists(song.rendered()));
        QVERIFY(rms(preview, 3 * kRate / 2 + 10000, 3 * kRate) > 0.2);
        pulled.engine.stop();
        pulled.pull(kRate);
        double told = 0.0;
        QVERIFY(audio::renderSounds({song.sound()}, song.song.mediaPath(), [&](double share) { told = share; }).ok());
        QCOMPARE(told, 1.0);
        pulled.show(song.song);
        pulled.engine.seek({0});
        pulled.engine.play();
        QVERIFY(pulled.pull(4 * kRate) == offline(song.song, 0, 4 * kRate));
    }

    void theCacheKeepsOnlyWhatMayBePlayed()
    {
        namespace fs = std::filesystem;
        const StretchedSong song;
        const auto folder = song.rendered().parent_path(), home = folder.parent_path().parent_path();
        const auto undone = std::make_shared<const project::Project>(
            *edits::changeTimePitch(song.song.project, {song.clip}, {1.25, {}, {}, {}}));
        const auto older = std::make_shared<const project::Project>(
            *edits::changeTimePitch(song.song.project, {song.clip}, {0.75, {}, {}, {}}));
        const auto fileOf = [&](const project::Project& project) {
            return song.song.mediaPath()(audio::renderedAsset(audio::stretchedSounds(project).front()));
        };
        const fs::path nobodys = folder / (std::string(64, 'a') + ".wav"), foreign = folder / "notes.wav";
        fs::create_directories(folder);
        const auto now = fs::file_time_type::clock::now();
        int age = 0;
        for (const auto& path : {song.rendered(), fileOf(*older), fileOf(*undone), nobodys, foreign}) {
            std::ofstream(path) << std::string(1000, 'x');
            fs::last_write_time(path, now - std::chrono::hours(10 - age++));
        }
        const auto there = [&] {
            return std::array{fs::exists(song.rendered()), fs::exists(fileOf(*older)), fs::exists(fileOf(*undone)),
                              fs::exists(nobodys), fs::exists(foreign)};
        };
        using There = std::array<bool, 5>;
        QCOMPARE(audio::pruneStretched(home, song.song.project, {undone, older}), 1);
        QCOMPARE(there(), (There{true, true, true, false, true}));
        QCOMPARE(audio::pruneStretched(home, song.song.project, {undone, older}, 2000), 1); // the oldest goes first
        QCOMPARE(there(), (There{true, false, true, false, true}));
        QCOMPARE(audio::pruneStretched(home, song.song.project, {undone}, 1), 1); // what is played stays
        QCOMPARE(there(), (There{true, false, false, false, true}));
        QCOMPARE(audio::pruneStretched(home / "nowhere", song.song.project, {}), 0);
    }

    void soundsThatNobodyHearsAreNotWaitedFor()
    {
        StretchedSong song;
        song.song.change(song.track, [](project::Track& track) { track.mix.mute = true; });
        QVERIFY(audio::stretchedSounds(song.song.project, true).empty());
        QCOMPARE(peak(offline(song.song, 0, 4 * kRate)), 0.0);
        QVERIFY(!std::filesystem::exists(song.rendered()));
    }

    void aComplaintNamesTheSound()
    {
        StretchedSong song;
        auto sound = song.sound();
        sound.source.file = "gone.wav";
        const auto failed = audio::renderSounds({sound}, song.song.mediaPath());
        QVERIFY(!failed && failed.error().message.starts_with("'sound0' could not be stretched"));
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = audio::renderSounds({song.sound()}, song.song.mediaPath(), {}, stop.get_token());
        QVERIFY(!stopped && stopped.error().kind == base::ErrorKind::cancelled);
        QVERIFY(std::filesystem::is_empty(song.rendered().parent_path()));
    }

    void whatIsLookedForInClipsIsWhatIsHeard()
    {
        const StretchedSong song;
        const project::TimeSelection range{{{2 * kRate}, {2 * kRate + 1000}}, {song.track}};
        const auto sum = audio::clipSum(song.song.project, range, song.song.mediaPath());
        const auto file = samplesOf(song.rendered());
        QVERIFY(sum.ok());
        for (std::size_t i = 0; i < sum->size(); ++i)
            QCOMPARE((*sum)[i], file[static_cast<std::size_t>(kRate) + i]);
    }
};

QTEST_GUILESS_MAIN(StretchedSongTest)
#include "stretched_song_test.moc"
