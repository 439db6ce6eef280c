// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/live_reading.h"

#include "core/base/resource_folder.h"
#include "core/voices/reference_check.h"
#include "ui/common/poster.h"
#include "ui/common/text.h"

#include <QDir>
#include <QTemporaryFile>

#include <algorithm>
#include <utility>

namespace melisma::ui {
namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using voices::SoundVoices;
using voices::VoiceVault;

constexpr double kMostSeconds = 120.0;

template <class T>
Result<void> emptied(const Result<T>& result)
{
    return result ? Result<void>() : result.error();
}

} // namespace

LiveReading::LiveReading(Session& session, SoundShelf& shelf, std::string voice, QWidget* asker)
    : QObject(asker)
    , m_session(session)
    , m_shelf(shelf)
    , m_voice(std::move(voice))
    , m_asker(asker)
    , m_take(session, kMostSeconds)
    , m_poster(std::make_shared<Poster>(this))
{
    connect(&m_take, &VoiceTake::finished, this, &LiveReading::check);
    connect(&session, &Session::jobChanged, this, &LiveReading::follow);
}

LiveReading::~LiveReading()
{
    m_poster->close();
    m_session.queue().cancel(m_job);
}

QString LiveReading::text() const
{
    return m_challenge ? toQString(m_challenge->text()) : QString();
}

int LiveReading::secondsLeft() const
{
    if (!m_challenge)
        return 0;
    const auto gone = voices::secondsNow() - m_challenge->issued;
    return static_cast<int>(
        std::clamp<std::int64_t>(voices::ConsentChallenge::kSeconds - gone, 0, voices::ConsentChallenge::kSeconds));
}

void LiveReading::ask(const QString& owner)
{
    become(State::asking);
    const auto asked = std::make_shared<Challenge>();
    const auto work = [id = m_voice, owner = owner.trimmed().toStdString(),
                       asked](const VoiceVault& vault, const SoundVoices& sounds) -> Result<void> {
        const auto resources = base::resourceFolder();
        const auto words = resources ? voices::readConsentWords(*resources) : resources.error();
        const auto folder = sounds.open(vault, id);
        if (!words || !folder)
            return words ? folder.error() : words.error();
        auto challenge = voices::askForConsent(*folder, *words, owner, voices::secondsNow());
        if (challenge)
            *asked = std::move(*challenge);
        return emptied(challenge);
    };
    m_shelf.run(m_asker, work, [this, asked](const Result<void>& result) {
        if (m_state != State::asking)
            return;
        if (!result)
            return fail(result.error());
        m_challenge = *asked;
        become(State::ready);
    });
}

void LiveReading::record()
{
    if (m_state == State::ready && m_take.start())
        become(State::recording);
}

void LiveReading::finish()
{
    if (m_state == State::recording)
        m_take.stop();
}

void LiveReading::giveUp()
{
    m_session.queue().cancel(std::exchange(m_job, {}));
    m_take.close();
    m_file.reset();
    m_challenge.reset();
    become(State::idle);
}

void LiveReading::become(State state)
{
    m_state = state;
    emit changed();
}

void LiveReading::fail(const Error& error)
{
    m_job = {};
    m_file.reset();
    become(secondsLeft() > 0 && triesLeft() > 0 ? State::ready : State::idle);
    if (error.kind != ErrorKind::cancelled)
        emit failed(windowSentence(error));
}

/// The worker reads files, so the reading lies on the disk for as long as it is checked, readable to its owner alone.
void LiveReading::check()
{
    if (m_state != State::recording)
        return;
    become(State::checking);
    if (m_take.broken())
        return fail({ErrorKind::io,
                     tr("The sound device lost a part of the reading").toStdString(),
                     tr("Read it once more; a larger buffer in the audio settings helps").toStdString(),
                     {}});
    const auto quality = voices::measureReference(m_take.samples(), m_take.sampleRate());
    if (const auto heard = voices::checkReference(quality, tr("The reading").toStdString()); !heard) // costs no try
        return fail({ErrorKind::input,
                     tr("Too little was heard of the reading").toStdString(),
                     tr("Read the whole text, close to the microphone").toStdString(),
                     {}});
    m_recording = {"consent", "reading.wav", voices::wavBytes(m_take.samples(), m_take.sampleRate())};
    m_file = std::make_unique<QTemporaryFile>(QDir::tempPath() + QStringLiteral("/melisma-reading-XXXXXX.wav"));
    const auto size = static_cast<qint64>(m_recording.bytes.size());
    if (!m_file->open() || m_file->write(m_recording.bytes.data(), size) != size || !m_file->flush())
        return fail({ErrorKind::io,
                     tr("The reading cannot be handed to the worker: %1").arg(m_file->errorString()).toStdString(),
                     tr("Free some space on the disk").toStdString(),
                     {}});
    const auto request = std::make_shared<base::TaskRequest>();
    const auto work = [id = m_voice, request, file = toPath(m_file->fileName())](
                          const VoiceVault& vault, const SoundVoices& sounds) -> Result<void> {
        const auto folder = sounds.open(vault, id);
        auto made = folder ? voices::checkRequest(*folder, file, voices::secondsNow())
                           : Result<base::TaskRequest>(folder.error());
        if (made)
            *request = std::move(*made);
        return emptied(made);
    };
    m_shelf.run(m_asker, work, [this, request](const Result<void>& result) {
        if (!result)
            return fail(result.error());
        --m_challenge->triesLeft; // as core has written it
        submit(*request);
    });
}

void LiveReading::submit(const base::TaskRequest& request)
{
    const auto* task = m_session.task(request.task);
    if (m_state != State::checking)
        return;
    if (!task)
        return fail({ErrorKind::missing,
                     tr("This installation has nothing that checks a reading").toStdString(),
                     tr("Give the consent as a recording or a document: it is then stated").toStdString(),
                     {}});
    const auto finished = [this, poster = m_poster](const jobs::JobStatus&, const base::TaskResult& result) {
        poster->post([this, check = voices::consentCheckFromJson(result.facts)] { land(check); });
    };
    m_job = m_session.queue().submit(tr("Check the consent").toStdString(), request, task->lane, finished);
}

void LiveReading::land(const Result<voices::ConsentCheck>& check)
{
    if (m_state != State::checking)
        return;
    m_job = {};
    m_file.reset();
    if (!check)
        return fail(check.error());
    const auto work = [id = m_voice, check = *check, recording = m_recording](const VoiceVault& vault,
                                                                              const SoundVoices& sounds) {
        const auto folder = sounds.open(vault, id);
        return folder ? emptied(voices::acceptReading(vault, *folder, check, recording, voices::Capture::live,
                                                      voices::secondsNow()))
                      : Result<void>(folder.error());
    };
    m_shelf.run(m_asker, work, [this](const Result<void>& result) {
        if (!result)
            return fail(result.error());
        m_take.close();
        become(State::agreed);
    });
}

void LiveReading::follow(const jobs::JobStatus& job)
{
    if (!m_job || job.id != m_job)
        return;
    if (job.state == jobs::JobState::failed && job.error)
        fail(*job.error);
    if (job.state == jobs::JobState::cancelled)
        fail({ErrorKind::cancelled, {}, {}, {}});
}

} // namespace melisma::ui
