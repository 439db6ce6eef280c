// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QLabel>

#include <optional>

namespace melisma::ui {

/// What automation, or the hand that records it, says in place of a track's controls; none: the control is heard.
struct AutomatedMix {
    std::optional<double> gainDb;
    std::optional<double> pan;
    std::optional<bool> mute;
    bool gainLocked = false; ///< no hand can move it: its lane is only read
    bool panLocked = false;
    bool muteLocked = false;

    bool any() const { return gainDb || pan || mute; }
};
/// `track` 0: the master.
AutomatedMix automatedMix(Session& session, project::TrackId track);

/// Why a control that its lane moves cannot be moved, for its tool tip.
QString automatedTip();

/// The small "A" beside a control that automation moves. Keeps its place while it is hidden.
class AutomationMark : public QLabel {
public:
    explicit AutomationMark(QWidget* parent = nullptr);
};

} // namespace melisma::ui
