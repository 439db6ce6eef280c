// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edits/edit_effects.h"
#include "tests/gui/random_hand.h"
#include "ui/automation/automation_modes.h"
#include "ui/common/fader.h"
#include "ui/common/value_slider.h"
#include "ui/mixer/band_graph.h"
#include "ui/mixer/effect_dialog.h"
#include "ui/timeline/automation_lane.h"
#include "ui/timeline/timeline_state.h"

#include <QPointer>
#include <QPushButton>

namespace melisma::tests {

/// Gestures on what shapes the sound: automation, faders, effects.
class RandomControls : public RandomHand {
protected:
    using RandomHand::RandomHand;

    /// In the lane of some automation, which is shown first if need be.
    QString automate()
    {
        if (project().tracks.empty())
            return "no track";
        const auto& track =
            *project().tracks[static_cast<std::size_t>(number(0, static_cast<int>(project().tracks.size()) - 1))];
        const auto targets = ui::automationTargets(project(), track.id);
        const auto& target = targets[static_cast<std::size_t>(number(0, static_cast<int>(targets.size()) - 1))];
        if (m_view.state().curvesOf(track.id).empty() || chance(4))
            m_view.state().showCurve(track.id, target);
        std::vector<ui::AutomationLane*> open;
        for (auto* lane : lanes().findChildren<ui::AutomationLane*>())
            if (lane->isVisibleTo(&lanes()))
                open.push_back(lane);
        if (open.empty())
            return "no lane in view";
        auto* lane = open[static_cast<std::size_t>(number(0, static_cast<int>(open.size()) - 1))];
        const auto somewhere = [&] {
            const auto points = lane->shownPoints();
            if (points.empty() || chance(60))
                return QPoint(number(-5, lane->width() + 5), number(-5, lane->height() + 5));
            const auto index = static_cast<std::size_t>(number(0, static_cast<int>(points.size()) - 1));
            return lane->placeOf(points[index]).toPoint();
        };
        const QPoint at = somewhere();
        const auto held = keys();
        mouse(QEvent::MouseButtonPress, at, held, lane);
        for (int i = chance(60) ? number(1, 4) : 0; i > 0; --i) {
            mouse(QEvent::MouseMove, somewhere(), held, lane);
            if (chance(2))
                undo(); // the point goes from under the drag, or the whole lane
        }
        QPointer<ui::AutomationLane> left(lane);
        if (chance(10))
            QTest::keyClick(lane, Qt::Key_Escape);
        mouse(QEvent::MouseButtonRelease, at, held, lane);
        if (left && chance(20))
            mouse(QEvent::MouseButtonDblClick, at, held, lane);
        static constexpr Qt::Key kKeys[] = {Qt::Key_Left, Qt::Key_Right,  Qt::Key_Up,
                                            Qt::Key_Down, Qt::Key_Delete, Qt::Key_Insert};
        if (left && chance(30))
            QTest::keyClick(lane, kKeys[number(0, static_cast<int>(std::size(kKeys)) - 1)], keys());
        return "automation";
    }

    /// A hand on some fader or on the slider of some lane while it plays, with the track's automation in some mode;
    /// at times the song stops, jumps or is undone under it.
    QString recordAutomation()
    {
        if (project().tracks.empty())
            return "no track";
        const auto& track =
            *project().tracks[static_cast<std::size_t>(number(0, static_cast<int>(project().tracks.size()) - 1))];
        auto& session = *m_studio.session;
        ui::AutomationModes::of(session).setTrack(chance(20) ? project::TrackId{} : track.id,
                                                  static_cast<ui::AutomationMode>(number(0, 4)));
        QList<QAbstractSlider*> sliders;
        for (auto* slider : m_studio.window.findChildren<QAbstractSlider*>())
            if ((qobject_cast<ui::Fader*>(slider) || qobject_cast<ui::ValueSlider*>(slider)) &&
                slider->isVisibleTo(&m_studio.window) && slider->isEnabled() && m_view.isAncestorOf(slider))
                sliders.push_back(slider);
        if (sliders.empty())
            return "no fader in view";
        QPointer<QAbstractSlider> hand = sliders[number(0, static_cast<int>(sliders.size()) - 1)];
        if (chance(80))
            session.play();
        hand->setSliderDown(true);
        for (int i = number(1, 6); hand && i > 0; --i) {
            hand->setValue(number(hand->minimum(), hand->maximum()));
            static_cast<audio::NullDevice&>(m_studio.engine->device()).pull(number(64, 20000));
            emit session.playheadMoved(session.playhead().count);
            if (chance(3))
                undo();
            if (chance(3))
                session.seek({number(0, 48000 * 40)});
        }
        if (hand)
            hand->setSliderDown(false);
        if (chance(70))
            session.stop();
        return "recording of automation";
    }

    /// In the editor of one of the master's effects, which is added first if there are few.
    QString inEffect()
    {
        auto& session = *m_studio.session;
        if (project().masterEffects.size() < 3)
            session.apply("Add effect", [kind = chance(50) ? "eq" : "multiband"](const project::Project& at) {
                return edits::addEffect(at, {}, {kind, {}});
            });
        const auto& chain = project().masterEffects;
        const auto effect = chain[static_cast<std::size_t>(number(0, static_cast<int>(chain.size()) - 1))].id;
        ui::EffectDialog::show(session, effect, &m_studio.window);
        QPointer<ui::EffectDialog> dialog;
        for (auto* open : m_studio.window.findChildren<ui::EffectDialog*>())
            if (open->effect() == effect)
                dialog = open;
        auto* graph = dialog ? dialog->findChild<ui::BandGraph*>() : nullptr;
        if (!graph)
            return "an effect without bands";
        QPoint at = chance(80) ? graph->placeOf(static_cast<std::size_t>(number(0, 4))).toPoint()
                               : QPoint(number(0, graph->width()), number(0, graph->height()));
        const auto held = keys();
        mouse(QEvent::MouseButtonPress, at, held, graph);
        for (int i = chance(70) ? number(1, 4) : 0; i > 0 && dialog; --i) {
            at += QPoint(number(-120, 120), number(-80, 80));
            mouse(QEvent::MouseMove, at, held, graph);
            if (chance(3))
                undo(); // the effect may go from under the drag
        }
        if (dialog && chance(10))
            QTest::keyClick(graph, Qt::Key_Escape);
        if (dialog)
            mouse(QEvent::MouseButtonRelease, at, held, graph);
        static constexpr Qt::Key kKeys[] = {Qt::Key_Tab,  Qt::Key_Left,   Qt::Key_Right,    Qt::Key_Up,
                                            Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Space};
        for (int i = number(0, 3); i > 0 && dialog; --i)
            QTest::keyClick(graph, kKeys[number(0, static_cast<int>(std::size(kKeys)) - 1)], keys());
        for (const char* button : {"delta", "settingA", "settingB", "copySetting"})
            if (dialog && chance(15))
                dialog->findChild<QPushButton*>(button)->click();
        if (dialog && chance(30))
            dialog->close();
        return "effect";
    }
};

} // namespace melisma::tests
