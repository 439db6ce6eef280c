// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/landing.h"

#include "core/edits/add_score.h"
#include "core/edits/lay_arrangement.h"
#include "core/edits/set_song.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace melisma::jobs {

namespace {

using project::Contribution;

constexpr std::string_view kArrangement = "arrangement"; ///< a score made for the song it lands in

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
    if (scores.empty())
        return base::Error{base::ErrorKind::internal, "The task ended without a score", "Try again"};
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

base::Result<project::Project> land(const project::Project& into, std::vector<TakeScore> scores,
                                    const project::Provenance& provenance, base::Seconds at)
{
    if (scores.front().forThisSong)
        return landArrangement(into, scores, provenance);
    const base::Beats offset = isBlank(into) ? base::Beats{} : into.tempoMap.beatsAt(at);
    for (auto& take : scores)
        shift(take.score, offset);
    auto landed = edits::addScore(into, scores.front().score, provenance);
    for (std::size_t i = 1; landed && i < scores.size(); ++i)
        landed = edits::addSiblingAsTakes(*landed, scores[i].score, provenance, scores[i].name);
    if (landed && !provenance.lyrics.empty() && landed->lyrics.empty())
        landed = edits::setLyrics(*landed, provenance.lyrics);
    return landed;
}

} // namespace

project::Provenance provenanceOf(const base::TaskRequest& request, const base::TaskResult& result,
                                 const std::string& started)
{
    project::Provenance provenance;
    provenance.origin = result.model.trained ? project::Origin::aiGenerated : project::Origin::algorithmic;
    provenance.contributions = {Contribution::composition, Contribution::instrumentation};
    provenance.task = request.task;
    provenance.model = result.model;
    provenance.prompt = request.params.text("prompt").value_or("");
    provenance.lyrics = request.params.text("lyrics").value_or("");
    provenance.seed = request.seed;
    provenance.params = request.params;
    for (const auto& input : request.inputs)
        provenance.inputs.push_back({input.sha256, input.path.filename().string(), "inputTo"});
    provenance.device = result.device;
    provenance.started = started;
    provenance.seconds = result.seconds;
    provenance.toolVersion = MELISMA_VERSION;
    return provenance;
}

base::Result<project::Edit> scoreLanding(const base::TaskRequest& request, const base::TaskResult& result,
                                         const std::string& started, base::Seconds at)
{
    auto scores = readScores(result);
    if (!scores)
        return scores.error();
    return project::Edit([scores = std::move(*scores), provenance = provenanceOf(request, result, started),
                          at](const project::Project& into) { return land(into, scores, provenance, at); });
}

} // namespace melisma::jobs
