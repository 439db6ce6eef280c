// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine plays in place of a curve: a gesture in its lane, and the way from a hand to the plan that knows of
// it.
#include "ui/automation/automation_recorder.h"

#include "ui/common/session.h"

#include <QAbstractSlider>

#include <memory>
#include <utility>

namespace melisma::ui {

using project::AutomationPoints;

/// From the hand to the curve that it left: the engine gets its plan a little later.
void AutomationRecorder::settle(const AutomationRef& ref)
{
    std::erase(m_settling, ref);
    m_settling.push_back(ref);
    serveSettling();
}

void AutomationRecorder::serveSettling()
{
    auto& engine = m_session.engine();
    if (m_heard) // the next block is rendered at the playhead, not where it is heard
        engine.holdAutomated(m_heard->first.track, m_heard->first.target,
                             project::valueAt(m_heard->second, beatsAt(engine.playhead().count)));
    const bool over = !engine.playing() || engine.planIsCurrent();
    for (const auto& ref : m_settling)
        if (over)
            engine.letGoAutomated(ref.track, ref.target);
        else
            engine.holdAutomated(ref.track, ref.target, curveAt(ref, engine.playhead().count));
    if (over)
        m_settling.clear();
}

void AutomationRecorder::hear(const AutomationRef& ref, const AutomationPoints* points)
{
    const auto* lane = laneOf(m_session.project(), ref);
    const bool off = lane && !lane->on;
    if (points && !points->empty() && !off && m_session.engine().playing() && !find(ref)) {
        m_heard.emplace(ref, *points);
        serveSettling();
    } else if (m_heard && m_heard->first == ref) {
        m_heard.reset();
        settle(ref);
    }
}

void followHand(QAbstractSlider& slider, Session& session, const AutomationRef& ref)
{
    auto& recorder = AutomationRecorder::of(session);
    const auto held = std::make_shared<bool>(false);
    QObject::connect(&slider, &QAbstractSlider::sliderPressed, &recorder, [&recorder, ref, held] {
        *held = true;
        recorder.take(ref);
    });
    const auto leave = [&recorder, ref, held] {
        if (std::exchange(*held, false))
            recorder.leave(ref);
    };
    QObject::connect(&slider, &QAbstractSlider::sliderReleased, &recorder, leave);
    QObject::connect(&slider, &QObject::destroyed, &recorder, leave); // from under the hand
}

} // namespace melisma::ui
