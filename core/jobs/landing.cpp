// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/landing.h"

#include "core/base/task_facts.h"
#include "core/edits/add_score.h"
#include "core/edits/add_sounds.h"
#include "core/edits/cut_out.h"
#include "core/edits/lay_arrangement.h"
#include "core/edits/set_song.h"
#include "core/edits/set_words.h"
#include "core/jobs/recording_input.h"
#include "core/jobs/sung_words.h"
#include "core/project/find_take.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <vector>

namespace melisma::jobs {

namespace {

using project::Contribution;

constexpr std::string_view kArrangement = "arrangement"; ///< a score made for the song it lands in
constexpr std::string_view kAudio = "audio";
constexpr const char* kSoundTrack = "Audio"; ///< where neither task nor person names one

struct TakeScore {
    std::string name;
    bool forThisSong = false;
    music::Score score;
};

base::Result<std::vector<TakeScore>> readScores(const base::TaskResult& result)
{
    std::vector<TakeScore> scores;
    for (const auto& file : result.files) {
        if (file.role != "score" && file.role != kArrangement)
            continue;
        auto json = base::readJsonFile(file.path);
        if (!json)
            return json.error();
        auto score = music::scoreFromJson(*json);
        if (!score)
            return score.error();
        scores.push_back({file.name, file.role == kArrangement, std::move(*score)});
    }
    return scores;
}

void shift(music::Score& score, base::Beats by)
{
    for (auto& part : score.parts)
        for (auto& clip : part.clips)
            clip.start += by;
}

bool isBlank(const project::Project& project)
{
    return project.tracks.empty() && project.markers.empty();
}

/// A name that none of the project's takes has: the next number after the most takes a clip has.
std::string nextTakeName(const project::Project& project)
{
    std::size_t most = 0;
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            most = std::max(most, clip->takes.size());
    return "Take " + std::to_string(most + 1);
}

/// The first becomes what is heard, the others wait beside it.
base::Result<project::Project> landArrangement(const project::Project& into, const std::vector<TakeScore>& scores,
                                               const project::Provenance& provenance)
{
    base::Result<project::Project> landed = into;
    for (std::size_t i = 0; landed && i < scores.size(); ++i)
        landed = edits::layArrangement(*landed, scores[i].score, provenance, nextTakeName(*landed), i == 0);
    return landed;
}

/// The song's words: the person's, else those that the task drafted.
std::string lyricsOf(const base::TaskRequest& request, const base::TaskResult& result)
{
    const auto given = request.params.text("lyrics").value_or("");
    const bool isBlank = given.find_first_not_of(" \t\r\n") == std::string::npos;
    return isBlank ? base::memberOr<std::string>(result.facts, "lyrics", "") : given;
}

base::Result<project::Project> landScores(const project::Project& into, std::vector<TakeScore> scores,
                                          const project::Provenance& provenance, const std::string& lyrics,
                                          base::Seconds at)
{
    if (scores.empty())
        return into;
    if (scores.front().forThisSong)
        return landArrangement(into, scores, provenance);
    const base::Beats offset = isBlank(into) ? base::Beats{} : into.tempoMap.beatsAt(at);
    for (auto& take : scores)
        shift(take.score, offset);
    auto landed = edits::addScore(into, scores.front().score, provenance);
    for (std::size_t i = 1; landed && i < scores.size(); ++i)
        landed = edits::addSiblingAsTakes(*landed, scores[i].score, provenance, scores[i].name);
    if (landed && !lyrics.empty() && landed->lyrics.empty())
        landed = edits::setLyrics(*landed, lyrics);
    return landed;
}

std::vector<Contribution> contributionsOf(const base::FileStory& story)
{
    std::vector<Contribution> contributions;
    for (const auto& name : story.contributions)
        if (const auto known = project::contributionFromString(name))
            contributions.push_back(*known);
    return contributions;
}

project::Origin originOf(const base::ModelUse& model)
{
    return model.trained ? project::Origin::aiGenerated : project::Origin::algorithmic;
}

project::Provenance storyOf(const base::TaskFile& file, project::Provenance ofResult)
{
    ofResult.contributions = {};
    if (!file.story)
        return ofResult;
    ofResult.model = file.story->model;
    if (ofResult.origin != project::Origin::aiTransformed)
        ofResult.origin = originOf(file.story->model);
    ofResult.voice = file.story->voice;
    ofResult.contributions = contributionsOf(*file.story);
    ofResult.lyrics = file.story->lyrics;
    return ofResult;
}

/// The result's sounds as the edit wants them, counted from where the result lands.
std::vector<edits::SoundToAdd> soundsToAdd(const base::TaskResult& result, const std::vector<project::Asset>& assets,
                                           const project::Provenance& provenance, const LandingPlace& wanted)
{
    std::vector<edits::SoundToAdd> sounds;
    for (const auto& file : result.files) {
        if (file.role != kAudio)
            continue;
        const auto& asset = assets[sounds.size()];
        const auto place = file.place.value_or(base::SoundPlace{});
        const auto& track = !wanted.track.empty() ? wanted.track : place.track.empty() ? kSoundTrack : place.track;
        const base::Frames from = base::toFrames(wanted.from, asset.sampleRate);
        sounds.push_back({asset, wanted.clip.empty() ? file.name : wanted.clip, track, place.role,
                          base::toFrames(place.start, asset.sampleRate) + from, place.gainDb, place.pan, place.effects,
                          storyOf(file, provenance), file.story ? file.story->words : std::vector<base::TimedWord>(),
                          from, base::toFrames(wanted.until, asset.sampleRate)});
    }
    return sounds;
}

/// The words that a task heard in a sound of the project.
base::Result<project::Edit> wordsLanding(const base::TaskRequest& request, const base::TaskResult& result)
{
    const auto input = std::ranges::find(request.inputs, std::string(kRecordingInput), &base::TaskInput::role);
    if (input == request.inputs.end() || !result.facts.contains("words"))
        return base::Error{base::ErrorKind::internal, "The task ended without a result", "Try again"};
    auto words = base::timedWordsFromJson(result.facts.at("words"));
    if (!words)
        return words.error();
    return project::Edit([sha256 = input->sha256, words = std::move(*words)](const project::Project& into) {
        return edits::setWords(into, sha256, words);
    });
}

bool isDrafted(const project::Provenance& provenance)
{
    return std::ranges::find(provenance.contributions, Contribution::lyrics) != provenance.contributions.end();
}

/// Letters, digits and apostrophes alone, a blank around each word, so that a phrase is found in its song: "Slow, rain"
/// -> " slow rain ".
std::string bareWords(const std::string& text)
{
    std::string bare = " ";
    for (const char each : text) {
        const auto byte = static_cast<unsigned char>(each);
        if (byte >= 0x80 || std::isalnum(byte) || each == '\'')
            bare += static_cast<char>(std::tolower(byte));
        else if (bare.back() != ' ')
            bare += ' ';
    }
    return bare.back() == ' ' ? bare : bare + ' ';
}

/// Words that the program drafted for this song stay drafted when they are sung again, by whatever voice.
void keepDrafted(const project::Project& song, std::vector<edits::SoundToAdd>& sounds)
{
    std::string drafted;
    for (const auto& track : song.tracks)
        for (const auto& clip : track->clips)
            for (const auto& take : clip->takes)
                if (isDrafted(take->provenance))
                    drafted += bareWords(take->provenance.lyrics) + '\n';
    for (auto& sound : sounds) {
        const std::string sung = bareWords(sound.provenance.lyrics);
        if (sung.size() > 1 && !isDrafted(sound.provenance) && drafted.find(sung) != std::string::npos)
            sound.provenance.contributions.push_back(Contribution::lyrics);
    }
}

/// What is sung in another voice has the same words, and who wrote them stays told.
void keepParentsWords(const project::Project& song, std::vector<edits::SoundToAdd>& sounds)
{
    for (auto& sound : sounds) {
        auto& story = sound.provenance;
        const auto* parent = story.origin == project::Origin::aiTransformed && !story.inputs.empty()
                                 ? project::findTakeOf(song, story.inputs.front().sha256)
                                 : nullptr;
        if (!parent || !story.lyrics.empty())
            continue;
        story.lyrics = parent->provenance.lyrics;
        if (isDrafted(parent->provenance) && !isDrafted(story))
            story.contributions.push_back(Contribution::lyrics);
    }
}

/// How it was really done.
void keepFacts(base::ParamValues& params, const base::Json& facts)
{
    const auto settled = base::memberOr(facts, base::kSettledFact, base::Json::object());
    for (const auto& [key, value] : settled.items())
        if (value.is_string())
            params.set(key, value.get<std::string>());
    if (const auto& nets = base::itemsOf(facts, base::kNetsFact); !nets.empty())
        params.set(base::kNetsFact, nets.dump());
}

void shift(std::vector<edits::SoundToAdd>& sounds, base::Frames by)
{
    for (auto& sound : sounds)
        sound.start += by;
}

} // namespace

std::vector<std::filesystem::path> soundFilesOf(const base::TaskResult& result)
{
    std::vector<std::filesystem::path> files;
    for (const auto& file : result.files)
        if (file.role == kAudio)
            files.push_back(file.path);
    return files;
}

project::Provenance provenanceOf(const base::TaskRequest& request, const base::TaskResult& result,
                                 const std::string& started)
{
    project::Provenance provenance;
    const bool transforms = base::memberOr<bool>(result.facts, base::kTransformsFact, false);
    provenance.origin = transforms ? project::Origin::aiTransformed : originOf(result.model);
    provenance.contributions = {Contribution::composition, Contribution::instrumentation};
    provenance.task = request.task;
    provenance.model = result.model;
    provenance.prompt = request.params.text("prompt").value_or("");
    provenance.lyrics = request.params.text("lyrics").value_or("");
    provenance.seed = request.seed;
    provenance.params = request.params;
    keepFacts(provenance.params, result.facts);
    for (const auto& input : request.inputs)
        provenance.inputs.push_back(
            {input.sha256, input.path.filename().string(), transforms ? "parentOf" : "inputTo"});
    provenance.device = result.device;
    provenance.started = started;
    provenance.seconds = result.seconds;
    provenance.toolVersion = MELISMA_VERSION;
    return provenance;
}

base::Result<project::Edit> resultLanding(const base::TaskRequest& request, const base::TaskResult& result,
                                          const std::string& started, const std::vector<project::Asset>& sounds,
                                          const LandingPlace& place)
{
    auto scores = readScores(result);
    if (!scores)
        return scores.error();
    if (soundFilesOf(result).size() != sounds.size())
        return base::Error{base::ErrorKind::internal, "The sounds of a task are not in the project", "Try again"};
    if (scores->empty() && sounds.empty())
        return wordsLanding(request, result);
    const auto provenance = provenanceOf(request, result, started);
    return project::Edit([scores = std::move(*scores), provenance, lyrics = lyricsOf(request, result), at = place.at,
                          toAdd = soundsToAdd(result, sounds, provenance, place), words = sungWords(request, result),
                          isPhrase = place.phrase](const project::Project& into) {
        auto shifted = toAdd;
        if (scores.empty() || !isBlank(into))
            shift(shifted, base::toFrames(at, into.sampleRate));
        keepParentsWords(into, shifted);
        keepDrafted(into, shifted);
        auto landed = landScores(into, scores, provenance, lyrics, at);
        for (const auto& sound : shifted)
            if (landed && isPhrase)
                landed = edits::cutOut(*landed, sound.track, sound.name, sound.start, sound.until);
        // Beside a score the sounds of its further versions wait; alone, the newest is what the person wants to hear.
        if (landed)
            landed = edits::addSounds(*landed, shifted, scores.empty());
        return landed && words ? (*words)(*landed) : landed;
    });
}

} // namespace melisma::jobs
