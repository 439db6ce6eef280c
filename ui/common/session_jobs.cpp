// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What runs in the background and lands in the project: imports and tasks.
#include "core/edits/add_audio_clip.h"
#include "core/edits/add_track.h"
#include "core/jobs/landing.h"
#include "ui/common/session.h"
#include "ui/common/session_private.h"
#include "ui/common/text.h"

#include <QDateTime>

namespace melisma::ui {
namespace fs = std::filesystem;
namespace {

std::string startedBefore(double seconds)
{
    const auto now = QDateTime::currentDateTimeUtc();
    return now.addMSecs(-static_cast<qint64>(seconds * 1000.0)).toString(Qt::ISODateWithMs).toStdString();
}

base::Result<project::Project> withImported(const project::Project& project, const audio::ImportedAudio& imported,
                                            const project::Asset& asset, project::TrackId track, base::Frames at)
{
    if (track && project.findTrack(track))
        return edits::addAudioClip(project, track, asset, at, imported.provenance);
    const std::string stem = fs::path(asset.name).stem().string();
    auto withTrack = edits::addTrack(project, project::TrackKind::audio, stem.empty() ? "Audio" : stem.substr(0, 200));
    if (!withTrack)
        return withTrack;
    return edits::addAudioClip(*withTrack, withTrack->tracks.back()->id, asset, at, imported.provenance);
}

QString jobTitle(const base::TaskDescriptor& task, const base::ParamValues& params)
{
    const QString prompt = shortened(toQString(params.text("prompt").value_or("")), 48);
    const QString title = toQString(task.title);
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
    auto batch = std::make_shared<ImportBatch>();
    batch->document = d->document;
    batch->mergeKey = "import " + QString::number(++d->imports).toStdString();
    batch->label = paths.size() == 1 ? tr("Import file") : tr("Import files");
    batch->track = track;
    batch->at = at;
    batch->count = static_cast<int>(paths.size());
    for (const QString& path : paths)
        orderImport(batch, toPath(path));
    emit importProgress(toQString(toPath(paths.front()).filename().string()), 0.0);
}

void Session::orderImport(const std::shared_ptr<ImportBatch>& batch, const fs::path& source)
{
    const QString name = toQString(source.filename().string());
    Importer::Order order{source, d->folder->cachePath(), project().sampleRate, {}, {}};
    order.progress = [this, poster = d->poster, batch, name](double fraction) {
        poster->post([this, batch, name, fraction] {
            emit importProgress(name, std::min((batch->done + fraction) / batch->count, 0.999));
        });
    };
    order.done = [this, poster = d->poster, batch, name](base::Result<audio::ImportedAudio> imported) {
        poster->post([this, batch, name, imported = std::move(imported)] { landImport(*batch, name, imported); });
    };
    d->importer.add(std::move(order));
}

void Session::landImport(ImportBatch& batch, const QString& name, const base::Result<audio::ImportedAudio>& imported)
{
    ++batch.done;
    emit importProgress(name, static_cast<double>(batch.done) / batch.count);
    if (!imported) {
        emit message(tr("%1 was skipped: %2").arg(name, toQString(imported.error().sentence())), true);
        return;
    }
    if (batch.document != d->document) { // the project was left meanwhile
        std::error_code ignored;
        fs::remove(imported->file, ignored);
        return;
    }
    project::Asset asset = imported->asset;
    auto file = d->folder->adoptMedia(imported->file, asset.sha256, true);
    if (!file) {
        emit message(toQString(file.error().sentence()), true);
        return;
    }
    asset.file = *file;
    const auto edit = [&](const project::Project& project) {
        return withImported(project, *imported, asset, batch.track, batch.at);
    };
    apply(batch.label, edit, batch.mergeKey);
    if (batch.track)
        batch.at += asset.frames;
    if (imported->repairedSamples > 0)
        emit message(tr("%1: %2 damaged samples were set to silence.").arg(name).arg(imported->repairedSamples), false);
}

jobs::JobId Session::generate(const base::TaskDescriptor& task, const base::ParamValues& params, std::uint64_t seed)
{
    base::TaskRequest request;
    request.task = task.id;
    request.params = params;
    request.seed = seed;
    // On the queue's thread: the job folder goes away when this returns, so the files are read here.
    const auto finished = [this, poster = d->poster](const jobs::JobStatus& job, const base::TaskResult& result) {
        auto edit = jobs::scoreLanding(job.request, result, startedBefore(result.seconds));
        poster->post([this, id = job.id, edit = std::move(edit), facts = result.facts] {
            if (edit)
                land(id, *edit, facts);
            else
                emit message(toQString(edit.error().sentence()), true);
        });
    };
    const auto id = m_services.queue.submit(jobTitle(task, params).toStdString(), request, task.lane, finished);
    d->documentOfJob[id] = d->document;
    return id;
}

jobs::JobId Session::retryJob(jobs::JobId job)
{
    const auto id = m_services.queue.retry(job);
    d->documentOfJob[id] = d->document;
    return id;
}

void Session::land(jobs::JobId job, const project::Edit& edit, const base::Json& facts)
{
    const auto origin = d->documentOfJob.find(job);
    const bool here = origin != d->documentOfJob.end() && origin->second == d->document;
    if (!here) {
        emit message(tr("A job ended after its project was closed, so its result was not used. Retry it here."), true);
        return;
    }
    const auto title = m_services.queue.find(job);
    const QString label = title ? toQString(title->title) : tr("Generate");
    if (apply(label, edit))
        emit jobLanded(job, facts);
}

} // namespace melisma::ui
