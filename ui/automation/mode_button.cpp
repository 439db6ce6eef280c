// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/automation/mode_button.h"

#include "ui/automation/automation_axis.h"
#include "ui/common/key_tip.h"
#include "ui/common/session.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"

#include <QActionGroup>
#include <QMenu>
#include <QPainter>

namespace melisma::ui {
namespace {

constexpr AutomationMode kModes[] = {AutomationMode::off, AutomationMode::read, AutomationMode::touch,
                                     AutomationMode::latch, AutomationMode::write};

/// choose(mode) behind an entry.
template <class Choose>
QAction* addMode(QMenu* menu, QActionGroup* group, const QString& text, bool chosen, Choose choose)
{
    QAction* action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(chosen);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, menu, std::move(choose));
    return action;
}

} // namespace

void fillModeMenu(QMenu* menu, Session& session, project::TrackId track)
{
    auto& modes = AutomationModes::of(session);
    auto* group = new QActionGroup(menu);
    menu->setToolTipsVisible(true);
    for (const auto mode : kModes) {
        QAction* action = addMode(menu, group, modeText(mode), modes.ofTrack(track) == mode,
                                  [&modes, track, mode] { modes.setTrack(track, mode); });
        action->setToolTip(modeTip(mode));
        const bool nothing = mode == AutomationMode::off && lanesOf(session.project(), track).empty();
        action->setEnabled(!session.readOnly() && !nothing);
    }
}

void fillLaneModeMenu(QMenu* menu, Session& session, const AutomationRef& ref)
{
    auto& modes = AutomationModes::of(session);
    auto* group = new QActionGroup(menu);
    menu->setToolTipsVisible(true);
    const bool off = modes.ofLane(ref) == AutomationMode::off;
    const bool follows = !modes.hasOwn(ref) && !off;
    addMode(menu, group, AutomationModes::tr("As the track"), follows, [&modes, ref] { modes.setLane(ref, {}); });
    for (const auto mode : kModes) {
        QAction* action = addMode(menu, group, modeText(mode), !follows && modes.ofLane(ref) == mode,
                                  [&modes, ref, mode] { modes.setLane(ref, mode); });
        action->setToolTip(modeTip(mode));
        action->setEnabled(mode != AutomationMode::off || laneOf(session.project(), ref));
    }
    for (QAction* action : menu->actions())
        action->setEnabled(action->isEnabled() && !session.readOnly());
}

ModeButton::ModeButton(Session& session, project::TrackId track, QWidget* parent)
    : QToolButton(parent)
    , m_session(session)
    , m_track(track)
{
    build();
}

ModeButton::ModeButton(Session& session, AutomationRef lane, QWidget* parent)
    : QToolButton(parent)
    , m_session(session)
    , m_track(lane.track)
    , m_lane(std::move(lane))
{
    build();
}

void ModeButton::build()
{
    setObjectName(QStringLiteral("automationMode"));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setFont(theme().small());
    auto* menu = new QMenu(this);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        qDeleteAll(menu->findChildren<QActionGroup*>(QString(), Qt::FindDirectChildrenOnly));
        menu->clear();
        m_lane ? fillLaneModeMenu(menu, m_session, *m_lane) : fillModeMenu(menu, m_session, m_track);
    });
    setMenu(menu);
    connect(&AutomationModes::of(m_session), &AutomationModes::changed, this, &ModeButton::sync);
    sync();
}

AutomationMode ModeButton::mode() const
{
    const auto& modes = AutomationModes::of(m_session);
    return m_lane ? modes.ofLane(*m_lane) : modes.ofTrack(m_track);
}

QString ModeButton::subject() const
{
    const auto& project = m_session.project();
    if (m_lane)
        return AutomationAxis(project, m_lane->track, m_lane->target).name();
    const auto* track = project.findTrack(m_track);
    return track ? toQString(track->name) : tr("Master");
}

void ModeButton::sync()
{
    const auto now = mode();
    setText(modeText(now));
    setAccessibleName(tr("Automation of %1: %2").arg(subject(), modeText(now)));
    setAccessibleDescription(modeTip(now));
    if (m_lane)
        setToolTip(modeTip(now));
    else
        setKeyTip(*this, modeTip(now), QStringLiteral("track.automation-mode"));
    update();
}

void ModeButton::paintEvent(QPaintEvent*)
{
    const QColor colour = modeColour(mode());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? theme().accent : colour, hasFocus() ? 2 : 1));
    painter.setBrush(underMouse() ? theme().bg3 : theme().bg1);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    constexpr double kDot = 5.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QRectF(6, (height() - kDot) / 2.0, kDot, kDot));
    painter.setFont(font());
    painter.setPen(isEnabled() ? theme().text : theme().faint);
    const QRect words = rect().adjusted(14, 0, -3, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

} // namespace melisma::ui
