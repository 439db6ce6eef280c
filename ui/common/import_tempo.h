// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <functional>
#include <string>
#include <utility>

namespace melisma::audio {
struct ImportedScores;
}

namespace melisma::ui {

/// Whether the song takes tempo and meter of a MIDI file that has others. One for each session, a child of it; lives on
/// the UI thread.
class ImportTempo : public QObject {
    Q_OBJECT
public:
    enum class Answer { keep, take, cancel };
    /// The first of the files whose tempo or meter is another.
    struct Question {
        std::string file;
        double fileBpm = 0.0, songBpm = 0.0;
        music::Meter fileMeter, songMeter;
    };

    static ImportTempo& of(Session& session);

    /// Asks a person; without it the song stays as it is. May run an event loop.
    void setAsker(std::function<Answer(const Question&)> ask) { m_ask = std::move(ask); }
    /// For what was read and is to begin at `at`: as the Preferences say, or as is answered.
    Answer answerFor(const audio::ImportedScores& scores, base::Frames at) const;

private:
    explicit ImportTempo(Session& session);

    Session& m_session;
    std::function<Answer(const Question&)> m_ask;
};

} // namespace melisma::ui
