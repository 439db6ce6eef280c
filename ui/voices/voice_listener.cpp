// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voices/voice_listener.h"

#include "audio/files/short_sound.h"
#include "core/jobs/landing.h"
#include "ui/common/text.h"

#include <QThreadPool>

#include <utility>

namespace melisma::ui {
namespace {

constexpr int kWatchMilliseconds = 40;

} // namespace

QString missingVoices(const std::string& model)
{
    if (!installedWeights(model).empty())
        return {};
    const QString command = QStringLiteral("melisma models pull %1 --accept-licence").arg(toQString(model));
    return VoiceListener::tr("The voices are not installed yet. Get them in a terminal with:") + u'\n' + command;
}

VoiceListener::VoiceListener(Session& session, VoiceSamples cache, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_cache(std::move(cache))
    , m_poster(std::make_shared<Poster>(this))
{
    m_watch.setInterval(kWatchMilliseconds);
    connect(&m_watch, &QTimer::timeout, this, [this] {
        if (!m_session.engine().soundPlaying())
            become(State::idle);
    });
    connect(&session, &Session::jobChanged, this, &VoiceListener::follow);
}

VoiceListener::~VoiceListener()
{
    m_poster->close();
    m_session.queue().cancel(m_job);
    if (m_state == State::playing)
        m_session.engine().playSound({});
}

bool VoiceListener::begin(const QString& who)
{
    const bool again = busy() && who == m_who;
    stop();
    m_who = who;
    return !again;
}

void VoiceListener::toggle(const QString& who, const base::TaskRequest& request, const QString& title)
{
    if (begin(who))
        speak(request, {}, title);
}

void VoiceListener::toggle(const QString& who, const voices::VoiceCatalogue& catalogue, const voices::Voice& voice)
{
    if (!begin(who))
        return;
    if (const QString missing = missingVoices(catalogue.model()); !missing.isEmpty())
        return fail(missing);
    const auto request = voices::sampleRequest(catalogue, voice);
    const auto file = m_cache.fileOf(request, installedWeights(catalogue.model()));
    std::error_code absent;
    if (std::filesystem::exists(file, absent))
        load(file);
    else
        speak(request, file, tr("Listen to %1").arg(toQString(voice.name)));
}

void VoiceListener::stop()
{
    ++m_turn;
    m_session.queue().cancel(std::exchange(m_job, {}));
    if (m_state == State::playing)
        m_session.engine().playSound({});
    become(State::idle);
}

void VoiceListener::speak(const base::TaskRequest& request, const std::filesystem::path& file, const QString& title)
{
    const auto* task = m_session.task(request.task);
    if (!task)
        return fail(tr("This installation has nothing that speaks."));
    // On the queue's thread: the job's folder goes away when this returns, so the sound is read here. A cache that
    // cannot be written only makes the next time slow.
    const auto finished = [this, poster = m_poster, cache = m_cache, file, turn = m_turn,
                           rate = rate()](const jobs::JobStatus&, const base::TaskResult& result) {
        const auto sounds = jobs::soundFilesOf(result);
        if (sounds.empty())
            return;
        if (!file.empty())
            static_cast<void>(cache.keep(sounds.front(), file));
        poster->post([this, turn, sound = audio::readShortSound(sounds.front(), rate)] { land(turn, sound); });
    };
    m_job = m_session.queue().submit(title.toStdString(), request, task->lane, finished);
    become(State::waiting);
}

/// Off the UI thread, since a disk may be slow. A file that cannot be read is made anew the next time.
void VoiceListener::load(const std::filesystem::path& file)
{
    QThreadPool::globalInstance()->start([this, poster = m_poster, file, turn = m_turn, rate = rate()] {
        auto sound = audio::readShortSound(file, rate);
        if (!sound) {
            std::error_code ignored;
            std::filesystem::remove(file, ignored);
        }
        poster->post([this, turn, sound = std::move(sound)] { land(turn, sound); });
    });
    become(State::waiting);
}

int VoiceListener::rate() const
{
    const int rate = m_session.engine().deviceState().sampleRate;
    return rate > 0 ? rate : project::Project::kDefaultSampleRate;
}

void VoiceListener::land(std::uint64_t turn, const base::Result<std::vector<float>>& sound)
{
    if (turn != m_turn)
        return;
    m_job = {};
    if (!sound)
        return fail(toQString(sound.error().sentence()));
    if (!m_session.engine().playSound(std::make_shared<const std::vector<float>>(*sound)))
        return fail(tr("The sound device does not answer. Choose another in the Preferences."));
    become(State::playing);
}

void VoiceListener::follow(const jobs::JobStatus& job)
{
    if (!m_job || job.id != m_job)
        return;
    if (job.state == jobs::JobState::running)
        become(State::speaking);
    if (job.state == jobs::JobState::cancelled || job.state == jobs::JobState::done) { // by others, or without a sound
        m_job = {};
        become(State::idle);
    }
    if (job.state == jobs::JobState::failed && job.error) {
        m_job = {};
        fail(toQString(job.error->sentence()));
    }
}

void VoiceListener::fail(const QString& sentence)
{
    become(State::idle);
    emit failed(sentence);
}

void VoiceListener::become(State state)
{
    m_state = state;
    if (state == State::playing)
        m_watch.start();
    else
        m_watch.stop();
    emit changed();
}

} // namespace melisma::ui
