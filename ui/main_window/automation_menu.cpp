// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the Track menu has for automation.
#include "ui/automation/automation_modes.h"
#include "ui/main_window/main_menu.h"
#include "ui/timeline/timeline_state.h"
#include "ui/timeline/timeline_view.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

namespace melisma::ui {

/// Modes of the selected track, or of the master while no track is selected.
void MainMenu::buildAutomation(QMenu* menu)
{
    menu->addSeparator();
    QMenu* modes = menu->addMenu(tr("Automation m&ode"));
    const std::tuple<const char*, QString, AutomationMode> entries[] = {
        {"track.automation-off", tr("Automation &off"), AutomationMode::off},
        {"track.automation-read", tr("&Read automation"), AutomationMode::read},
        {"track.automation-touch", tr("&Touch automation"), AutomationMode::touch},
        {"track.automation-latch", tr("&Latch automation"), AutomationMode::latch},
        {"track.automation-write", tr("&Write automation"), AutomationMode::write}};
    auto* group = new QActionGroup(modes);
    for (const auto& [name, text, mode] : entries) {
        QAction* action = add(modes, name, text, {}, [this, wanted = mode] {
            AutomationModes::of(m_session).setTrack(m_session.selectedTrack(), wanted);
        });
        action->setCheckable(true);
        group->addAction(action);
        const auto sync = [this, action, wanted = mode] {
            const auto track = m_session.selectedTrack();
            action->setChecked(AutomationModes::of(m_session).ofTrack(track) == wanted);
            const bool nothing = wanted == AutomationMode::off && lanesOf(m_session.project(), track).empty();
            action->setEnabled(!m_session.readOnly() && !nothing);
        };
        connect(modes, &QMenu::aboutToShow, action, sync);
        connect(modes, &QMenu::aboutToHide, action, [action] { action->setEnabled(true); }); // for a key of its own
    }
    add(menu, "track.master-automation", tr("Show or hide the ma&ster's automation"),
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)}, [this] { m_timeline.state().toggleCurves({}); });
}

} // namespace melisma::ui
