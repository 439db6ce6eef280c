// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_check.h"

#include "core/project/damage.h"
#include "core/project/routing.h"
#include "core/project/routing_check.h"
#include "core/project/time_pitch.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace melisma::project {

namespace {

std::string nameOf(const Track& track, const Clip& clip)
{
    return fmt::format("Clip {} of track '{}'", clip.id.value, track.name);
}

bool within(std::int64_t value, std::int64_t low)
{
    return value >= low && value <= kLastCount;
}

bool hasSoundPlace(const Clip& clip)
{
    const bool oneBase = clip.length.timeBase == clip.timeBase() && clip.offset.timeBase == clip.timeBase();
    return oneBase && within(clip.start.count, 0) && within(clip.length.count, 1) && within(clip.offset.count, 0) &&
           within(clip.fades.in.count, 0) && within(clip.fades.out.count, 0);
}

bool suits(const Track& track, const Clip& clip)
{
    if (sums(track.kind))
        return false;
    const bool audio = track.kind == TrackKind::audio;
    return clip.timeBase() == (audio ? TimeBase::absolute : TimeBase::musical) &&
           std::ranges::all_of(clip.takes, [audio](const auto& take) {
               return std::holds_alternative<AudioContent>(take->content) == audio;
           });
}

/// Joints ascend behind the start of the material, and a take of the clip begins at each.
bool hasSoundComp(const Clip& clip)
{
    std::int64_t last = 0;
    for (const auto& part : clip.comp) {
        if (part.from.timeBase != clip.timeBase() || !within(part.from.count, last + 1) || !clip.findTake(part.take))
            return false;
        last = part.from.count;
    }
    return true;
}

base::Result<void> checkClip(const Track& track, const Clip& clip)
{
    if (clip.takes.empty())
        return broken(nameOf(track, clip) + " has no take");
    if (!clip.findTake(clip.chosenTake))
        return broken(
            fmt::format("{} has chosen take {}, which does not exist", nameOf(track, clip), clip.chosenTake.value));
    if (!hasSoundComp(clip))
        return broken(nameOf(track, clip) + " has a comp of takes that do not exist or are out of order");
    if (!hasSoundPlace(clip))
        return broken(nameOf(track, clip) + " has a place or length out of range");
    if (!std::isfinite(clip.gainDb))
        return broken(nameOf(track, clip) + " has a gain that is not a number");
    if (!isSound(clip.timePitch))
        return broken(nameOf(track, clip) + " has a stretch or pitch out of range");
    if (clip.timeBase() == TimeBase::musical && clip.timePitch != TimePitch())
        return broken(nameOf(track, clip) + " stretches notes");
    if (!suits(track, clip))
        return broken(nameOf(track, clip) + " holds material of the wrong kind");
    return {};
}

base::Result<void> checkEffects(const std::vector<EffectSlot>& effects, const std::string& owner)
{
    const auto finite = [](const auto& entry) {
        const auto* number = std::get_if<double>(&entry.second);
        return !number || std::isfinite(*number);
    };
    for (const auto& slot : effects) {
        if (slot.effect.empty())
            return broken(owner + " has an effect without a name");
        const auto fits = [&](const base::ParamValues& params, double mix) {
            return mix >= 0.0 && mix <= 1.0 && std::ranges::all_of(params.all(), finite);
        };
        if (!fits(slot.params, slot.mix) || (slot.other && !fits(slot.other->params, slot.other->mix)))
            return broken(fmt::format("{} has effect '{}' with a value out of range", owner, slot.effect));
    }
    return {};
}

/// Collects every id once; the first that is 0, taken or not below nextId is the error.
class IdLedger {
public:
    explicit IdLedger(std::uint64_t nextId) : m_nextId(nextId) {}

    void add(std::uint64_t id)
    {
        if (!m_wrong && (id == 0 || id >= m_nextId || !m_seen.insert(id).second))
            m_wrong = id;
    }
    std::optional<std::uint64_t> wrong() const { return m_wrong; }

private:
    std::uint64_t m_nextId;
    std::unordered_set<std::uint64_t> m_seen;
    std::optional<std::uint64_t> m_wrong;
};

base::Result<void> checkIds(const Project& project)
{
    IdLedger ids(project.nextId);
    for (const auto& marker : project.markers)
        ids.add(marker.id.value);
    for (const auto& slot : project.masterEffects)
        ids.add(slot.id.value);
    for (const auto& track : project.tracks) {
        ids.add(track->id.value);
        for (const auto& slot : track->effects)
            ids.add(slot.id.value);
        for (const auto& send : track->sends)
            ids.add(send.id.value);
        for (const auto& clip : track->clips) {
            ids.add(clip->id.value);
            for (const auto& take : clip->takes)
                ids.add(take->id.value);
        }
    }
    if (ids.wrong())
        return broken(fmt::format("Id {} is used twice or was never given out", *ids.wrong()));
    return {};
}

/// A path that stays inside the project folder.
bool staysInside(const std::string& file)
{
    return !file.starts_with('/') && file.find("..") == std::string::npos && file.find('\\') == std::string::npos;
}

base::Result<void> checkAssets(const Project& project)
{
    for (const auto& [sha256, asset] : project.assets) {
        if (sha256 != asset->sha256)
            return broken(fmt::format("Asset '{}' is listed under another hash", asset->name));
        if (auto sound = checkAsset(project, *asset); !sound)
            return sound;
    }
    return {};
}

base::Result<void> checkReferences(const Project& project, const Track& track)
{
    const auto& font = track.instrument.soundfont;
    const Asset* listed = font.empty() ? nullptr : project.findAsset(font);
    if (!font.empty() && (!listed || listed->kind != AssetKind::soundfont))
        return broken(fmt::format("{} plays a SoundFont {} that is not listed", nameOf(track), font));
    for (const auto& clip : track.clips) {
        if (clip->group.value >= project.nextId)
            return broken(fmt::format("{} is in a group that was never made", nameOf(track, *clip)));
        for (const auto& take : clip->takes) {
            const auto* audio = std::get_if<AudioContent>(&take->content);
            const Asset* asset = audio ? project.findAsset(audio->assetSha256) : nullptr;
            if (audio && (!asset || asset->kind != AssetKind::sound))
                return broken(
                    fmt::format("{} uses audio {} that is not listed", nameOf(track, *clip), audio->assetSha256));
            if (audio && asset->frames != audio->length)
                return broken(fmt::format("{} disagrees with its audio about the length", nameOf(track, *clip)));
        }
    }
    return {};
}

base::Result<void> checkMarkers(const Project& project)
{
    const auto& loop = project.loop;
    if (!within(loop.start.ticks, 0) || !within(loop.length.ticks, 0) || (loop.on && loop.length.ticks == 0))
        return broken("The loop is out of range");
    for (const auto& marker : project.markers)
        if (!within(marker.start.ticks, 0) || !within(marker.length.ticks, 0))
            return broken(fmt::format("Marker '{}' is out of range", marker.name));
    if (!std::ranges::is_sorted(project.markers, {}, &Marker::start))
        return broken("Markers are not in order of time");
    for (const auto& event : project.chords)
        if (!within(event.start.ticks, 0) || !within(event.length.ticks, 0))
            return broken(fmt::format("Chord {} is out of range", event.chord.symbol()));
    return {};
}

} // namespace

base::Result<void> checkAsset(const Project& project, const Asset& asset)
{
    if (asset.sha256.empty())
        return broken(fmt::format("Asset '{}' has no hash", asset.name));
    if (!staysInside(asset.file))
        return broken(fmt::format("Asset '{}' lies outside the project: {}", asset.name, asset.file));
    if (asset.kind == AssetKind::soundfont)
        return {};
    if (asset.sampleRate != project.sampleRate || asset.channels < 1 || !within(asset.frames.count, 0))
        return broken(fmt::format("Asset '{}' has a wrong rate, channel count or length", asset.name));
    return {};
}

base::Result<void> checkTrack(const Track& track)
{
    if (!std::isfinite(track.mix.gainDb) || !(std::abs(track.mix.pan) <= 1.0))
        return broken(nameOf(track) + " has a gain or pan out of range");
    if (!(track.mix.width >= 0.0 && track.mix.width <= kWidest))
        return broken(nameOf(track) + " has a width out of range");
    if (track.spectrogram && !isSound(*track.spectrogram))
        return broken(nameOf(track) + " has a spectrogram setting out of range");
    for (const auto& clip : track.clips)
        if (auto sound = checkClip(track, *clip); !sound)
            return sound;
    if (auto sound = checkEffects(track.effects, nameOf(track)); !sound)
        return sound;
    if (!std::ranges::is_sorted(track.clips, {}, [](const auto& clip) { return clip->start.count; }))
        return broken(nameOf(track) + " has clips that are not in order of time");
    return {};
}

base::Result<void> checkProject(const Project& project)
{
    if (!std::isfinite(project.masterGainDb))
        return broken("The master gain is not a number");
    if (auto sound = checkEffects(project.masterEffects, "The master"); !sound)
        return sound;
    for (auto check : {checkIds, checkAssets, checkMarkers, checkRouting})
        if (auto sound = check(project); !sound)
            return sound;
    for (const auto& track : project.tracks) {
        if (auto sound = checkTrack(*track); !sound)
            return sound;
        if (auto sound = checkReferences(project, *track); !sound)
            return sound;
    }
    return {};
}

} // namespace melisma::project
