// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/generate/clone_dialog.h"

#include "core/jobs/clone_input.h"
#include "ui/common/param_form.h"
#include "ui/common/text.h"
#include "ui/common/voice_gate.h"
#include "ui/voices/listen_button.h"
#include "ui/voices/sound_state.h"

#include <QRandomGenerator>

#include <algorithm>
#include <limits>

namespace melisma::ui {
namespace {

constexpr const char* kVoice = "voice";
constexpr double kHeardSeconds = 10.0;
const QString kHeard = QStringLiteral("clone"); ///< of the listener, which plays nothing else here

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
    , m_seed(static_cast<std::uint64_t>(QRandomGenerator::global()->bounded(1, std::numeric_limits<int>::max())))
    , m_listener(new VoiceListener(session, VoiceSamples(VoiceSamples::usualRoot()), this))
    , m_listen(new ListenButton)
{
    build({tr("Sing \u201c%1\u201d with voice").arg(toQString(this->clip().name)),
           tr("For one voice alone, without instruments. The new voice goes onto a track of its own, in time with this "
              "one, whose track is muted where it holds nothing else."),
           tr("Sing"), QStringLiteral("cloneButton")},
          startingValues(known));
    buildListening();
}

void CloneDialog::buildListening()
{
    m_listen->setObjectName(QStringLiteral("listenToClone"));
    m_listen->setToolTip(tr("The first ten seconds with these settings; nothing is added to the project"));
    m_listen->setAutoDefault(false);
    addButton(m_listen);
    connect(m_listen, &QPushButton::clicked, this, &CloneDialog::listen);
    connect(m_listener, &VoiceListener::failed, this, &CloneDialog::refuse);
    connect(m_listener, &VoiceListener::changed, this, [this] { m_listen->showState(m_listener->state(kHeard)); });
}

void CloneDialog::listen()
{
    if (m_listener->busy())
        return m_listener->stop();
    auto values = form().values();
    values.set("only", std::min(kHeardSeconds, values.number("only").value_or(kHeardSeconds)));
    const auto request = requestFor(values);
    if (!request)
        return refuse(windowSentence(request.error()));
    m_listener->toggle(kHeard, *request, tr("Listen to a clone of \u201c%1\u201d").arg(toQString(clip().name)));
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
        for (const char* key : {kVoice, "method", "pitchSource"}) // of what that voice was made of
            values.erase(key);
    return values;
}

void CloneDialog::done(int result)
{
    m_listener->stop();
    ClipTaskDialog::done(result);
}

base::Result<base::TaskRequest> CloneDialog::requestFor(const base::ParamValues& values) const
{
    base::TaskRequest request;
    request.task = jobs::kCloneTask;
    request.params = values;
    request.seed = m_seed;
    if (auto added = jobs::addCloneInput(request, session().project(), clipId(), session().folderPath()); !added)
        return added.error();
    if (auto allowed = VoiceGate::of(session()).prepare(request); !allowed)
        return allowed.error();
    return request;
}

std::optional<base::ParamValues> CloneDialog::wish()
{
    auto values = form().values();
    if (const auto usable = requestFor(values); !usable) {
        refuse(windowSentence(usable.error()));
        return std::nullopt;
    }
    const auto voice = std::ranges::find(m_known, values.text(kVoice).value_or(""), &voices::Voice::id);
    if (voice != m_known.end())
        values.set("voiceName", voice->name);
    return values;
}

} // namespace melisma::ui
