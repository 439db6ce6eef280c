// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/poster.h"
#include "ui/common/session.h" // Qt first: moc cannot parse what the others bring

#include "audio/stretch/stretched_sound.h"

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <thread>

namespace melisma::ui {

/// Renders what the clips of the open project play stretched, one sound after the other on a thread of its own, and
/// tells the engine when a file is there; until then that plays a preview. What no clip plays any more is given up. One
/// for each session, a child of it; lives on the UI thread. Rendered sounds that nothing needs are removed, see
/// audio::pruneStretched(), when a project is opened and when another sound has been rendered. Sounds are named by the
/// sha256 of their renderedAsset().
class StretchWork : public QObject {
    Q_OBJECT
public:
    static StretchWork& of(Session& session);
    ~StretchWork() override; ///< stops what runs

    bool isReady(const std::string& sound) const { return m_ready.contains(sound); }
    /// The share that is done of what waits or runs; nothing for anything else.
    std::optional<double> progress(const std::string& sound) const;
    bool busy() const { return m_running.has_value(); }

signals:
    void changed(); ///< something began, went on, is ready or has failed

private:
    struct Order {
        audio::StretchedSound sound;
        std::string name;
    };
    explicit StretchWork(Session& session);
    void look();
    void startOver();
    void prune(bool withHistory);
    void start();
    void run(const Order& order, const std::filesystem::path& folder, std::uint64_t project,
             const std::stop_token& stop);
    void hear(const std::string& name, double share);
    void land(const Order& order, std::uint64_t project, const base::Result<void>& rendered);

    Session& m_session;
    std::shared_ptr<Poster> m_poster;
    std::filesystem::path m_folder; ///< that m_ready is true of
    std::set<std::string> m_ready;
    std::set<std::string> m_failed; ///< told once and not tried again while the project is open
    std::deque<Order> m_waiting;
    std::optional<Order> m_running;
    double m_share = 0.0;
    std::uint64_t m_project = 0; ///< grows with every project that is opened
    std::jthread m_thread;       ///< last: ends before what it uses
};

} // namespace melisma::ui
