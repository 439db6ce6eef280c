// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/clone_actions.h"

#include "core/base/resource_folder.h"
#include "core/jobs/clone_input.h"
#include "core/voices/sound_voices.h"
#include "core/voices/voice_library.h"
#include "ui/generate/clone_dialog.h"
#include "ui/voices/voice_row.h"

#include <algorithm>

namespace melisma::ui {
namespace {

/// Whether voices that were made of no recordings can be cloned into here.
bool takesPublished(const base::TaskDescriptor& task)
{
    const auto method = std::ranges::find(task.params, "method", &base::ParamSpec::key);
    return method != task.params.end() &&
           std::ranges::find(method->choices, jobs::kBuiltInMethod, &base::ParamChoice::id) != method->choices.end();
}

std::vector<voices::Voice> soundVoices()
{
    return voices::SoundVoices(voices::OwnVoices::usualRoot()).list().voices;
}

/// The published ones; those of several languages share their names.
std::vector<voices::Voice> publishedVoices(const voices::VoiceLibrary& library)
{
    const auto all = library.packs();
    auto named = all;
    for (auto& voice : named)
        if (std::ranges::count(all, voice.name, &voices::Voice::name) > 1)
            voice.name += " (" + languageName(&library.catalogue(), voice.language).toStdString() + ")";
    return named;
}

/// First those made of sound, then what else the user made, by what it is mixed of, then the published ones.
std::vector<voices::Voice> voicesFor(const base::TaskDescriptor& task)
{
    auto known = soundVoices();
    const auto resources = base::resourceFolder();
    if (!takesPublished(task) || !resources)
        return known;
    const auto library = voices::VoiceLibrary::open(*resources);
    if (!library)
        return known;
    for (auto& voice : library->own().list().voices)
        if (const auto resolved = library->resolve(voice.id)) {
            voice.id = resolved->recipe.text();
            known.push_back(std::move(voice));
        }
    for (auto& voice : publishedVoices(*library))
        known.push_back(std::move(voice));
    return known;
}

} // namespace

const base::TaskDescriptor* cloneTask(const Session& session)
{
    return session.task(jobs::kCloneTask);
}

bool canClone(const Session& session, project::ClipId id)
{
    const auto* clip = session.project().findClip(id);
    const auto* task = cloneTask(session);
    return task && clip && clip->isAudio() && (takesPublished(*task) || !soundVoices().empty());
}

void singWithVoice(Session& session, project::ClipId clip, QWidget* parent)
{
    if (session.readOnly() || !canClone(session, clip))
        return;
    const auto& task = *cloneTask(session);
    const auto known = voicesFor(task);
    if (known.empty())
        return;
    auto* dialog = new CloneDialog(session, task, clip, known, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace melisma::ui
