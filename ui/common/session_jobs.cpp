// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What runs in the background and lands in the project: imports and tasks.
#include "audio/files/land_import.h"
#include "audio/files/result_sounds.h"
#include "core/base/resource_folder.h"
#include "core/jobs/clone_input.h"
#include "core/jobs/landing.h"
#include "core/jobs/melody_input.h"
#include "core/jobs/recording_input.h"
#include "core/jobs/song_input.h"
#include "core/voices/voice_params.h"
#include "ui/common/import_tempo.h"
#include "ui/common/session.h"
#include "ui/common/session_private.h"
#include "ui/common/spec_text.h"
#include "ui/common/text.h"
#include "ui/common/voice_gate.h"

#include <QDateTime>

#include <algorithm>

namespace melisma::ui {
namespace fs = std::filesystem;
namespace {

std::string startedBefore(double seconds)
{
    const auto now = QDateTime::currentDateTimeUtc();
    return now.addMSecs(-static_cast<qint64>(seconds * 1000.0)).toString(Qt::ISODateWithMs).toStdString();
}

constexpr qsizetype kReasonsTold = 5;

/// "a.wav (reason)" for each.
QStringList reasonsOf(const std::vector<audio::SkippedFile>& skipped)
{
    QStringList reasons;
    for (const auto& file : skipped)
        reasons << Session::tr("%1 (%2)").arg(toQString(file.source.filename()), toQString(file.reason.message));
    return reasons;
}

/// "a.wav (reason); b.wav (reason); and 3 more"
QString firstOf(const QStringList& reasons)
{
    QStringList told = reasons.mid(0, kReasonsTold);
    if (reasons.size() > kReasonsTold)
        told << Session::tr("and %1 more").arg(reasons.size() - kReasonsTold);
    return told.join(QStringLiteral("; "));
}

QString filesTold(std::size_t count)
{
    return count == 1 ? Session::tr("1 file imported.") : Session::tr("%1 files imported.").arg(count);
}

QString scoresTold(std::size_t count, const audio::ImportedScores& scores)
{
    std::size_t leftOut = 0;
    for (const auto& file : scores.files)
        leftOut += file.midi.leftOut;
    return leftOut == 0 ? filesTold(count)
                        : filesTold(count) + u' ' + Session::tr("Pressure was left out (%1).").arg(leftOut);
}

/// Takes the sounds of a result into the folder of the project it is for, and makes its edit. On a job's thread.
ResultAtHome bringHome(const jobs::JobStatus& job, const base::TaskResult& result, const ProjectPlace& place,
                       std::uint64_t document, int rate, const fs::path& scratch)
{
    const auto now = place.now();
    ResultAtHome home{base::Error{}, {}, now.folder};
    const std::string started = startedBefore(result.seconds);
    if (now.document == document) { // else nobody wants the sounds
        auto sounds = audio::takeOverSounds(result, rate, scratch, now.folder);
        if (!sounds) {
            home.edit = sounds.error();
            return home;
        }
        home.sounds = std::move(*sounds);
        const bool clones = job.request.task == jobs::kCloneTask;
        home.edit = jobs::resultLanding(job.request, result, started, audio::assetsOf(home.sounds),
                                        clones ? jobs::clonePlace(job.request) : jobs::melodyPlace(job.request));
        if (home.edit)
            home.edit = jobs::withSourceMuted(job.request, std::move(*home.edit));
    }
    return home;
}

/// A voice of the user's is named by its id, which no worker knows.
base::Result<void> resolveVoice(base::ParamValues& params)
{
    if (!params.has("voice"))
        return {};
    const auto resources = base::resourceFolder();
    const auto library =
        resources ? voices::VoiceLibrary::open(*resources) : base::Result<voices::VoiceLibrary>(resources.error());
    return library ? voices::resolveOwnVoices(*library, params) : library.error();
}

QString jobTitle(const base::TaskDescriptor& task, const base::ParamValues& params)
{
    std::string words; // "prompt", or what is spoken or sung
    for (const char* key : {"lyrics", "text", "prompt"})
        words = params.text(key).value_or(words);
    const QString prompt = shortened(toQString(words).simplified(), 48);
    const QString title = specText(task.title);
    return prompt.isEmpty() ? title : title + QStringLiteral(": ") + prompt;
}

} // namespace

void Session::importFiles(const QStringList& paths, project::TrackId track, base::Frames at)
{
    if (paths.isEmpty())
        return;
    if (readOnly()) {
        emit message(tr("This project can only be read, so nothing was imported."), true);
        return;
    }
    if (!ensureFolder())
        return;
    const ImportBatch batch{d->document, d->folder->path(), track, at};
    Importer::Order order{{}, d->folder->path(), d->folder->cachePath(), project().sampleRate, {}, {}, {}};
    order.admit = [terms = VoiceGate::of(*this).terms()](const project::Provenance& story, const std::string& name) {
        return provenance::checkMaterial(story, name, terms);
    };
    for (const QString& path : paths)
        order.sources.push_back(toPath(path));
    order.progress = [this, poster = d->poster](const audio::ImportProgress& now) {
        poster->post([this, now] {
            const QString text = tr("%1 of %2: %3").arg(std::min(now.done + 1, now.count)).arg(now.count);
            emit importProgress(text.arg(toQString(now.name)), std::min(now.fraction, 0.999));
        });
    };
    order.done = [this, poster = d->poster, batch](audio::ImportedBatch imported, audio::ImportedScores scores) {
        ImportBatch whole = batch;
        imported.skipped.insert(imported.skipped.begin(), scores.skipped.begin(), scores.skipped.end());
        whole.scores = std::move(scores);
        poster->post([this, whole = std::move(whole), imported = std::move(imported)] { landImport(whole, imported); });
    };
    ++d->imports;
    d->importer.add(std::move(order));
    emit importProgress(toQString(toPath(paths.front()).filename()), 0.0);
}

void Session::cancelImports()
{
    d->importer.cancel();
}

bool Session::importing() const
{
    return d->imports > 0;
}

void Session::landImport(const ImportBatch& batch, const audio::ImportedBatch& imported)
{
    const bool asks = !imported.cancelled && batch.document == d->document;
    const auto answer = asks ? ImportTempo::of(*this).answerFor(batch.scores, batch.at) : ImportTempo::Answer::keep;
    --d->imports;
    const bool left = batch.document != d->document; // another project is open meanwhile
    if (answer == ImportTempo::Answer::cancel) {
        audio::discardBatch(imported, batch.projectFolder);
        emit importProgress({}, 1.0);
        emit message(tr("The import was cancelled; nothing was added."), false);
        return;
    }
    const auto edit = [&](const project::Project& project) {
        return audio::landImported(project, batch.scores, imported, batch.track, batch.at,
                                   answer == ImportTempo::Answer::take);
    };
    const auto scores = imported.cancelled ? 0 : batch.scores.files.size();
    const auto count = imported.files.size() + scores;
    const QString label = count == 1 ? tr("Import file") : tr("Import files");
    const bool landed = !left && count > 0 && apply(label, edit);
    if (!landed)
        audio::discardBatch(imported, batch.projectFolder);
    emit importProgress(tr("%n files", nullptr, static_cast<int>(count)), 1.0);
    if (left || (!landed && count > 0))
        return;
    if (landed && scores > 0 && imported.skipped.empty())
        emit message(scoresTold(count, batch.scores), false);
    else
        reportImport(imported);
}

void Session::reportImport(const audio::ImportedBatch& imported)
{
    const int count = static_cast<int>(imported.files.size());
    int repaired = 0;
    for (const auto& file : imported.files)
        repaired += file.repairedSamples;
    const QStringList skipped = reasonsOf(imported.skipped);
    const QString done = filesTold(imported.files.size());
    if (imported.cancelled)
        emit message(tr("The import was cancelled; nothing was added."), false);
    else if (!skipped.empty())
        emit message(done + u' ' + tr("Skipped: %1").arg(firstOf(skipped)), true);
    else if (count == 0)
        emit message(tr("No sound or MIDI files were found there."), true);
    else if (repaired > 0)
        emit message(done + u' ' + tr("%1 damaged samples were set to silence.").arg(repaired), false);
    else
        emit message(done, false);
    if (skipped.size() > kReasonsTold)
        emit filesSkipped(skipped);
}

void Session::setTasks(std::vector<base::TaskDescriptor> tasks)
{
    m_tasks = std::move(tasks);
}

const base::TaskDescriptor* Session::task(const std::string& id) const
{
    const auto found = std::ranges::find(m_tasks, id, &base::TaskDescriptor::id);
    return found == m_tasks.end() ? nullptr : &*found;
}

jobs::JobId Session::generate(base::TaskDescriptor task, const base::ParamValues& params, std::uint64_t seed,
                              project::ClipId clip)
{
    base::TaskRequest request;
    request.task = task.id;
    request.params = params;
    request.seed = seed;
    const auto needs = [&task](const char* role) { return std::ranges::find(task.inputs, role) != task.inputs.end(); };
    base::Result<void> added;
    if (needs(jobs::kMelodyInput))
        added = jobs::addMelodyInput(request, project(), clip, cachePath());
    if (task.id == jobs::kCloneTask)
        added = jobs::addCloneInput(request, project(), clip, folderPath());
    else if (needs(jobs::kRecordingInput))
        added = jobs::addRecordingInput(request, project(), clip, folderPath());
    if (!added) {
        emit message(toQString(added.error().sentence()), true);
        return {};
    }
    return submit(std::move(task), std::move(request));
}

jobs::JobId Session::submit(base::TaskDescriptor task, base::TaskRequest request)
{
    auto allowed = VoiceGate::of(*this).prepare(request);
    if (allowed && task.makesSounds)
        allowed = provenance::checkInputs(project(), request, VoiceGate::of(*this).terms());
    if (allowed && task.id != jobs::kCloneTask)
        allowed = resolveVoice(request.params);
    if (!allowed) {
        if (allowed.error().kind != base::ErrorKind::cancelled) // what a person gave up needs no words
            emit message(toQString(allowed.error().sentence()), true);
        return {};
    }
    if (std::ranges::find(task.inputs, jobs::kSongInput) != task.inputs.end())
        if (auto added = jobs::addSongInput(request, project(), cachePath()); !added)
            emit message(toQString(added.error().sentence()), true); // the task then says what it misses
    if (task.makesSounds && !readOnly())
        ensureFolder(); // sounds need a home that is there before they are
    // On the queue's thread: the job folder goes away when this returns, so the files are read here.
    const auto finished =
        [this, poster = d->poster, place = d->place, document = d->document, rate = project().sampleRate,
         scratch = m_services.scratchFolder](const jobs::JobStatus& job, const base::TaskResult& result) {
            auto brought = bringHome(job, result, *place, document, rate, scratch);
            poster->post([this, id = job.id, brought = std::move(brought), result] { land(id, brought, result); });
        };
    const QString title = jobTitle(task, request.params);
    const auto id = m_services.queue.submit(title.toStdString(), std::move(request), task.lane, finished);
    d->jobs[id] = {d->document, task.model, {}, {}};
    return id;
}

void Session::land(jobs::JobId job, const ResultAtHome& home, const base::TaskResult& result)
{
    auto& known = d->jobs[job];
    known.model = result.model;
    const auto& edit = home.edit;
    const bool moved = !home.sounds.files.empty() && home.folder != folderPath();
    if (known.document != d->document || moved) {
        known.notLanded =
            base::Error{base::ErrorKind::cancelled,
                        tr("A job ended after its project was closed, so its result was not used").toStdString(),
                        tr("Retry it here").toStdString(),
                        {}};
    } else if (!edit) {
        known.notLanded = edit.error();
    } else {
        const auto before = snapshot();
        const auto title = m_services.queue.find(job);
        if (apply(title ? toQString(title->title) : tr("Generate"), *edit)) {
            known.clips = jobs::clipsMade(*before, project());
            emit jobLanded(job, result.facts);
            return;
        }
        known.notLanded = base::Error{base::ErrorKind::input,
                                      tr("The result did not fit into the project").toStdString(),
                                      tr("Try again").toStdString(),
                                      {}};
        audio::discardBatch(home.sounds, home.folder);
        return; // apply() has said why
    }
    audio::discardBatch(home.sounds, home.folder);
    emit message(toQString(known.notLanded->sentence()), true);
}

} // namespace melisma::ui
