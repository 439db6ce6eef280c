// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs that have ended: what is remembered of them and what can be done with that.
#include "core/jobs/song_input.h"
#include "ui/common/session.h"
#include "ui/common/session_private.h"
#include "ui/common/text.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>
#include <limits>

namespace melisma::ui {
namespace {

bool isUnderWay(const jobs::JobStatus& job)
{
    return job.state == jobs::JobState::queued || job.state == jobs::JobState::running;
}

std::string startOf(double seconds)
{
    return QDateTime::currentDateTimeUtc()
        .addMSecs(-static_cast<qint64>(seconds * 1000.0))
        .toString(Qt::ISODate)
        .toStdString();
}

} // namespace

const jobs::JobHistory& Session::jobHistory() const
{
    return d->history;
}

void Session::keepHistory(const base::Result<void>& kept)
{
    if (!kept)
        emit message(toQString(kept.error().sentence()), true);
    emit jobHistoryChanged();
}

void Session::recordEnd(const jobs::JobStatus& job)
{
    const auto found = d->jobs.find(job.id);
    if (isUnderWay(job) || found == d->jobs.end())
        return;
    const JobOnItsWay known = std::move(found->second);
    d->jobs.erase(found);
    jobs::JobRecord record;
    record.title = job.title;
    record.request = job.request;
    record.state = known.notLanded ? jobs::JobState::failed : job.state;
    record.model = known.model;
    record.started = startOf(job.seconds);
    record.seconds = job.seconds;
    record.error = known.notLanded ? known.notLanded : job.error;
    record.clips = known.clips;
    if (!record.clips.empty())
        record.project = folderPath();
    keepHistory(d->history.add(std::move(record)));
}

/// Jobs that the end of the program stops can be tried again next time.
void Session::recordStopped()
{
    for (auto job : m_services.queue.jobs())
        if (job.state != jobs::JobState::failed) {
            job.state = jobs::JobState::cancelled;
            recordEnd(job);
        }
}

jobs::JobId Session::runAgain(const jobs::JobRecord& record, bool newSeed)
{
    const auto* known = task(record.request.task);
    if (!known || readOnly()) {
        emit message(known ? tr("This project can only be read, so nothing was generated.")
                           : tr("Nothing here can do that job: its task is not installed."),
                     true);
        return {};
    }
    base::TaskRequest request = record.request;
    std::erase_if(request.inputs, [](const base::TaskInput& input) { return input.role == jobs::kSongInput; });
    if (newSeed)
        request.seed =
            static_cast<std::uint64_t>(QRandomGenerator::global()->bounded(1, std::numeric_limits<int>::max()));
    return submit(*known, std::move(request));
}

bool Session::canShow(const jobs::JobRecord& record) const
{
    return !record.project.empty() && record.project == folderPath() &&
           std::ranges::any_of(record.clips, [this](project::ClipId clip) { return project().findClip(clip); });
}

void Session::showMade(const jobs::JobRecord& record)
{
    if (!canShow(record))
        return;
    std::set<project::ClipId> there;
    project::ClipId first;
    for (const auto id : record.clips)
        if (const auto* clip = project().findClip(id)) {
            there.insert(id);
            const auto* earliest = project().findClip(first);
            if (!earliest || project().startOf(*clip) < project().startOf(*earliest))
                first = id;
        }
    selectClips(std::move(there));
    emit clipsShown(first);
}

void Session::forgetJob(std::uint64_t record)
{
    keepHistory(d->history.remove(record));
}

void Session::forgetDoneJobs()
{
    keepHistory(d->history.removeDone());
}

void Session::forgetAllJobs()
{
    keepHistory(d->history.clear());
}

int Session::jobsUnderWay() const
{
    const auto all = m_services.queue.jobs();
    const auto counts = [this](const jobs::JobStatus& job) { return isUnderWay(job) && d->jobs.contains(job.id); };
    return static_cast<int>(std::ranges::count_if(all, counts));
}

int Session::jobsUnderWayHere() const
{
    const auto here = [this](const jobs::JobStatus& job) {
        const auto known = d->jobs.find(job.id);
        return isUnderWay(job) && known != d->jobs.end() && known->second.document == d->document;
    };
    const auto all = m_services.queue.jobs();
    return static_cast<int>(std::ranges::count_if(all, here));
}

void Session::cancelJobsHere()
{
    for (const auto& job : m_services.queue.jobs()) {
        const auto known = d->jobs.find(job.id);
        if (known != d->jobs.end() && known->second.document == d->document)
            m_services.queue.cancel(job.id);
    }
}

} // namespace melisma::ui
