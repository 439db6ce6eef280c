// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <optional>

namespace melisma::ui {

enum class Leaving { quit, otherProject };

/// What would be given up by leaving the open project now.
struct AtStake {
    bool unsaved = false; ///< edits of a named project; those of one never saved are on the disk anyway
    int jobs = 0;         ///< whose result would be lost
    QString project;      ///< its name
    bool operator==(const AtStake&) const = default;
};

AtStake atStake(const Session& session, Leaving leaving);

/// The one question about all that is at stake.
struct LeaveQuestion {
    QString title;
    QString text;
    QString consequence; ///< in smaller type
    QString go;          ///< the button that leaves without saving
    bool offersSave = false;
};

/// Nothing to ask where nothing would be lost.
std::optional<LeaveQuestion> leaveQuestion(const AtStake& stake, Leaving leaving);

/// Asks where there is something to ask, and does what was answered: saves, or keeps the edits in the journal, and
/// stops the jobs. False: stay. Esc and closing the question stay too.
bool askToLeave(Session& session, Leaving leaving, QWidget* parent);

} // namespace melisma::ui
