// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"
#include "ui/timeline/clip_geometry.h"

#include <QObject>

#include <optional>

namespace melisma::ui {

class TimelineState;

/// Lets the take whose row has the keys be heard alone in its clip, in place of the comp or the chosen take, and goes
/// with the keys from row to row. The engine gets another project than the one that is open: nothing is edited, saved
/// or exported. Ends when the keys leave the rows. One for each TimelineState, a child of it; lives on the UI thread.
class TakeListener : public QObject {
    Q_OBJECT
public:
    static TakeListener& of(TimelineState& state);

    /// The take that is heard alone.
    std::optional<TakeRef> heard() const { return m_heard; }
    /// Gives that row the keys and begins, or ends where that take is heard already.
    void toggle(const TakeRef& take);
    void end();

signals:
    void changed();

private:
    explicit TakeListener(TimelineState& state);
    void follow(bool anew);
    void play(const project::ProjectPtr& project);

    TimelineState& m_state;
    Session& m_session;
    bool m_on = false;
    std::optional<TakeRef> m_heard;
    project::ProjectPtr m_of; ///< that the engine's is made from
};

} // namespace melisma::ui
