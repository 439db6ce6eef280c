// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/clone_dialog.h"

#include "core/jobs/clone_input.h"
#include "ui/common/param_form.h"
#include "ui/common/text.h"
#include "ui/common/voice_gate.h"
#include "ui/voices/sound_state.h"

#include <QRandomGenerator>

#include <algorithm>
#include <limits>

namespace melisma::ui {
namespace {

constexpr const char* kVoice = "voice";

/// The task with the voices that there are to choose from.
base::TaskDescriptor withVoices(base::TaskDescriptor task, const std::vector<voices::Voice>& known)
{
    for (auto& spec : task.params) {
        if (spec.key != kVoice)
            continue;
        spec.kind = base::ParamKind::choice;
        spec.minimum = spec.maximum = std::nullopt;
        for (const auto& voice : known)
            spec.choices.push_back({voice.id, voice.name});
        spec.defaultValue = known.front().id;
    }
    return task;
}

/// The take of this song that was cloned last, in time of making.
const project::Provenance* lastCloned(const project::Project& project)
{
    const project::Provenance* last = nullptr;
    for (const auto& track : project.tracks)
        for (const auto& clip : track->clips)
            for (const auto& take : clip->takes)
                if (take->provenance.task == jobs::kCloneTask && (!last || take->provenance.started > last->started))
                    last = &take->provenance;
    return last;
}

} // namespace

CloneDialog::CloneDialog(Session& session, const base::TaskDescriptor& task, project::ClipId clip,
                         const std::vector<voices::Voice>& known, QWidget* parent)
    : ClipTaskDialog(session, withVoices(task, known), clip, parent)
    , m_known(known)
{
    build({tr("Sing \u201c%1\u201d with voice").arg(toQString(this->clip().name)),
           tr("For one voice alone, without instruments. The new voice goes onto a track of its own, in time with this "
              "one, whose track is muted where it holds nothing else."),
           tr("Sing"), QStringLiteral("cloneButton")},
          startingValues(known));
}

base::ParamValues CloneDialog::startingValues(const std::vector<voices::Voice>& known) const
{
    base::ParamValues values;
    const auto* last = lastCloned(session().project());
    if (!last)
        return values;
    for (const char* key : {kVoice, "method", "pitchSource", "transpose", "formant", "timbre", "breath", "mix"})
        if (const auto found = last->params.all().find(key); found != last->params.all().end())
            values.set(key, found->second);
    if (std::ranges::find(known, values.text(kVoice).value_or(""), &voices::Voice::id) == known.end())
        values.erase(kVoice);
    return values;
}

std::uint64_t CloneDialog::seed() const
{
    return static_cast<std::uint64_t>(QRandomGenerator::global()->bounded(1, std::numeric_limits<int>::max()));
}

std::optional<base::ParamValues> CloneDialog::wish()
{
    auto values = form().values();
    base::TaskRequest probe;
    probe.task = jobs::kCloneTask;
    probe.params = values;
    auto usable = jobs::addCloneInput(probe, session().project(), clipId(), session().folderPath());
    if (usable)
        usable = VoiceGate::of(session()).prepare(probe);
    if (!usable) {
        refuse(windowSentence(usable.error()));
        return std::nullopt;
    }
    const auto voice = std::ranges::find(m_known, values.text(kVoice).value_or(""), &voices::Voice::id);
    if (voice != m_known.end())
        values.set("voiceName", voice->name);
    return values;
}

} // namespace melisma::ui
