// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/automation/automation_modes.h"

#include <QToolButton>

#include <optional>

class QMenu;

namespace melisma::ui {

/// Entries for each mode of a track (0: the master), the present one marked.
void fillModeMenu(QMenu* menu, Session& session, project::TrackId track);
/// The same for one lane, and one for "as its track".
void fillLaneModeMenu(QMenu* menu, Session& session, const AutomationRef& ref);

/// Says in a word and a colour what automation does on a track or in one lane; its menu (click, Space, Down) chooses.
class ModeButton : public QToolButton {
    Q_OBJECT
public:
    ModeButton(Session& session, project::TrackId track, QWidget* parent = nullptr);
    ModeButton(Session& session, AutomationRef lane, QWidget* parent = nullptr);

    AutomationMode mode() const;
    void sync();
    QSize sizeHint() const override { return {54, 20}; }
    QSize minimumSizeHint() const override { return {40, 18}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    QString subject() const;

    Session& m_session;
    project::TrackId m_track;
    std::optional<AutomationRef> m_lane;
};

} // namespace melisma::ui
