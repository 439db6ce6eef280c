// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/melody_input.h"

#include "core/jobs/song_input.h"
#include "core/project/score_of.h"

#include <algorithm>

namespace melisma::jobs {
namespace fs = std::filesystem;

base::Result<void> addMelodyInput(base::TaskRequest& request, const project::Project& project, project::ClipId id,
                                  const fs::path& folder, const std::optional<MelodyPhrase>& phrase)
{
    const auto* clip = project.findClip(id);
    if (!clip || clip->isAudio())
        return base::Error{base::ErrorKind::usage, "There is no melody to sing", "Choose a clip with notes", {}};
    music::Part part;
    part.name = project.trackOf(id)->name;
    part.clips.push_back({clip->name, base::Beats{clip->start.count}, project::soundingNotes(*clip)});
    music::Score score;
    score.title = clip->name;
    score.tempoMap = project.tempoMap;
    score.key = project.key;
    score.chords = project.chords;
    score.length = base::Beats{clip->end().count};
    score.parts = {std::move(part)};
    if (phrase)
        score.sections = {{"phrase", phrase->start, phrase->end - phrase->start}};
    return addScoreInput(request, kMelodyInput, score, folder);
}

std::optional<music::Score> melodyOf(const base::TaskRequest& request)
{
    const auto input = std::ranges::find(request.inputs, std::string(kMelodyInput), &base::TaskInput::role);
    if (input == request.inputs.end())
        return std::nullopt;
    const auto json = base::readJsonFile(input->path);
    auto score = json ? music::scoreFromJson(*json) : base::Result<music::Score>(json.error());
    if (!score || score->parts.size() != 1 || score->parts.front().clips.size() != 1)
        return std::nullopt;
    return std::move(*score);
}

LandingPlace melodyPlace(const base::TaskRequest& request)
{
    const auto score = melodyOf(request);
    if (!score)
        return {};
    const auto& clip = score->parts.front().clips.front();
    const bool isPhrase = !score->sections.empty();
    const auto start = isPhrase ? score->sections.front().start : clip.start;
    const auto length = isPhrase ? score->sections.front().length : clip.notes.length;
    const auto& tempo = score->tempoMap;
    const std::string voice = request.params.text("part").value_or("lead");
    return {{},
            voice == "lead" ? kLeadVocal : kHarmonyVocal,
            clip.name,
            tempo.secondsAt(start),
            tempo.secondsAt(start + length),
            isPhrase};
}

} // namespace melisma::jobs
