// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/speaker_compare.h"
#include "ui/common/session.h"
#include "ui/voices/voice_sources.h"

#include <QObject>

#include <memory>
#include <vector>

namespace melisma::ui {

class Poster;

/// Whether the recordings that a voice is to be made of are of one person: a job of the queue compares them, anew
/// whenever they change. It warns and refuses nothing. Without the speaker encoder it says nothing at all. Lives on the
/// UI thread.
class SpeakerCheck : public QObject {
    Q_OBJECT
public:
    using Recordings = std::vector<VoiceSources::Material>;

    explicit SpeakerCheck(Session& session, QObject* parent = nullptr);
    ~SpeakerCheck() override;

    /// These are the recordings from now on; the same again change nothing.
    void compare(Recordings recordings);
    /// They are being compared. A job that waits behind others does not count, for that may take long.
    bool busy() const { return m_state == State::handingOver || m_state == State::listening; }
    /// Several people seem to be heard.
    bool foundSeveral() const { return m_foundSeveral; }
    /// Who stands out, or why nobody could be compared; empty: nothing is to be said.
    QString warning() const { return m_warning; }

signals:
    void changed();

private:
    enum class State { idle, handingOver, waiting, listening };
    struct Comparison;

    void begin();
    void drop(); ///< what was begun: its answer is no longer wanted, and no file of it stays
    void submit(const base::Result<base::TaskRequest>& request);
    void land(const base::Result<voices::SpeakerComparison>& compared);
    void fail(const base::Error& error);
    void follow(const jobs::JobStatus& job);
    void become(State state);

    Session& m_session;
    Recordings m_recordings;
    std::shared_ptr<Comparison> m_comparison; ///< under way
    State m_state = State::idle;
    jobs::JobId m_job;
    bool m_foundSeveral = false;
    QString m_warning;
    std::shared_ptr<Poster> m_poster;
};

/// What core found, in the words of the window; empty where it is one person.
QString speakersText(const voices::SpeakerFinding& finding);

} // namespace melisma::ui
