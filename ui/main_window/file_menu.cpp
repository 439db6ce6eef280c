// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The File menu.
#include "ui/common/text.h"
#include "ui/files/bundle_actions.h"
#include "ui/files/missing_sounds.h"
#include "ui/files/templates.h"
#include "ui/main_window/main_menu.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/recent_projects.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

namespace melisma::ui {

void MainMenu::buildFile()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&File"));
    add(menu, "file.new", tr("&New project"), {QKeySequence::New}, [this] { m_window.newProject(); });
    QMenu* templates = menu->addMenu(tr("New from &template"));
    connect(templates, &QMenu::aboutToShow, this, [this, templates] {
        fillTemplateMenu(*templates, templateNames(), [this](const QString& name) { m_window.newFromTemplate(name); });
    });
    add(menu, "file.open", tr("&Open\u2026"), {QKeySequence::Open}, [this] { m_window.openProject(); });
    m_recent = menu->addMenu(tr("Open &recent"));
    connect(m_recent, &QMenu::aboutToShow, this, &MainMenu::fillRecent);
    add(menu, "file.open-copy", tr("Open a &portable copy\u2026"), {}, [this] { m_window.openPortableCopy(); });
    menu->addSeparator();
    add(menu, "file.save", tr("&Save"), {QKeySequence::Save}, [this] { m_window.saveProject(); });
    add(menu, "file.save-as", tr("Save &as\u2026"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)},
        [this] { m_window.saveProjectAs(); });
    m_songActions.push_back(add(menu, "file.save-copy", tr("Save a portable &copy\u2026"), {},
                                [this] { savePortableCopy(m_session, &m_window); }));
    add(menu, "file.save-template", tr("Save as te&mplate\u2026"), {},
        [this] { askToSaveTemplate(m_session, &m_window); });
    menu->addSeparator();
    add(menu, "file.import", tr("&Import sound or MIDI files\u2026"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I)},
        [this] { m_window.importAudio(); });
    m_songActions.push_back(add(menu, "file.export", tr("&Export\u2026"),
                                {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)}, [this] { m_window.exportAudio(); }));
    menu->addSeparator();
    QAction* missing =
        add(menu, "file.find-missing", tr("&Find missing sounds\u2026"), {}, [this] { m_window.findMissingSounds(); });
    add(menu, "file.clean-up", tr("Clean &up\u2026"), {}, [this] { m_window.cleanUp(); });
    auto& lost = MissingSounds::of(m_session);
    const auto sync = [&lost, missing] { missing->setEnabled(!lost.hashes().empty()); };
    connect(&lost, &MissingSounds::opened, missing, sync);
    connect(&lost, &MissingSounds::found, missing, sync);
    sync();
    menu->addSeparator();
    add(menu, "file.quit", tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)}, [this] {
        m_window.close();
    })->setMenuRole(QAction::QuitRole);
}

void MainMenu::fillRecent()
{
    m_recent->clear();
    for (const QString& path : recentProjects())
        m_recent->addAction(toQString(toPath(path).stem().string()), this, [this, path] { m_window.openPath(path); })
            ->setToolTip(path);
    if (m_recent->isEmpty())
        m_recent->addAction(tr("No projects yet"))->setEnabled(false);
}

} // namespace melisma::ui
