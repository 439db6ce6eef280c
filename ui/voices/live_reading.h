// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/give_consent.h"
#include "ui/voices/sound_shelf.h"
#include "ui/voices/voice_take.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

class QTemporaryFile;

namespace melisma::ui {

/// The owner of a voice reads the statement and fresh words before this program: they are asked for, recorded, compared
/// by a worker, and become the record of consent. The steps are those of core/voices/give_consent.h. Lives on the UI
/// thread.
class LiveReading : public QObject {
    Q_OBJECT
public:
    enum class State { idle, asking, ready, recording, checking, agreed };

    LiveReading(Session& session, SoundShelf& shelf, std::string voice, QWidget* asker);
    ~LiveReading() override;

    State state() const { return m_state; }
    VoiceTake& take() { return m_take; }
    /// What is to be read; empty before ask().
    QString text() const;
    int secondsLeft() const; ///< that the words hold; 0: new ones are needed
    int triesLeft() const { return m_challenge ? m_challenge->triesLeft : 0; }

    void ask(const QString& owner); ///< fresh words
    void record();
    void finish(); ///< the reading, which is then checked
    /// What is recorded or checked: no consent comes of it, and nothing is left of it.
    void giveUp();

signals:
    void changed();
    void failed(const QString& sentence);

private:
    using Challenge = std::optional<voices::ConsentChallenge>;
    using Wanted = std::function<bool()>; ///< whether what was begun still is; from any thread
    struct Reading;

    Wanted begin(); ///< nothing that was begun before is wanted from then on
    void drop();    ///< nor is anything else, and nothing is kept of it
    void become(State state);
    void fail(const base::Error& error);
    void check();
    static base::Result<void> handOver(Reading& reading);
    void submit(const std::shared_ptr<Reading>& reading);
    void land(const std::shared_ptr<Reading>& reading, const base::Result<voices::ConsentCheck>& check);
    void follow(const jobs::JobStatus& job);

    Session& m_session;
    SoundShelf& m_shelf;
    std::string m_voice;
    QWidget* m_asker;
    VoiceTake m_take;
    State m_state = State::idle;
    Challenge m_challenge;
    /// Grows with every wish, so that late answers find out.
    std::shared_ptr<std::atomic<std::uint64_t>> m_turn = std::make_shared<std::atomic<std::uint64_t>>(0);
    std::shared_ptr<Reading> m_reading;     ///< that is being checked
    std::unique_ptr<QTemporaryFile> m_file; ///< the same for the worker, as long as it looks at it
    jobs::JobId m_job;
    std::shared_ptr<class Poster> m_poster;
};

} // namespace melisma::ui
