// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/live_reading.h"

#include "core/base/resource_folder.h"
#include "core/voices/reference_check.h"
#include "ui/common/poster.h"
#include "ui/common/text.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace melisma::ui {

/// A reading on its way to the record.
struct LiveReading::Reading {
    Wanted wanted;
    std::int64_t time = 0; ///< when it was over: the words held then, or did not
    std::vector<float> samples;
    int sampleRate = 0;
    QString path; ///< of the same for the worker
    base::VoiceFile recording;
    base::TaskRequest request;
};

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using voices::SoundVoices;
using voices::VoiceVault;

constexpr double kMostSeconds = 120.0;

Error unwanted()
{
    return {ErrorKind::cancelled, {}, {}, {}};
}

Error notHandedOver(const QString& reason)
{
    return {ErrorKind::io,
            LiveReading::tr("The reading cannot be handed to the worker: %1").arg(reason).toStdString(),
            LiveReading::tr("Free some space on the disk").toStdString(),
            {}};
}

/// Of the user alone, and in memory where the system has such a place: there a crash leaves nothing on a disk.
QString folderOfReadings()
{
    const QString own = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return own.isEmpty() ? QDir::tempPath() : own;
}

/// Only into a file that is there: one that was given up is not made anew.
Result<void> writeInto(const QString& path, const std::string& bytes)
{
    QFile file(path);
    const auto size = static_cast<qint64>(bytes.size());
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::ExistingOnly) &&
                         file.write(bytes.data(), size) == size && file.flush();
    return written ? Result<void>() : notHandedOver(file.errorString());
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
    drop();
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

LiveReading::Wanted LiveReading::begin()
{
    return [turn = m_turn, mine = ++*m_turn] { return *turn == mine; };
}

void LiveReading::drop()
{
    ++*m_turn;
    m_job = {};
    m_file.reset();
    m_reading.reset();
}

void LiveReading::ask(const QString& owner)
{
    become(State::asking);
    const auto asked = std::make_shared<Challenge>();
    const auto wanted = begin();
    const auto work = [id = m_voice, owner = owner.trimmed().toStdString(), asked,
                       wanted](const VoiceVault& vault, const SoundVoices& sounds) -> Result<void> {
        const auto resources = base::resourceFolder();
        const auto words = resources ? voices::readConsentWords(*resources) : resources.error();
        const auto folder = sounds.open(vault, id);
        if (!words || !folder)
            return words ? folder.error() : words.error();
        if (!wanted()) // later words may stand there already
            return unwanted();
        auto challenge = voices::askForConsent(*folder, *words, owner, voices::secondsNow());
        if (challenge)
            *asked = std::move(*challenge);
        return emptied(challenge);
    };
    m_shelf.run(m_asker, work, [this, asked, wanted](const Result<void>& result) {
        if (!wanted())
            return;
        if (!result)
            return fail(result.error());
        m_challenge = *asked;
        become(State::ready);
    });
}

void LiveReading::record()
{
    if (m_state != State::ready)
        return;
    if (m_take.start())
        return become(State::recording);
    fail({ErrorKind::io,
          tr("The microphone is in use").toStdString(),
          tr("End the recording of the song, then read").toStdString(),
          {}});
}

void LiveReading::finish()
{
    if (m_state == State::recording)
        m_take.stop();
}

void LiveReading::giveUp()
{
    m_session.queue().cancel(m_job);
    drop();
    m_take.close();
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
    drop();
    become(secondsLeft() > 0 && triesLeft() > 0 ? State::ready : State::idle);
    if (error.kind != ErrorKind::cancelled)
        emit failed(windowSentence(error));
}

/// Measures the reading and lays it out for the worker. Off the UI thread. Too little of it costs no try.
Result<void> LiveReading::handOver(Reading& reading)
{
    const auto quality = voices::measureReference(reading.samples, reading.sampleRate);
    if (const auto heard = voices::checkReference(quality, tr("The reading").toStdString()); !heard)
        return Error{ErrorKind::input,
                     tr("Too little was heard of the reading").toStdString(),
                     tr("Read the whole text, close to the microphone").toStdString(),
                     {}};
    reading.recording = {"consent", "reading.wav", voices::wavBytes(reading.samples, reading.sampleRate)};
    reading.samples = {};
    return writeInto(reading.path, reading.recording.bytes);
}

/// The worker reads files, so the reading lies in one for as long as it is checked, readable to its owner alone.
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
    m_file = std::make_unique<QTemporaryFile>(folderOfReadings() + QStringLiteral("/melisma-reading-XXXXXX.wav"));
    if (!m_file->open())
        return fail(notHandedOver(m_file->errorString()));
    m_reading = std::make_shared<Reading>(
        Reading{begin(), voices::secondsNow(), m_take.samples(), m_take.sampleRate(), m_file->fileName(), {}, {}});
    const auto work = [id = m_voice, reading = m_reading](const VoiceVault& vault,
                                                          const SoundVoices& sounds) -> Result<void> {
        if (const auto there = handOver(*reading); !there)
            return there;
        const auto folder = sounds.open(vault, id);
        if (!folder || !reading->wanted())
            return folder ? unwanted() : folder.error();
        auto made = voices::checkRequest(*folder, toPath(reading->path), reading->time);
        if (made)
            reading->request = std::move(*made);
        return emptied(made);
    };
    m_shelf.run(m_asker, work, [this, reading = m_reading](const Result<void>& result) {
        if (!reading->wanted())
            return;
        if (!result)
            return fail(result.error());
        --m_challenge->triesLeft; // as core has written it
        submit(reading);
    });
}

void LiveReading::submit(const std::shared_ptr<Reading>& reading)
{
    const auto* task = m_session.task(reading->request.task);
    if (!task)
        return fail({ErrorKind::missing,
                     tr("This installation has nothing that checks a reading").toStdString(),
                     tr("Give the consent as a recording or a document: it is then stated").toStdString(),
                     {}});
    // The queue keeps this for longer than the reading is to be kept.
    const auto finished = [this, poster = m_poster, known = std::weak_ptr(reading)](const jobs::JobStatus&,
                                                                                    const base::TaskResult& result) {
        poster->post([this, known, check = voices::consentCheckFromJson(result.facts)] {
            if (const auto checked = known.lock())
                land(checked, check);
        });
    };
    m_job = m_session.queue().submit(tr("Check the consent").toStdString(), reading->request, task->lane, finished);
}

void LiveReading::land(const std::shared_ptr<Reading>& reading, const Result<voices::ConsentCheck>& check)
{
    if (!reading->wanted())
        return;
    m_job = {};
    m_file.reset();
    if (!check)
        return fail(check.error());
    const auto work = [id = m_voice, reading, check = *check](const VoiceVault& vault,
                                                              const SoundVoices& sounds) -> Result<void> {
        const auto folder = sounds.open(vault, id);
        if (!folder || !reading->wanted())
            return folder ? unwanted() : folder.error();
        return emptied(
            voices::acceptReading(vault, *folder, check, reading->recording, voices::Capture::live, reading->time));
    };
    m_shelf.run(m_asker, work, [this, reading](const Result<void>& result) {
        if (!reading->wanted())
            return;
        if (!result)
            return fail(result.error());
        drop();
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
        fail(unwanted());
}

} // namespace melisma::ui
