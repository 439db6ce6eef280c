// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/files/reverse.h"
#include "core/edits/add_take.h"
#include "core/edits/edit_helpers.h"
#include "core/edits/edit_range.h"
#include "core/edits/fade_joints.h"
#include "core/edits/mirror_clip.h"
#include "core/project/media_store.h"
#include "core/project/project_folder.h"
#include "core/project/time_pitch.h"
#include "ui/clip_work/sound_work.h"
#include "ui/common/text.h"
#include "ui/timeline/clip_sound.h"
#include "ui/timeline/clip_sound_actions.h"

#include <QCoreApplication>

#include <algorithm>

namespace melisma::ui {
namespace {

namespace fs = std::filesystem;
using project::ClipId;
using project::Project;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::ReverseClips)
};

/// A clip's sound and the file that plays it backwards.
struct Reversed {
    ClipSound sound;
    project::Asset asset;
};

/// What was reversed once and is reversed again has its old name.
std::string reversedName(const std::string& name)
{
    static constexpr std::string_view kMark = " reversed";
    std::string stem = fs::path(name).stem().string();
    if (stem.ends_with(kMark))
        stem.resize(stem.size() - kMark.size());
    else
        stem += kMark;
    return stem + ".wav";
}

/// Writes the file into the project's media, or finds it there.
base::Result<project::Asset> reverseIntoMedia(const ClipSound& sound, const fs::path& folder,
                                              const std::stop_token& stop)
{
    const auto scratch = folder / "cache"; // on the disk that the media is on
    std::error_code ignored;
    fs::create_directories(scratch, ignored);
    auto asset = audio::reverseAudio(folder / sound.asset.file, project::fileFrames(sound.offset, sound.timePitch),
                                     project::fileFrames(sound.length, sound.timePitch), reversedName(sound.asset.name),
                                     scratch, stop);
    if (!asset)
        return asset;
    const fs::path written = asset->file;
    auto stored = project::storeMedia(project::systemFiles(), folder, written, asset->sha256, true);
    fs::remove(written, ignored); // where it was there already, or could not be stored
    if (!stored)
        return stored.error();
    asset->file = *stored;
    return asset;
}

base::Result<std::vector<Reversed>> reverseAll(const std::vector<ClipSound>& sounds, const fs::path& folder,
                                               const std::stop_token& stop)
{
    std::vector<Reversed> all;
    for (const auto& sound : sounds) {
        const auto asset = reverseIntoMedia(sound, folder, stop);
        if (!asset)
            return asset.error();
        all.push_back({sound, *asset});
    }
    return all;
}

base::Result<Project> addReversed(const Project& project, const Reversed& one)
{
    const auto place = edits::placeOf(project, one.sound.clip);
    if (!place)
        return place.error();
    const auto& clip = edits::clipAt(project, *place);
    if (auto good = edits::checkUnlocked(clip); !good)
        return good.error();
    if (!clip.comp.empty()) // it was made while the file was written
        return edits::usageError("The clips have changed meanwhile", "Reverse them again");
    const auto taken = std::ranges::find(clip.takes, clip.chosenTake, [](const auto& take) { return take->id; });
    auto provenance = clip.chosen().provenance;
    provenance.inputs.push_back({one.sound.asset.sha256, one.sound.asset.name, "parentOf"});
    provenance.humanEdits.push_back({"reverse", project::timestampNow()});
    const QString name = Words::tr("Take %1, reversed").arg(taken - clip.takes.begin() + 1);
    return edits::addAudioTake(project, clip.id, name.toStdString(), one.asset, provenance);
}

/// What is to be reversed. A value that goes with the order and comes back.
struct Wish {
    project::TimeSelection time; ///< cuts the clips first; empty: they stay whole
    std::set<ClipId> noteClips;
    fs::path folder;
};

base::Result<Project> cutFor(const project::TimeSelection& time, const Project& project)
{
    return time.isEmpty() ? project : edits::splitAround(project, time);
}

/// The cut may have given its ids to other pieces than when they were chosen, if something was made meanwhile.
bool allThere(const Project& cut, const Wish& wish, const std::vector<Reversed>& sounds)
{
    const auto inside = wish.time.isEmpty() ? std::set<ClipId>() : edits::clipsInside(cut, wish.time);
    const auto holdsNotes = [&](ClipId id) {
        const auto* clip = cut.findClip(id);
        return clip && !clip->isAudio() && (wish.time.isEmpty() || inside.contains(id));
    };
    return std::ranges::all_of(sounds, [&](const Reversed& one) { return stillPlays(cut, one.sound); }) &&
           std::ranges::all_of(wish.noteClips, holdsNotes);
}

base::Result<Project> reverse(const Project& project, const Wish& wish, const std::vector<Reversed>& sounds)
{
    auto edited = cutFor(wish.time, project);
    if (!edited)
        return edited;
    if (!allThere(*edited, wish, sounds))
        return edits::usageError("The clips have changed meanwhile", "Reverse them again");
    if (!wish.time.isEmpty())
        edited = edits::fadeJoints(project, *edited, wish.time);
    for (const auto& one : sounds)
        if (edited)
            edited = addReversed(*edited, one);
    for (const auto id : wish.noteClips)
        if (edited)
            edited = edits::mirrorNotes(*edited, id);
    return edited;
}

void land(Session& session, const Wish& wish, const base::Result<std::vector<Reversed>>& reversed)
{
    if (session.folderPath() != wish.folder) {
        emit session.message(Words::tr("The project was saved elsewhere meanwhile; reverse the clips again."), true);
        return;
    }
    if (reversed)
        session.apply(Words::tr("Reverse"), [&](const Project& project) { return reverse(project, wish, *reversed); });
    else
        emit session.message(toQString(reversed.error().sentence()), true);
}

} // namespace

void reverseSelected(Session& session)
{
    Wish wish{session.timeSelection(), {}, session.folderPath()};
    const auto cut = cutFor(wish.time, session.project());
    if (!cut) {
        emit session.message(toQString(cut.error().sentence()), true);
        return;
    }
    const auto clips = wish.time.isEmpty() ? session.selectedClips() : edits::clipsInside(*cut, wish.time);
    if (clips.empty()) {
        emit session.message(Words::tr("Select clips, or drag over the lanes to select time."), false);
        return;
    }
    if (!mayChange(session, clips))
        return;
    const auto isComp = [&](ClipId id) { return cut->findClip(id)->isAudio() && !cut->findClip(id)->comp.empty(); };
    if (std::ranges::any_of(clips, isComp)) {
        emit session.message(Words::tr("A clip put together from several takes cannot be reversed. "
                                       "Flatten the comp first."),
                             true);
        return;
    }
    auto sounds = soundsOf(*cut, clips);
    for (const auto id : clips)
        if (!cut->findClip(id)->isAudio())
            wish.noteClips.insert(id);
    if (sounds.empty())
        return land(session, wish, std::vector<Reversed>{});
    SoundWork::of(session).add([&session, sounds = std::move(sounds),
                                wish](const std::stop_token& stop) -> SoundWork::Landing {
        return [&session, wish, reversed = reverseAll(sounds, wish.folder, stop)] { land(session, wish, reversed); };
    });
}

} // namespace melisma::ui
