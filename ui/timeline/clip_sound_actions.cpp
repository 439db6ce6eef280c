// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/clip_sound_actions.h"

#include "audio/analysis/clip_peak.h"
#include "audio/stretch/stretched_sound.h"
#include "core/edits/set_clip_gain.h"
#include "core/edits/silence_range.h"
#include "ui/clip_work/sound_work.h"
#include "ui/common/text.h"
#include "ui/timeline/clip_sound.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <span>

namespace melisma::ui {
namespace {

using project::ClipId;
using project::Project;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::ClipSoundActions)
};

/// A clip's sounds and the gain that brings their peak to where it should be, held to what gains may be.
struct Normalised {
    std::vector<ClipSound> sounds; ///< several of a comp
    double gainDb = 0.0;
    bool held = false; ///< it would have to be louder
};

using MediaPath = SoundWork::MediaPath;

base::Result<float> peakOf(std::span<const ClipSound> sounds, const MediaPath& mediaPath, const std::stop_token& stop)
{
    float highest = 0.0f;
    for (const auto& sound : sounds) {
        const auto heard = audio::heardFile(sound.asset, sound.timePitch, mediaPath, stop);
        if (!heard)
            return heard.error();
        const auto peak = audio::peakOf(*heard, sound.offset, sound.length, stop);
        if (!peak)
            return peak;
        highest = std::max(highest, *peak);
    }
    return highest;
}

/// Silent clips are left out.
base::Result<std::vector<Normalised>> measure(std::span<const ClipSound> sounds, const MediaPath& mediaPath,
                                              const std::stop_token& stop)
{
    std::vector<Normalised> all;
    while (!sounds.empty()) {
        const auto isOther = [clip = sounds.front().clip](const ClipSound& sound) { return sound.clip != clip; };
        const auto count = static_cast<std::size_t>(std::ranges::find_if(sounds, isOther) - sounds.begin());
        const auto ofClip = sounds.first(count);
        sounds = sounds.subspan(count);
        const auto peak = peakOf(ofClip, mediaPath, stop);
        if (!peak)
            return peak.error();
        const double wanted = kNormalPeakDb - 20.0 * std::log10(static_cast<double>(*peak));
        if (*peak > 0.0f)
            all.push_back({{ofClip.begin(), ofClip.end()},
                           std::clamp(wanted, project::kSilentDb, project::kLoudestDb),
                           wanted > project::kLoudestDb});
    }
    return all;
}

QString gainText(const std::vector<Normalised>& all)
{
    const auto [least, most] = std::ranges::minmax_element(all, {}, &Normalised::gainDb);
    const bool held = std::ranges::any_of(all, &Normalised::held);
    const QString target = signedDb(kNormalPeakDb) + QStringLiteral("FS");
    if (all.size() == 1)
        return held ? Words::tr("The clip is too quiet for %1; its gain is now the greatest, %2.")
                          .arg(target, signedDb(most->gainDb))
                    : Words::tr("The clip's peak is at %1; its gain is now %2.").arg(target, signedDb(most->gainDb));
    return held ? Words::tr("Some of the clips are too quiet for %1; the gains are now from %2 to %3.")
                      .arg(target, signedDb(least->gainDb), signedDb(most->gainDb))
                : Words::tr("The clips' peaks are at %1; the gains are now from %2 to %3.")
                      .arg(target, signedDb(least->gainDb), signedDb(most->gainDb));
}

void land(Session& session, base::Result<std::vector<Normalised>> measured)
{
    if (!measured) {
        emit session.message(toQString(measured.error().sentence()), true);
        return;
    }
    auto& all = *measured;
    if (all.empty()) {
        emit session.message(Words::tr("The clips are silent, so there is nothing to normalise."), false);
        return;
    }
    std::erase_if(all, [&](const Normalised& one) {
        return soundsOf(session.project(), {one.sounds.front().clip}) != one.sounds;
    });
    const auto setAll = [&](const Project& project) {
        base::Result<Project> edited = project;
        for (const auto& one : all)
            if (edited = edits::setClipGain(*edited, one.sounds.front().clip, one.gainDb); !edited)
                break;
        return edited;
    };
    if (!all.empty() && session.apply(Words::tr("Normalise"), setAll))
        emit session.message(gainText(all), false);
}

} // namespace

void silenceSelected(Session& session)
{
    const bool time = !session.timeSelection().isEmpty();
    if (!time && session.selectedClips().empty()) {
        emit session.message(Words::tr("Select clips, or drag over the lanes to select time."), false);
        return;
    }
    session.apply(Words::tr("Silence"), [&](const Project& project) {
        return time ? edits::silenceRange(project, session.timeSelection())
                    : edits::silenceClips(project, session.selectedClips());
    });
}

void normaliseSelected(Session& session)
{
    const auto clips = clipsToChange(session);
    auto sounds = soundsOf(session.project(), clips);
    if (sounds.empty()) {
        emit session.message(Words::tr("Select clips that hold sound; notes have no gain of their own."), false);
        return;
    }
    if (!mayChange(session, clips))
        return;
    SoundWork::of(session).add([&session, sounds = std::move(sounds), mediaPath = SoundWork::mediaPath(session)](
                                   const std::stop_token& stop) -> SoundWork::Landing {
        return [&session, measured = measure(sounds, mediaPath, stop)] { land(session, measured); };
    });
}

} // namespace melisma::ui
