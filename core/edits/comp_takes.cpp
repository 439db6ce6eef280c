// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/comp_takes.h"

#include "core/edits/comp_parts.h"
#include "core/edits/edit_helpers.h"
#include "core/project/comp.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::edits {
namespace {

using base::Result;
using project::Clip;
using project::ClipId;
using project::Project;
using project::Provenance;
using project::TakeId;

base::Error noComp(const Clip& clip)
{
    return usageError(fmt::format("'{}' plays one take throughout", clip.name),
                      "Draw over one of its other takes first");
}

/// The clip at `place` if it may be comped.
Result<const Clip*> openClip(const Project& project, const Result<ClipPlace>& place)
{
    if (!place)
        return place.error();
    const Clip& clip = clipAt(project, *place);
    if (auto good = checkUnlocked(clip); !good)
        return good.error();
    return &clip;
}

/// A place on the timeline counted like the clip's offset.
std::int64_t inMaterial(const Project& project, const Clip& clip, base::Frames at)
{
    return inClipTime(project, clip, at).count - clip.start.count + clip.offset.count;
}

/// How much a record has to say of material with this story.
int weightOf(const Provenance& story)
{
    using enum project::Origin;
    switch (story.origin) {
    case aiGenerated:
        return 7;
    case algorithmic:
        return story.model.trained ? 7 : 4;
    case aiTransformed:
        return 6;
    case aiSeparated:
    case aiEnhanced:
        return 5;
    case unknown:
    case imported:
        return 3;
    case humanCreated:
        return 2;
    case humanRecorded:
        return 1;
    }
    return 0;
}

/// Without any a take may be of every class.
void addClasses(Provenance& story, const Provenance& other)
{
    if (story.contributions.empty() || other.contributions.empty()) {
        story.contributions.clear();
        return;
    }
    for (const auto contribution : other.contributions)
        if (std::ranges::find(story.contributions, contribution) == story.contributions.end())
            story.contributions.push_back(contribution);
}

std::string freeTakeName(const Clip& clip)
{
    std::string name = "Comp";
    const auto taken = [&] { return std::ranges::any_of(clip.takes, [&](const auto& t) { return t->name == name; }); };
    for (int number = 2; taken(); ++number)
        name = fmt::format("Comp {}", number);
    return name;
}

/// The clip of one part of a comp of sound; without length where its take has ended before.
Clip pieceOf(const Clip& whole, const project::SoundingPart& part)
{
    Clip piece = whole;
    piece.start = whole.start + (part.from - whole.offset);
    piece.offset = part.from;
    piece.takes = {*std::ranges::find(whole.takes, part.take->id, [](const auto& take) { return take->id; })};
    piece.chosenTake = part.take->id;
    piece.comp.clear();
    const auto end = std::min(part.to.count, piece.longestMaterial().count);
    piece.length.count = end - part.from.count;
    if (part.in.length.count > 0) {
        piece.fades.in = std::max(base::Frames{}, part.in.end() - base::Frames{part.from.count});
        piece.fades.inShape = project::FadeShape::equalPower;
    }
    if (part.out.length.count > 0) {
        piece.fades.out = std::max(base::Frames{}, base::Frames{end} - part.out.start);
        piece.fades.outShape = project::FadeShape::equalPower;
    }
    return piece;
}

Result<Project> flattenSounds(const Project& project, ClipPlace place)
{
    const Clip& whole = clipAt(project, place);
    Project edited = project;
    std::vector<Clip> pieces;
    for (const auto& part : project::soundingParts(whole, project.sampleRate)) {
        auto piece = pieceOf(whole, part);
        if (piece.length.count < 1)
            continue;
        fitFades(project, piece);
        pieces.push_back(pieces.empty() ? std::move(piece) : withFreshIds(piece, edited));
    }
    if (pieces.empty())
        return usageError(fmt::format("The takes of '{}' have ended before it begins", whole.name),
                          "Delete the clip instead");
    return withTrack(edited, place.track, [&](project::Track& track) {
        track.clips.erase(track.clips.begin() + static_cast<std::ptrdiff_t>(place.clip));
        for (auto& piece : pieces)
            insertClip(track, std::move(piece));
    });
}

} // namespace

Result<Project> compRange(const Project& project, ClipId id, const project::Stretch& range, TakeId take)
{
    const auto place = placeOf(project, id);
    const auto clip = openClip(project, place);
    if (!clip)
        return clip.error();
    if (!(*clip)->findTake(take))
        return noSuchTake(take);
    const auto first = (*clip)->offset.count, end = first + (*clip)->length.count;
    auto from = inMaterial(project, **clip, range.start), to = inMaterial(project, **clip, range.end);
    if (range.isEmpty() || from >= end || to <= first)
        return usageError("That time is not of the clip", "Draw over the clip's takes");
    if (from == to)
        return project; // shorter than a tick
    from = from <= first ? 0 : from;
    to = to >= end ? CompParts::kEnd : to;
    return withClip(project, *place, [&](Clip& changed) {
        CompParts parts(changed);
        parts.put(from, to, take);
        parts.writeTo(changed);
    });
}

Result<Project> moveCompJoint(const Project& project, ClipId id, std::size_t joint, base::Frames at)
{
    const auto place = placeOf(project, id);
    const auto clip = openClip(project, place);
    if (!clip)
        return clip.error();
    const auto& comp = (*clip)->comp;
    if (joint >= comp.size())
        return base::Error{base::ErrorKind::notFound, "There is no such joint", "It may have gone meanwhile", {}};
    const auto offset = (*clip)->offset.count;
    const auto least = std::max(offset, joint > 0 ? comp[joint - 1].from.count : 0) + 1;
    const auto most = std::min(offset + (*clip)->length.count,
                               joint + 1 < comp.size() ? comp[joint + 1].from.count : CompParts::kEnd) -
                      1;
    if (least > most)
        return usageError("That joint is not in view", "Draw out the clip's edge first");
    const auto to = std::clamp(inMaterial(project, **clip, at), least, most);
    return withClip(project, *place, [&](Clip& changed) { changed.comp[joint].from.count = to; });
}

Result<Project> clearComp(const Project& project, ClipId id)
{
    const auto place = placeOf(project, id);
    const auto clip = openClip(project, place);
    if (!clip)
        return clip.error();
    if ((*clip)->comp.empty())
        return noComp(**clip);
    return withClip(project, *place, [](Clip& changed) { changed.comp.clear(); });
}

Result<Project> flattenComp(const Project& project, ClipId id, const std::string& when)
{
    const auto place = placeOf(project, id);
    const auto clip = openClip(project, place);
    if (!clip)
        return clip.error();
    if ((*clip)->comp.empty())
        return noComp(**clip);
    if ((*clip)->isAudio())
        return flattenSounds(project, *place);
    const auto made = compAsTake(project, id, when);
    if (!made)
        return made;
    return withClip(*made, *place, [](Clip& changed) {
        std::erase_if(changed.takes, [&](const auto& take) { return take->id != changed.chosenTake; });
    });
}

Result<Project> compAsTake(const Project& project, ClipId id, const std::string& when)
{
    const auto place = placeOf(project, id);
    const auto clip = openClip(project, place);
    if (!clip)
        return clip.error();
    if ((*clip)->isAudio())
        return usageError("A comp of sound cannot become one take", "Flatten the comp into clips");
    if ((*clip)->comp.empty())
        return noComp(**clip);
    Project edited = project;
    const auto take = freshId<TakeId>(edited);
    return withClip(edited, *place, [&](Clip& changed) {
        changed.takes.emplace_back(
            project::Take{take, freeTakeName(changed), project::heardNotes(changed), compStory(changed, when)});
        changed.chosenTake = take;
        changed.comp.clear();
    });
}

Provenance compStory(const Clip& clip, const std::string& when)
{
    std::vector<const project::Take*> takes{&clip.chosen()};
    for (const auto& part : clip.comp)
        takes.push_back(clip.findTake(part.take));
    const auto weight = [](const project::Take* take) { return weightOf(take->provenance); };
    Provenance story = (*std::ranges::max_element(takes, {}, weight))->provenance;
    for (const auto* take : takes) {
        addClasses(story, take->provenance);
        for (const auto& input : take->provenance.inputs)
            if (std::ranges::find(story.inputs, input) == story.inputs.end())
                story.inputs.push_back(input);
    }
    story.humanEdits.push_back({"comp", when.empty() ? project::timestampNow() : when});
    return story;
}

} // namespace melisma::edits
