// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QLabel>

#include <optional>

namespace melisma::ui {

/// What automation says at the playhead in place of a track's controls; none: the control is heard.
struct AutomatedMix {
    std::optional<double> gainDb;
    std::optional<double> pan;
    std::optional<bool> mute;

    bool any() const { return gainDb || pan || mute; }
};
/// `track` 0: the master.
AutomatedMix automatedMix(const Session& session, project::TrackId track);
std::optional<double> automatedSend(const Session& session, const project::Track& track, project::SendId send);

/// Why an automated control cannot be moved, for its tool tip.
QString automatedTip();

/// The small "A" beside a control that automation moves. Keeps its place while it is hidden.
class AutomationMark : public QLabel {
public:
    explicit AutomationMark(QWidget* parent = nullptr);
};

} // namespace melisma::ui
