// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Edit menu of the main menu.
#include "core/edits/edit_markers.h"
#include "ui/clip_work/stretch_form.h"
#include "ui/common/edit_modes.h"
#include "ui/main_window/main_menu.h"
#include "ui/main_window/main_window.h"
#include "ui/timeline/clip_sound_actions.h"
#include "ui/timeline/section_menu.h"
#include "ui/timeline/selection_actions.h"
#include "ui/timeline/take_actions.h"
#include "ui/timeline/timeline_view.h"
#include "ui/timeline/zero_crossings.h"

#include <QAction>
#include <QActionGroup>
#include <QInputDialog>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace melisma::ui {

using project::Project;

void MainMenu::buildEdit()
{
    QMenu* menu = m_window.menuBar()->addMenu(tr("&Edit"));
    m_undo = add(menu, "edit.undo", tr("&Undo"), {QKeySequence(Qt::CTRL | Qt::Key_Z)}, [this] { m_session.undo(); });
    m_redo = add(menu, "edit.redo", tr("&Redo"),
                 {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)},
                 [this] { m_session.redo(); });
    menu->addSeparator();
    buildClipboard(menu);
    menu->addSeparator();
    m_songActions.push_back(add(menu, "edit.split", tr("&Split at the playhead"),
                                {QKeySequence(Qt::Key_S), QKeySequence(Qt::CTRL | Qt::Key_I)},
                                [this] { splitSelected(m_session); }));
    m_selectionActions.push_back(
        add(menu, "edit.join", tr("&Join"), {QKeySequence(Qt::CTRL | Qt::Key_J)}, [this] { joinSelected(m_session); }));
    m_selectionActions.push_back(add(menu, "edit.trim", tr("Trim to t&he selection"),
                                     {QKeySequence(Qt::CTRL | Qt::Key_T)}, [this] { trimToSelection(m_session); }));
    menu->addSeparator();
    buildSound(menu);
    menu->addSeparator();
    m_clipActions.push_back(add(menu, "edit.clear-comp", tr("Clea&r the comp"), {}, [this] { clearComps(m_session); }));
    m_clipActions.push_back(
        add(menu, "edit.flatten-comp", tr("Flatten the c&omp"), {}, [this] { flattenComps(m_session); }));
    menu->addSeparator();
    m_clipActions.push_back(add(menu, "edit.group", tr("&Group"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G)},
                                [this] { groupSelected(m_session, true); }));
    m_clipActions.push_back(add(menu, "edit.ungroup", tr("&Ungroup"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U)},
                                [this] { groupSelected(m_session, false); }));
    m_clipActions.push_back(add(menu, "edit.lock", tr("Loc&k or unlock"),
                                {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)}, [this] { toggleLock(m_session); }));
    add(menu, "edit.nudge-left", tr("Nudge to the le&ft"), {QKeySequence(Qt::Key_Comma)},
        [this] { m_timeline.nudge(-1); });
    add(menu, "edit.nudge-right", tr("Nudge to the ri&ght"), {QKeySequence(Qt::Key_Period)},
        [this] { m_timeline.nudge(1); });
    menu->addSeparator();
    buildModes(menu);
    menu->addSeparator();
    add(menu, "edit.add-marker", tr("Add &marker\u2026"), {QKeySequence(Qt::CTRL | Qt::Key_B), QKeySequence(Qt::Key_M)},
        [this] { addMarker(); });
    add(menu, "edit.mark-playhead", tr("Mark the pla&yhead"), {QKeySequence(Qt::CTRL | Qt::Key_Period)},
        [this] { markPlayhead(); });
    addSectionMenu(menu, m_session);
    add(menu, "edit.song", tr("&Tempo, meter and key\u2026"), {}, [this] { m_window.editSong(); });
    menu->addSeparator();
    add(menu, "edit.preferences", tr("&Preferences\u2026"), {QKeySequence(Qt::CTRL | Qt::Key_Comma)}, [this] {
        m_window.showPreferences();
    })->setMenuRole(QAction::PreferencesRole);
}

void MainMenu::buildClipboard(QMenu* menu)
{
    using edits::Ripple;
    const auto onSelection = [&](const char* name, const QString& text, QKeySequence key, std::function<void()> run) {
        m_selectionActions.push_back(add(menu, name, text, {std::move(key)}, std::move(run)));
    };
    onSelection("edit.cut", tr("Cu&t"), Qt::CTRL | Qt::Key_X, [this] { cutSelected(m_session); });
    onSelection("edit.cut-ripple", tr("Cut and close the gap"), Qt::CTRL | Qt::SHIFT | Qt::Key_X,
                [this] { cutSelected(m_session, Ripple::track); });
    onSelection("edit.copy", tr("&Copy"), Qt::CTRL | Qt::Key_C, [this] { copySelected(m_session); });
    m_pasteActions = {
        add(menu, "edit.paste", tr("&Paste"), {QKeySequence(Qt::CTRL | Qt::Key_V)}, [this] { paste(m_session); }),
        add(menu, "edit.paste-insert", tr("Paste and make room"), {QKeySequence(Qt::SHIFT | Qt::Key_V)},
            [this] { paste(m_session, true); })};
    onSelection("edit.duplicate", tr("&Duplicate"), Qt::CTRL | Qt::Key_D, [this] { duplicateSelected(m_session); });
    onSelection("edit.delete", tr("De&lete"), Qt::Key_Delete, [this] { deleteSelected(m_session); });
    onSelection("edit.delete-ripple", tr("Delete and close the gap"), Qt::SHIFT | Qt::Key_Delete,
                [this] { deleteSelected(m_session, Ripple::track); });
    onSelection("edit.delete-ripple-all", tr("Delete and close the gap on all tracks"), Qt::CTRL | Qt::Key_Delete,
                [this] { deleteSelected(m_session, Ripple::all); });
    menu->addSeparator();
    m_songActions.push_back(add(menu, "edit.select-all", tr("Select &all clips"), {QKeySequence(Qt::CTRL | Qt::Key_A)},
                                [this] { selectAllClips(m_session); }));
    m_songActions.push_back(add(menu, "edit.selection-start", tr("Selection from the playhead"),
                                {QKeySequence(Qt::Key_BracketLeft)}, [this] { setSelectionEdge(m_session, false); }));
    m_songActions.push_back(add(menu, "edit.selection-end", tr("Selection up to the playhead"),
                                {QKeySequence(Qt::Key_BracketRight)}, [this] { setSelectionEdge(m_session, true); }));
    m_songActions.push_back(add(menu, "edit.zero-crossings", tr("Selection to &zero crossings"),
                                {QKeySequence(Qt::Key_Z)}, [this] { moveToZeroCrossings(m_session); }));
}

void MainMenu::buildSound(QMenu* menu)
{
    m_selectionActions.push_back(add(menu, "edit.silence", tr("&Silence"), {QKeySequence(Qt::CTRL | Qt::Key_L)},
                                     [this] { silenceSelected(m_session); }));
    m_selectionActions.push_back(add(menu, "edit.normalise", tr("&Normalise"),
                                     {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)},
                                     [this] { normaliseSelected(m_session); }));
    m_selectionActions.push_back(add(menu, "edit.reverse", tr("Re&verse"),
                                     {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)},
                                     [this] { reverseSelected(m_session); }));
    m_clipActions.push_back(add(menu, "edit.stretch", tr("Stretch and pitch\u2026"),
                                {QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_T)},
                                [this] { showStretch(m_session, &m_window); }));
}

void MainMenu::buildModes(QMenu* menu)
{
    using edits::Ripple;
    using Snap = EditModes::Snap;
    EditModes& modes = m_session.editModes();
    const auto choice = [&](QActionGroup* group, const char* name, const QString& text, auto wanted, auto get,
                            auto set) {
        QAction* action =
            add(static_cast<QMenu*>(group->parent()), name, text, {}, [&modes, wanted, set] { (modes.*set)(wanted); });
        action->setCheckable(true);
        group->addAction(action);
        const auto sync = [action, &modes, wanted, get] { action->setChecked((modes.*get)() == wanted); };
        sync();
        connect(&modes, &EditModes::changed, action, sync);
    };
    QMenu* ripple = menu->addMenu(tr("When something is deleted"));
    auto* ripples = new QActionGroup(ripple);
    const std::tuple<const char*, QString, Ripple> rippleTexts[] = {
        {"edit.ripple-off", tr("Leave the gap"), Ripple::off},
        {"edit.ripple-clip", tr("Close it within the clip"), Ripple::clip},
        {"edit.ripple-track", tr("Close it on the track"), Ripple::track},
        {"edit.ripple-all", tr("Close it on all tracks"), Ripple::all}};
    for (const auto& [name, text, wanted] : rippleTexts)
        choice(ripples, name, text, wanted, &EditModes::ripple, &EditModes::setRipple);
    QMenu* snap = menu->addMenu(tr("Snap to"));
    auto* snaps = new QActionGroup(snap);
    const std::tuple<const char*, QString, Snap> snapTexts[] = {
        {"edit.snap-grid", tr("The grid"), Snap::grid},
        {"edit.snap-events", tr("Clips, markers and the playhead"), Snap::events},
        {"edit.snap-off", tr("Nothing"), Snap::off}};
    for (const auto& [name, text, wanted] : snapTexts)
        choice(snaps, name, text, wanted, &EditModes::snap, &EditModes::setSnap);
}

void MainMenu::addMarker()
{
    const auto& project = m_session.project();
    const auto at = project.tempoMap.beatsAt(m_session.playhead(), project.sampleRate);
    bool accepted = false;
    const QString name =
        QInputDialog::getText(&m_window, tr("Add marker"), tr("Name"), QLineEdit::Normal, tr("Marker"), &accepted);
    if (accepted && !name.trimmed().isEmpty())
        m_session.apply(tr("Add marker"), [name, at](const Project& current) {
            return edits::addMarker(current, name.trimmed().toStdString(), at);
        });
}

/// With a name that needs no question, so that markers can be set while it plays.
void MainMenu::markPlayhead()
{
    const auto& project = m_session.project();
    const auto at = project.tempoMap.beatsAt(m_session.playhead(), project.sampleRate);
    const auto points = std::count_if(project.markers.begin(), project.markers.end(),
                                      [](const auto& marker) { return marker.length == base::Beats{}; });
    m_session.apply(tr("Add marker"), [at, name = tr("Marker %1").arg(points + 1)](const Project& current) {
        return edits::addMarker(current, name.toStdString(), at);
    });
}

} // namespace melisma::ui
