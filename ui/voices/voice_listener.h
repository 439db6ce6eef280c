// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/voice_params.h"
#include "ui/common/poster.h"
#include "ui/common/session.h"
#include "ui/voices/voice_samples.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace melisma::ui {

/// Lets one voice at a time be heard: a sentence of its language, spoken by a background job the first time and taken
/// from the cache from then on, or what another job makes, played beside the project without touching it. Lives on the
/// UI thread.
class VoiceListener : public QObject {
    Q_OBJECT
public:
    enum class State { idle, waiting, speaking, playing };

    VoiceListener(Session& session, VoiceSamples cache = VoiceSamples(VoiceSamples::usualRoot()),
                  QObject* parent = nullptr);
    ~VoiceListener() override;

    /// Plays `voice`, or stops it when it is being heard already. `who` names it in state(): a row, or a draft.
    void toggle(const QString& who, const voices::VoiceCatalogue& catalogue, const voices::Voice& voice);
    /// The same of whatever sound `request` makes, which is kept nowhere. `title` is the job's.
    void toggle(const QString& who, const base::TaskRequest& request, const QString& title);
    void stop();

    State state(const QString& who) const { return who == m_who ? m_state : State::idle; }
    bool busy() const { return m_state != State::idle; }

signals:
    void changed();
    void failed(const QString& sentence);

private:
    /// Whether `who` is to be heard; what was heard before falls silent.
    bool begin(const QString& who);
    /// `file`: in the cache; empty: it is not kept.
    void speak(const base::TaskRequest& request, const std::filesystem::path& file, const QString& title);
    void load(const std::filesystem::path& file);
    int rate() const;
    void land(std::uint64_t turn, const base::Result<std::vector<float>>& sound);
    void follow(const jobs::JobStatus& job);
    void become(State state);
    void fail(const QString& sentence);

    Session& m_session;
    VoiceSamples m_cache;
    std::shared_ptr<Poster> m_poster;
    QTimer m_watch; ///< whether the sound still plays
    QString m_who;
    State m_state = State::idle;
    std::uint64_t m_turn = 0; ///< grows with every wish, so that late answers find out
    jobs::JobId m_job;
};

/// Why no voice of `model` can be heard here, and how to get them; empty where they are installed.
QString missingVoices(const std::string& model);

} // namespace melisma::ui
