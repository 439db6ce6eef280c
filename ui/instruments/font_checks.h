// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/instruments/checked_fonts.h"
#include "ui/common/poster.h"
#include "ui/common/session.h"

#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace melisma::ui {

/// Asks a worker whether a SoundFont can be played; the window never loads one before. Blocks; any thread.
base::Result<audio::CheckedFont> checkFontInWorker(jobs::JobQueue& queue, const std::filesystem::path& file,
                                                   const std::string& name, std::stop_token stop);

/// How the SoundFonts of the open project are: those that no worker of this machine has checked are checked as soon as
/// the project is open, and play from then on. One for each session, a child of it; lives on the UI thread.
class FontChecks : public QObject {
    Q_OBJECT
public:
    enum class State { ready, checking, missing, refused };

    static FontChecks& of(Session& session);

    State stateOf(const std::string& sha256) const;
    /// What stands beside the name of a track that its font cannot play: "SoundFont missing"; empty when it can.
    QString problemOf(const project::Track& track) const;
    /// The whole sentence for it, with what to do.
    QString explanationOf(const project::Track& track) const;
    /// Looks at the disk again and has what came back played.
    void look();

signals:
    void changed();

private:
    struct Known {
        State state = State::ready;
        base::Error why;
    };

    explicit FontChecks(Session& session);
    ~FontChecks() override;
    void follow();
    void check(const project::Asset& asset);
    void land(const std::string& sha256, const base::Result<audio::CheckedFont>& checked);
    void replay();
    const Known* problem(const project::Track& track) const;

    Session& m_session;
    std::map<std::string, Known> m_fonts; ///< by hash, of the open project
    std::shared_ptr<Poster> m_poster;
    std::stop_source m_stop;            ///< of the checks under way
    std::vector<std::jthread> m_checks; ///< one each, ended or not; last: they end before what they use
};

} // namespace melisma::ui
