// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The task "arrange" from song to project: who plays the drums, what stays, how loud a new part is.
#include "app/worker/rendered_song_meter.h"
#include "audio/graph/live_engine.h"
#include "core/edits/add_score.h"
#include "core/edits/lay_arrangement.h"
#include "core/jobs/song_input.h"
#include "core/project/score_of.h"
#include "ml/compose/genre_names.h"
#include "ml/compose/part_levels.h"
#include "ml/compose/song_balance.h"
#include "ml/tasks/arrange_task.h"
#include "ml/tasks/compose_task.h"
#include "tests/ml/compose_support.h"

#include <cmath>
#include <cstdio>
#include <fstream>

using namespace melisma;
using namespace melisma::tests;

namespace {

std::filesystem::path scratch()
{
    static const auto folder = [] {
        std::string path = (std::filesystem::temp_directory_path() / "melisma-arrange-XXXXXX").string();
        return std::filesystem::path(mkdtemp(path.data()));
    }();
    return folder;
}

std::shared_ptr<music::SongMeter> meter()
{
    static const auto found = audio::findSoundfont();
    return found ? std::make_shared<app::RenderedSongMeter>(*found) : nullptr;
}

project::Provenance made(const char* task)
{
    project::Provenance story;
    story.origin = project::Origin::algorithmic;
    story.task = task;
    story.model = ml::composerModel();
    return story;
}

struct Answer {
    music::Score score;
    base::Json facts;
};

Answer run(base::Task& task, base::TaskRequest request)
{
    base::RunContext context;
    context.folder = scratch();
    const auto result = task.run(request, context);
    if (!result)
        std::fprintf(stderr, "%s\n", result.error().sentence().c_str());
    CHECK(result.ok());
    const auto json = base::readJsonFile(result->files.front().path);
    return {*music::scoreFromJson(*json), result->facts};
}

Answer sketch(const std::string& prompt, std::uint64_t seed)
{
    ml::ComposeTask task(resources(), meter());
    base::TaskRequest request;
    request.task = "compose";
    request.seed = seed;
    request.params = params(prompt);
    request.params.set("seconds", std::int64_t{32});
    return run(task, request);
}

Answer arranged(const project::Project& project, const base::ParamValues& values, std::uint64_t seed)
{
    ml::ArrangeTask task(resources(), meter());
    base::TaskRequest request;
    request.task = "arrange";
    request.seed = seed;
    request.params = values;
    CHECK(jobs::addSongInput(request, project, scratch()).ok());
    return run(task, request);
}

project::Project projectOf(const music::Score& score)
{
    project::Project empty;
    empty.sampleRate = 48000;
    const auto filled = edits::addScore(empty, score, made("compose"));
    CHECK(filled.ok());
    return *filled;
}

const project::Track& trackNamed(const project::Project& project, const std::string& name)
{
    for (const auto& track : project.tracks)
        if (track->name == name)
            return *track;
    std::fprintf(stderr, "no track %s\n", name.c_str());
    std::abort();
}

base::ParamValues with(const char* key, const std::string& value)
{
    base::ParamValues values;
    values.set(key, value);
    return values;
}

} // namespace

CHECK_CASE(theNetPlaysArrangedDrumsAndIsNamed)
{
    const auto song = projectOf(sketch("rock", 3).score);
    const std::string drums = partWithRole(project::scoreOf(song), "drums")->name;
    const auto answer = arranged(song, with("rewrite", drums), 8);
    CHECK_EQUAL(answer.facts["drumsBy"].get<std::string>(), "drum_net");
    CHECK(answer.score.parts.front().model.trained);
    const auto laid = edits::layArrangement(song, answer.score, made("arrange"), "Arranged", true);
    CHECK(laid.ok());
    int takes = 0;
    for (const auto& clip : trackNamed(*laid, drums).clips) {
        const auto& story = clip->chosen().provenance;
        takes += clip->takes.size() == 2;
        CHECK(story.model.id == answer.score.parts.front().model.id && !story.model.weightsSha256.empty());
        CHECK(story.origin == project::Origin::aiGenerated);
    }
    CHECK(takes > 0);
    const auto bass = arranged(song, with("rewrite", partWithRole(project::scoreOf(song), "bass")->name), 8);
    CHECK(!bass.facts.contains("drumsBy")); // none were written
}

/// A person's own beat, on a track that has no role: going on writes behind it and leaves it as it is.
CHECK_CASE(goingOnLeavesAPersonsDrumsAlone)
{
    auto score = sketch("pop", 5).score;
    for (auto& part : score.parts)
        if (part.role == "drums") {
            part.role.clear();
            part.name = "My beat";
            part.model = {};
            for (auto& clip : part.clips)
                for (auto& note : clip.notes.notes)
                    note.velocity = 64 + static_cast<int>(note.start.ticks / 60 % 50);
        }
    auto song = projectOf(score);
    const auto before = trackNamed(song, "My beat");
    const auto answer = arranged(song, with("continue", "chorus outro"), 9);
    CHECK_EQUAL(answer.facts["drumsBy"].get<std::string>(), "drum_net");
    const auto laid = edits::layArrangement(song, answer.score, made("arrange"), "Arranged", true);
    CHECK(laid.ok());
    CHECK_EQUAL(laid->tracks.size(), song.tracks.size()); // found again, though it has no role
    const auto& after = trackNamed(*laid, "My beat");
    CHECK(after.clips.size() > before.clips.size());
    CHECK(after.mix == before.mix);
    for (std::size_t i = 0; i < before.clips.size(); ++i)
        CHECK(*after.clips[i] == *before.clips[i]);
    for (std::size_t i = before.clips.size(); i < after.clips.size(); ++i)
        CHECK(after.clips[i]->chosen().provenance.model.trained);
}

/// A part taken out of a balanced sketch and asked for again comes back as loud against the others as sketches have it.
CHECK_CASE(anAddedPartSitsAsASketchsPartDoes)
{
    if (!meter())
        return;
    for (const auto& [prompt, add] : std::vector<std::pair<const char*, const char*>>{
             {"pop", "strings"}, {"house", "pad"}, {"jazz", "flute"}, {"rock", "organ"}, {"folk", "bass"}}) {
        auto score = sketch(prompt, 21).score;
        const auto song = projectOf(score);
        auto values = with("add", add);
        values.set("prompt", std::string(prompt));
        const auto answer = arranged(song, values, 4);
        const auto laid = edits::layArrangement(song, answer.score, made("arrange"), "Arranged", true);
        CHECK(laid.ok());
        CHECK_EQUAL(laid->tracks.size(), song.tracks.size() + 1);
        for (std::size_t i = 0; i < song.tracks.size(); ++i)
            CHECK(laid->tracks[i]->mix == song.tracks[i]->mix);
        const auto whole = project::scoreOf(*laid);
        const auto levels = meter()->measure(whole, {});
        CHECK(levels.ok());
        const auto genre = std::ranges::find(library().genres, prompt, &ml::Genre::id);
        double sounding = 0.0;
        double wanted = 0.0;
        for (std::size_t i = 0; i + 1 < whole.parts.size(); ++i) {
            sounding += ml::power(levels->parts[i].loudnessLufs);
            wanted += ml::power(ml::targetOf(genre->mix, *ml::roleNamed(whole.parts[i].role)));
        }
        const auto& fresh = whole.parts.back();
        const double stands = levels->parts.back().loudnessLufs - ml::decibels(sounding);
        const double asked = ml::targetOf(genre->mix, *ml::roleNamed(fresh.role)) - ml::decibels(wanted);
        std::printf("%-6s + %-8s (%s): %+.1f dB to the others, asked %+.1f; the song %.1f LUFS, %.1f dBTP\n", prompt,
                    add, fresh.role.c_str(), stands, asked, levels->loudnessLufs, levels->truePeakDb);
        CHECK(stands <= asked + 1.5); // a digest was measured
        CHECK(stands >= asked - 8.5); // at most 7 dB down, for the lead's sake
        CHECK(std::abs(levels->loudnessLufs - ml::kSongLufs) < 2.0);
    }
}

CHECK_CASE(goingOnKeepsTheLevels)
{
    const auto song = projectOf(sketch("disco", 6).score);
    const auto answer = arranged(song, with("continue", "verse"), 2);
    const auto own = project::scoreOf(song);
    for (const auto& part : answer.score.parts) {
        const auto there = std::ranges::find(own.parts, part.name, &music::Part::name);
        CHECK(there != own.parts.end());
        CHECK(part.gainDb == there->gainDb && part.pan == there->pan && part.effects == there->effects);
    }
    if (!meter())
        return;
    const auto laid = edits::layArrangement(song, answer.score, made("arrange"), "Arranged", true);
    const auto before = meter()->measure(own, {});
    const auto after = meter()->measure(project::scoreOf(*laid), {});
    CHECK(before.ok() && after.ok());
    std::printf("disco %.1f LUFS, continued %.1f\n", before->loudnessLufs, after->loudnessLufs);
    CHECK(std::abs(after->loudnessLufs - before->loudnessLufs) < 1.5);
}

int main(int argc, char** argv)
{
    const int failed = tests::runChecks(argc, argv);
    std::filesystem::remove_all(scratch());
    return failed;
}
