// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/speaker_check.h"

#include "ui/common/poster.h"
#include "ui/common/text.h"
#include "ui/voices/sound_state.h"
#include "ui/voices/voice_samples.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThreadPool>

#include <utility>

namespace melisma::ui {
namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

constexpr qsizetype kMostNamed = 4;

/// Of the user alone, and in memory where the system has such a place: there a crash leaves nothing on a disk.
QString placeOfFolders()
{
    const QString own = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return (own.isEmpty() ? QDir::tempPath() : own) + QStringLiteral("/melisma-speakers-XXXXXX");
}

QString named(const std::vector<std::string>& names)
{
    QStringList texts;
    for (const auto& name : names)
        texts << toQString(name);
    if (texts.size() == 1)
        return texts.front();
    const bool cut = texts.size() > kMostNamed + 1;
    const QString last = cut ? SpeakerCheck::tr("%1 more").arg(texts.size() - kMostNamed) : texts.back();
    const QString head = texts.mid(0, cut ? kMostNamed : texts.size() - 1).join(QStringLiteral(", "));
    return SpeakerCheck::tr("%1 and %2").arg(head, last);
}

} // namespace

QString speakersText(const voices::SpeakerFinding& finding)
{
    if (finding.isOnePerson())
        return {};
    const auto rest = finding.rest();
    const auto& first = finding.people.front();
    if (finding.hasMain()) {
        const QString others = QString::number(first.size());
        return rest.size() == 1 ? SpeakerCheck::tr("%1 does not sound like the same person as the other %2 recordings.")
                                      .arg(named(rest), others)
                                : SpeakerCheck::tr("%1 do not sound like the same person as the other %2 recordings.")
                                      .arg(named(rest), others);
    }
    if (first.size() == 1) {
        auto all = first;
        all.insert(all.end(), rest.begin(), rest.end());
        return SpeakerCheck::tr("%1 do not sound like the same person.").arg(named(all));
    }
    QStringList people;
    for (const auto& names : finding.people)
        people << named(names);
    return SpeakerCheck::tr("The recordings sound like %1 people: %2.")
        .arg(QString::number(people.size()), people.join(QStringLiteral("; ")));
}

/// Recordings on their way to a worker. Their folder goes with the last who holds them.
struct SpeakerCheck::Comparison {
    explicit Comparison(Recordings all) : recordings(std::move(all)), folder(placeOfFolders()) {}

    Result<base::TaskRequest> handOver() const
    {
        if (!folder.isValid())
            return Error{ErrorKind::io,
                         SpeakerCheck::tr("The recordings cannot be handed to the worker").toStdString(),
                         SpeakerCheck::tr("Free some space on the disk").toStdString(),
                         {}};
        std::vector<const base::VoiceFile*> files;
        for (const auto& recording : recordings)
            files.push_back(&recording->file);
        const auto paths = voices::layOut(files, toPath(folder.path()));
        return paths ? Result<base::TaskRequest>(voices::compareSpeakersRequest(*paths)) : paths.error();
    }

    Recordings recordings;
    QTemporaryDir folder;
};

SpeakerCheck::SpeakerCheck(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_poster(std::make_shared<Poster>(this))
{
    connect(&session, &Session::jobChanged, this, &SpeakerCheck::follow);
}

SpeakerCheck::~SpeakerCheck()
{
    m_poster->close();
    drop();
}

void SpeakerCheck::compare(Recordings recordings)
{
    if (recordings == m_recordings)
        return;
    drop();
    m_recordings = std::move(recordings);
    m_foundSeveral = false;
    m_warning.clear();
    m_state = State::idle;
    if (m_recordings.size() >= 2 && m_session.task(voices::kCompareSpeakersTask) &&
        !installedWeights(voices::kSpeakerModel).empty())
        begin();
    emit changed();
}

void SpeakerCheck::drop()
{
    m_session.queue().cancel(std::exchange(m_job, {}));
    m_comparison.reset();
}

/// Recordings may be large, so they are written off the UI thread.
void SpeakerCheck::begin()
{
    m_state = State::handingOver;
    m_comparison = std::make_shared<Comparison>(m_recordings);
    QThreadPool::globalInstance()->start([this, poster = m_poster, comparison = m_comparison] {
        const auto request = comparison->handOver();
        poster->post([this, known = std::weak_ptr(comparison), request] {
            if (const auto wanted = known.lock(); wanted && wanted == m_comparison)
                submit(request);
        });
    });
}

void SpeakerCheck::submit(const Result<base::TaskRequest>& request)
{
    const auto* task = m_session.task(voices::kCompareSpeakersTask);
    if (!request || !task)
        return fail(request ? Error{ErrorKind::missing, {}, {}, {}} : request.error());
    // The queue keeps this for longer than the recordings are to be kept.
    const auto finished = [this, poster = m_poster, known = std::weak_ptr(m_comparison)](
                              const jobs::JobStatus&, const base::TaskResult& result) {
        poster->post([this, known, compared = voices::speakerComparisonFromJson(result.facts)] {
            if (const auto wanted = known.lock(); wanted && wanted == m_comparison)
                land(compared);
        });
    };
    m_job = m_session.queue().submit(tr("Compare the speakers").toStdString(), *request, task->lane, finished);
    become(State::waiting);
}

void SpeakerCheck::land(const Result<voices::SpeakerComparison>& compared)
{
    if (!compared)
        return fail(compared.error());
    m_job = {};
    m_comparison.reset();
    const auto finding = voices::judgeSpeakers(*compared);
    m_foundSeveral = !finding.isOnePerson();
    m_warning = speakersText(finding);
    become(State::idle);
}

/// Where nothing is installed that could tell, or the person stopped it, nothing is said.
void SpeakerCheck::fail(const Error& error)
{
    m_job = {};
    m_comparison.reset();
    if (error.kind != ErrorKind::missing && error.kind != ErrorKind::cancelled)
        m_warning = tr("Whether the recordings are of one person could not be checked: %1").arg(windowSentence(error));
    become(State::idle);
}

void SpeakerCheck::follow(const jobs::JobStatus& job)
{
    if (!m_job || job.id != m_job)
        return;
    if (job.state == jobs::JobState::running && m_state == State::waiting)
        become(State::listening);
    if (job.state == jobs::JobState::failed && job.error)
        fail(*job.error);
    if (job.state == jobs::JobState::cancelled)
        fail({ErrorKind::cancelled, {}, {}, {}});
}

void SpeakerCheck::become(State state)
{
    m_state = state;
    emit changed();
}

} // namespace melisma::ui
