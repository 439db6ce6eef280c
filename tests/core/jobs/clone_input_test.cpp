// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/clone_input.h"

#include "core/base/task_facts.h"
#include "core/edits/add_audio_clip.h"
#include "core/edits/add_track.h"
#include "core/jobs/recording_input.h"
#include "core/provenance/folding.h"
#include "core/provenance/usage_record.h"

#include <QTest>

using namespace melisma;
using base::Frames;

namespace {

constexpr int kRate = 48000;

/// Eight seconds of a vocal, of which the clip shows two from the third on, at ten seconds of the song.
struct Song {
    project::Project project;
    project::ClipId clip;

    Song()
    {
        project.sampleRate = kRate;
        project = *edits::addTrack(project, project::TrackKind::audio, "Vocal");
        const project::Asset asset{"source-sha", "take.wav", "media/source-sha.wav", 1, kRate, Frames{8 * kRate}};
        project::Provenance sung;
        sung.origin = project::Origin::humanRecorded;
        sung.contributions = {project::Contribution::vocals};
        project = *edits::addAudioClip(project, project.tracks.front()->id, asset, Frames{10 * kRate}, sung);
        clip = project.tracks.front()->clips.front()->id;
        change([](project::Clip& made) {
            made.name = "Verse";
            made.offset = project::TimeValue::absolute(Frames{3 * kRate});
            made.length = project::TimeValue::absolute(Frames{2 * kRate});
        });
    }

    void change(const std::function<void(project::Clip&)>& how)
    {
        auto track = *project.tracks.front();
        auto made = *track.clips.front();
        how(made);
        track.clips.front() = base::Shared<project::Clip>(made);
        project.tracks.front() = base::Shared<project::Track>(track);
    }

    base::TaskRequest request() const
    {
        base::TaskRequest made{jobs::kCloneTask, {}, {}, 7};
        made.params.set("voice", "anna");
        made.params.set("voiceName", "Anna");
        return made;
    }

    base::TaskRequest filled() const
    {
        auto made = request();
        const auto added = jobs::addCloneInput(made, project, clip, "/song");
        if (!added)
            qFatal("%s", added.error().sentence().c_str());
        return made;
    }
};

base::TaskResult cloned()
{
    base::TaskFile file{"audio", "Anna", "/nowhere/clone.wav", "clone-sha"};
    file.place = base::SoundPlace{"Anna", "vocals"};
    file.story = base::FileStory{
        {"rvc", "v2", "w", "CC-BY-4.0", true}, {"anna", "Anna", {}, "stated", "CC-BY-4.0"}, {"vocals"}, {}};
    base::TaskResult result;
    result.files = {file};
    result.model = file.story->model;
    result.facts[base::kTransformsFact] = true;
    result.facts[base::kSettledFact] = base::Json{{"method", "rvc"}, {"pitchSource", "rmvpe"}};
    result.facts[base::kNetsFact] = {base::toJson(base::ModelUse{"contentvec", "1", "c", "MIT", true}),
                                     base::toJson(base::ModelUse{"rmvpe", "1", "r", "MIT", true})};
    return result;
}

project::Edit landingOf(const base::TaskRequest& request)
{
    const project::Asset asset{"clone-sha", "clone.wav", "media/clone-sha.wav", 1, kRate, Frames{2 * kRate}};
    auto edit = jobs::resultLanding(request, cloned(), "2026-11-28T12:00:00Z", {asset}, jobs::clonePlace(request));
    return jobs::withSourceMuted(request, std::move(*edit));
}

} // namespace

/// What a clip gives to the task that clones it, and where the result goes.
class CloneInputTest : public QObject {
    Q_OBJECT
private slots:
    void theClipsOwnPartIsSung()
    {
        const Song song;
        const auto request = song.filled();
        QCOMPARE(*request.params.number("begin"), 3.0);
        QCOMPARE(*request.params.number("end"), 5.0);
        QCOMPARE(request.inputs.size(), std::size_t{1});
        QCOMPARE(request.inputs.front().role, std::string(jobs::kRecordingInput));
        QCOMPARE(request.inputs.front().path, std::filesystem::path("/song/media/source-sha.wav"));
    }

    void itLandsInTimeWithItsSource()
    {
        const Song song;
        const auto landed = landingOf(song.filled())(song.project);
        QVERIFY(landed.ok());
        QCOMPARE(landed->tracks.size(), std::size_t{2});
        const auto& track = *landed->tracks.back();
        QCOMPARE(track.name, std::string("Vocal (Anna)"));
        QCOMPARE(track.clips.front()->start.count, std::int64_t{10 * kRate});
        QCOMPARE(track.clips.front()->length.count, std::int64_t{2 * kRate});
        QCOMPARE(track.clips.front()->name, std::string("Verse"));
        QVERIFY(landed->tracks.front()->mix.mute && landed->findClip(song.clip));
    }

    void theTakeAndTheRecordTellHowItWasDone()
    {
        const Song song;
        auto request = song.filled();
        request.params.set("method", "auto");
        const auto landed = landingOf(request)(song.project);
        const auto& params = landed->tracks.back()->clips.front()->takes.front()->provenance.params;
        QCOMPARE(*params.text("method"), std::string("rvc"));
        QCOMPARE(*params.text("pitchSource"), std::string("rmvpe"));
        const auto record = provenance::usageRecord(*landed, {});
        const auto& step = record["segments"][0]["step"];
        QCOMPARE(step["nets"].size(), std::size_t{2});
        QVERIFY(!step["params"].contains("nets"));
        QCOMPARE(record["models"].size(), std::size_t{3});
        QCOMPARE(record["models"][2]["name"].get<std::string>(), std::string("rmvpe"));
        QCOMPARE(record["models"][2]["weightsSha256"].get<std::string>(), std::string("r"));
    }

    void againIsAnotherTake()
    {
        const Song song;
        const auto edit = landingOf(song.filled());
        const auto twice = edit(*edit(song.project));
        QVERIFY(twice.ok());
        QCOMPARE(twice->tracks.size(), std::size_t{2});
        QCOMPARE(twice->tracks.back()->clips.front()->takes.size(), std::size_t{2});
    }

    void whatIsOnlyTriedMutesNothing()
    {
        const Song song;
        auto request = song.filled();
        request.params.set("only", 5.0);
        QVERIFY(!landingOf(request)(song.project)->tracks.front()->mix.mute);
        auto other = song;
        other.project = *edits::addAudioClip(other.project, other.project.tracks.front()->id,
                                             *other.project.assets.at("source-sha"), Frames{30 * kRate}, {});
        QVERIFY(!landingOf(song.filled())(other.project)->tracks.front()->mix.mute); // something else is on that track
    }

    void aHumanPerformanceStaysOneInPart()
    {
        const Song song;
        const auto landed = landingOf(song.filled())(song.project);
        const auto& provenance = landed->tracks.back()->clips.front()->chosen().provenance;
        QVERIFY(provenance.origin == project::Origin::aiTransformed);
        QCOMPARE(provenance.inputs.front().relation, std::string("parentOf"));
        QCOMPARE(provenance.voice.consent, std::string("stated"));
        const auto folded = provenance::fold(*landed, {});
        const auto vocals = static_cast<std::size_t>(project::Contribution::vocals);
        QVERIFY(folded.shares[vocals].level == provenance::Level::partial);
    }

    void theWordsAndWhoWroteThemStayTold()
    {
        Song song;
        song.change([](project::Clip& clip) {
            auto take = *clip.takes.front();
            take.provenance.lyrics = "slow rain is falling";
            take.provenance.contributions.push_back(project::Contribution::lyrics);
            clip.takes.front() = base::Shared<project::Take>(take);
        });
        const auto landed = landingOf(song.filled())(song.project);
        const auto& story = landed->tracks.back()->clips.front()->chosen().provenance;
        QCOMPARE(story.lyrics, std::string("slow rain is falling"));
        QVERIFY(std::ranges::count(story.contributions, project::Contribution::lyrics) == 1);
    }

    void aTryDoesNotCutTheWholeShort()
    {
        const Song song;
        auto tried = song.filled();
        tried.params.set("only", 1.0);
        const auto first = landingOf(tried)(song.project);
        const auto both = landingOf(song.filled())(*first);
        QVERIFY(both.ok());
        QCOMPARE(both->tracks.back()->clips.size(), std::size_t{2});
        for (const auto& clip : both->tracks.back()->clips)
            QCOMPARE(clip->takes.size(), std::size_t{1});
    }

    void anotherSongsClipOfThatNumberIsNotMuted()
    {
        const Song song;
        auto request = song.filled();
        request.inputs.front().sha256 = "of-another-song";
        QVERIFY(!landingOf(request)(song.project)->tracks.front()->mix.mute);
    }

    void aVoiceIsNotHiddenUnderAnother()
    {
        Song song;
        song.change([](project::Clip& clip) {
            auto take = *clip.takes.front();
            take.provenance.voice = {"bert", "Bert", {}, "stated", "CC-BY-4.0"};
            clip.takes.front() = base::Shared<project::Take>(take);
        });
        auto request = song.request();
        request.params.set("mix", 0.1);
        QVERIFY(!jobs::addCloneInput(request, song.project, song.clip, "/song"));
        request.params.set("mix", 1.0);
        QVERIFY(jobs::addCloneInput(request, song.project, song.clip, "/song").ok());
    }

    void whatNoFileSaysIsRefused()
    {
        const auto refused = [](const Song& song) {
            auto request = song.request();
            const auto added = jobs::addCloneInput(request, song.project, song.clip, "/song");
            return !added && added.error().kind == base::ErrorKind::usage && !added.error().hint.empty();
        };
        Song stretched;
        stretched.change([](project::Clip& clip) { clip.timePitch.ratio = 1.5; });
        QVERIFY(refused(stretched));
        Song comp;
        comp.change([](project::Clip& clip) {
            clip.comp = {{project::TimeValue::absolute(Frames{0}), clip.chosenTake}};
        });
        QVERIFY(refused(comp));
        Song nothing;
        nothing.clip = {};
        QVERIFY(refused(nothing));
    }

    void otherRequestsAreLeftAlone()
    {
        const auto place = jobs::clonePlace({"sing", {}, {}, 1});
        QVERIFY(place.track.empty() && place.clip.empty() && place.at.value == 0.0);
    }
};

QTEST_GUILESS_MAIN(CloneInputTest)
#include "clone_input_test.moc"
