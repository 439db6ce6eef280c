// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/automation_actions.h"

#include "audio/effects/effect_kind.h"
#include "core/edits/edit_automation.h"
#include "ui/automation/mode_button.h"
#include "ui/common/spec_text.h"
#include "ui/common/text.h"
#include "ui/common/theme.h"
#include "ui/timeline/lane_painter.h"
#include "ui/timeline/timeline_metrics.h"
#include "ui/timeline/timeline_state.h"

#include <QActionGroup>
#include <QColor>
#include <QCoreApplication>
#include <QInputDialog>
#include <QMenu>

#include <algorithm>

namespace melisma::ui {
namespace {

using project::AutomationKind;
using project::AutomationPoint;
using project::AutomationTarget;
using project::PointShape;
using project::Project;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(melisma::ui::AutomationActions)
};

constexpr double kThinned = 0.02; ///< of the lane's range

const AutomationPoint* pointOf(const Project& project, const AutomationRef& ref, std::size_t index)
{
    const auto* lane = laneOf(project, ref);
    return lane && index < lane->points.size() ? &lane->points[index] : nullptr;
}

void addHold(QMenu* menu, Session& session, const AutomationRef& ref, std::size_t index, const AutomationPoint& point)
{
    QAction* hold = menu->addAction(Words::tr("Hold until the next point"));
    hold->setCheckable(true);
    hold->setChecked(point.shape == PointShape::hold);
    QObject::connect(hold, &QAction::triggered, menu, [&session, ref, index, moved = point](bool on) {
        AutomationPoint changed = moved;
        changed.shape = on ? PointShape::hold : PointShape::linear;
        setAutomationPoint(session, ref, index, changed);
    });
}

void addSpot(QMenu* menu, Session& session, const AutomationRef& ref, const AutomationSpot& spot, QWidget* parent)
{
    const AutomationAxis axis(session.project(), ref.track, ref.target);
    const auto* point = spot.point ? pointOf(session.project(), ref, *spot.point) : nullptr;
    if (!point) {
        menu->addAction(
            Words::tr("Add a point (%1)").arg(axis.text(spot.value)), menu,
            [&session, ref, added = pointOn(axis, spot.at, spot.value)] { addAutomationPoint(session, ref, added); });
        return;
    }
    menu->addAction(Words::tr("Value\u2026"), menu,
                    [&session, ref, index = *spot.point, parent] { typeAutomationValue(session, ref, index, parent); });
    if (!axis.stepped()) // else each holds anyway
        addHold(menu, session, ref, *spot.point, *point);
    menu->addAction(Words::tr("Delete the point"), menu,
                    [&session, ref, index = *spot.point] { removeAutomationPoint(session, ref, index); });
}

void addLane(QMenu* menu, Session& session, const AutomationRef& ref)
{
    const auto* lane = laneOf(session.project(), ref);
    QAction* on = menu->addAction(Words::tr("Automation on"));
    on->setCheckable(true);
    on->setChecked(!lane || lane->on);
    QObject::connect(on, &QAction::triggered, menu, [&session, ref](bool checked) {
        session.apply(checked ? Words::tr("Automation on") : Words::tr("Automation off"), [=](const Project& project) {
            return edits::switchLane(project, ref.track, ref.target, checked);
        });
    });
    const AutomationAxis axis(session.project(), ref.track, ref.target);
    QAction* thin = menu->addAction(Words::tr("Thin out"), menu,
                                    [&session, ref, tolerance = kThinned * (axis.highest() - axis.lowest())] {
                                        session.apply(Words::tr("Thin automation"), [=](const Project& project) {
                                            return edits::thinLane(project, ref.track, ref.target, tolerance);
                                        });
                                    });
    QAction* clear = menu->addAction(Words::tr("Delete all points"), menu, [&session, ref] {
        session.apply(Words::tr("Delete automation"),
                      [=](const Project& project) { return edits::removeLane(project, ref.track, ref.target); });
    });
    for (QAction* action : {on, thin, clear})
        action->setEnabled(lane != nullptr);
}

/// How much room the lane takes: a way of looking, no edit.
void addHeights(QMenu* menu, TimelineState& state, const AutomationRef& ref)
{
    const std::pair<QString, int> heights[] = {{Words::tr("Usual height"), TimelineMetrics::curveHeight},
                                               {Words::tr("Tall"), TimelineMetrics::tallCurve},
                                               {Words::tr("Very tall"), TimelineMetrics::tallestCurve}};
    auto* group = new QActionGroup(menu);
    for (const auto& [text, height] : heights) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(state.curveHeight(ref.track, ref.target) == height);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, menu,
                         [&state, ref, wanted = height] { state.setCurveHeight(ref.track, ref.target, wanted); });
    }
}

} // namespace

QColor laneColour(const Project& project, const AutomationRef& ref)
{
    const auto* track = project.findTrack(ref.track);
    return track ? trackColour(*track) : theme().accent;
}

AutomationPoint pointOn(const AutomationAxis& axis, base::Beats at, double value)
{
    return {at, value, axis.stepped() ? PointShape::hold : PointShape::linear};
}

bool addAutomationPoint(Session& session, const AutomationRef& ref, const AutomationPoint& point)
{
    return session.apply(Words::tr("Add automation point"), [=](const Project& project) {
        return edits::addPoint(project, ref.track, ref.target, point);
    });
}

bool setAutomationPoint(Session& session, const AutomationRef& ref, std::size_t index, const AutomationPoint& point)
{
    return session.apply(Words::tr("Change automation point"), [=](const Project& project) {
        return edits::movePoint(project, ref.track, ref.target, index, point);
    });
}

bool removeAutomationPoint(Session& session, const AutomationRef& ref, std::size_t index)
{
    return session.apply(Words::tr("Delete automation point"), [=](const Project& project) {
        return edits::removePoint(project, ref.track, ref.target, index);
    });
}

void typeAutomationValue(Session& session, const AutomationRef& ref, std::size_t index, QWidget* parent)
{
    const auto* point = pointOf(session.project(), ref, index);
    if (!point || session.readOnly())
        return;
    const AutomationAxis axis(session.project(), ref.track, ref.target);
    AutomationPoint changed = *point;
    bool accepted = false;
    const QString label = axis.unit().isEmpty() ? Words::tr("Value") : Words::tr("Value in %1").arg(axis.unit());
    const double typed =
        QInputDialog::getDouble(parent, axis.name(), label, axis.typed(point->value), axis.typed(axis.lowest()),
                                axis.typed(axis.highest()), axis.decimals(), &accepted);
    changed.value = axis.fromTyped(typed);
    if (accepted)
        setAutomationPoint(session, ref, index, changed);
}

QMenu* makeAutomationMenu(TimelineState& state, const AutomationRef& ref, const std::optional<AutomationSpot>& spot,
                          QWidget* parent)
{
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (spot) {
        addSpot(menu, state.session(), ref, *spot, parent);
        menu->addSeparator();
    }
    addLane(menu, state.session(), ref);
    if (state.session().readOnly())
        for (QAction* action : menu->actions())
            action->setEnabled(false);
    menu->addSeparator();
    fillLaneModeMenu(menu->addMenu(Words::tr("Automation mode")), state.session(), ref);
    addHeights(menu->addMenu(Words::tr("Height")), state, ref);
    menu->addAction(Words::tr("Hide the lane"), menu, [&state, ref] { state.showCurve(ref.track, ref.target, false); });
    fillAutomationMenu(menu->addMenu(Words::tr("Show automation of")), state, ref.track);
    return menu;
}

void fillAutomationMenu(QMenu* menu, TimelineState& state, project::TrackId id)
{
    const Project& project = state.session().project();
    QMenu* into = menu;
    project::EffectId effect;
    for (const auto& target : automationTargets(project, id)) {
        const AutomationAxis axis(project, id, target);
        if (target.effect && target.effect != effect) {
            const auto* slot = project.findEffect(target.effect);
            const auto* kind = audio::findEffectKind(slot->effect);
            into = menu->addMenu(kind ? specText(kind->name) : toQString(slot->effect));
        }
        effect = target.effect;
        QAction* action = into->addAction(axis.name());
        action->setCheckable(true);
        action->setChecked(state.curveShown(id, target));
        if (laneOf(project, {id, target})) {
            QFont font = action->font();
            font.setBold(true); // it has points
            action->setFont(font);
        }
        QObject::connect(action, &QAction::triggered, menu,
                         [&state, id, target](bool on) { state.showCurve(id, target, on); });
    }
}

} // namespace melisma::ui
