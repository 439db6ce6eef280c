// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edits/edit_effects.h"
#include "tests/gui/studio_fixture.h"
#include "ui/mixer/band_graph.h"
#include "ui/mixer/effect_dialog.h"
#include "ui/automation/automation_modes.h"
#include "ui/common/fader.h"
#include "ui/common/value_slider.h"
#include "ui/pianoroll/note_canvas.h"
#include "ui/record/midi_input.h"
#include "ui/timeline/automation_lane.h"
#include "ui/timeline/lanes.h"
#include "ui/timeline/timeline_state.h"
#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QPointer>
#include <QPushButton>

#include <random>

namespace melisma::tests {

inline constexpr std::size_t kManyClips = 250; ///< above which nothing is copied

/// Plays gestures by seed, one after the other.
class RandomPlayer {
public:
    RandomPlayer(Studio& studio, unsigned seed)
        : m_studio(studio)
        , m_view(*studio.window.findChild<ui::TimelineView*>())
        , m_first(studio.session->history().position())
        , m_random(seed)
    {
        for (const QAction* entry : studio.window.menuBar()->actions())
            if (!QString(entry->text()).remove(u'&').startsWith("Generate"))
                collect(*entry->menu());
    }

    /// One gesture, by name.
    QString next()
    {
        const int kind = number(0, 99);
        if (kind < 6)
            return inRoll();
        if (kind < 10)
            return inEffect();
        if (kind < 37)
            return drag();
        if (kind < 45)
            return chance(70) ? automate() : recordAutomation();
        if (kind < 55)
            return click();
        if (kind < 77)
            return chooseAction();
        if (kind < 81)
            return walkHistory();
        if (kind < 95)
            return press();
        return turnWheel();
    }

private:
    int number(int low, int high) { return std::uniform_int_distribution(low, high)(m_random); }
    bool chance(int percent) { return number(1, 100) <= percent; }
    ui::Lanes& lanes() { return m_view.lanes(); }
    const project::Project& project() const { return m_studio.session->project(); }

    /// What asks, leaves the project or fills it without end is left out.
    void collect(const QMenu& menu)
    {
        static const QStringList leftOut{"New project",
                                         "Quit",
                                         "Save",
                                         "About Melisma",
                                         "Keyboard shortcuts",
                                         "Open recent",
                                         "Restore the layout",
                                         "Add audio track",
                                         "Add instrument track"};
        for (QAction* action : menu.actions()) {
            const QString text = QString(action->text()).remove(u'&');
            if (leftOut.contains(text) || text.startsWith("Undo") || text.startsWith("Redo") ||
                text.endsWith(QChar(0x2026)) || action->isSeparator())
                continue;
            if (action->menu())
                collect(*action->menu());
            else
                m_actions.push_back(action);
        }
    }

    std::size_t clipCount() const
    {
        std::size_t count = 0;
        for (const auto& track : project().tracks)
            count += track->clips.size();
        return count;
    }

    Qt::KeyboardModifiers keys()
    {
        Qt::KeyboardModifiers keys;
        for (const auto key : {Qt::ControlModifier, Qt::ShiftModifier, Qt::AltModifier})
            if (chance(15))
                keys |= key;
        return keys;
    }

    QPoint anywhere() { return {number(-20, lanes().width() + 20), number(-20, lanes().height() + 20)}; }

    /// Often at a joint.
    QPoint placeInTakes(const ui::LaneFrame& frame, const ui::Lane& lane, const project::Clip& clip, int row)
    {
        const QRectF rect = ui::takeRect(frame, lane, clip, row);
        double x = rect.left() + rect.width() * number(0, 100) / 100.0;
        if (!clip.comp.empty() && chance(40))
            x = ui::materialX(frame, clip, clip.comp[static_cast<std::size_t>(number(0, 99)) % clip.comp.size()].from);
        return QPointF(x, rect.center().y()).toPoint();
    }

    /// Mostly on a clip or in its takes, often at its edges.
    QPoint place()
    {
        const auto frame = m_view.state().frame();
        const auto& tracks = project().tracks;
        if (tracks.empty() || chance(25))
            return anywhere();
        const auto& track = *tracks[static_cast<std::size_t>(number(0, static_cast<int>(tracks.size()) - 1))];
        if (track.clips.empty())
            return anywhere();
        const auto& clip = *track.clips[static_cast<std::size_t>(number(0, static_cast<int>(track.clips.size()) - 1))];
        const auto& lane = *frame.layout.find(track.id);
        if (const int rows = std::min(lane.takes, static_cast<int>(clip.takes.size())); rows > 1 && chance(50))
            return placeInTakes(frame, lane, clip, number(0, rows - 1));
        const QRectF rect = ui::clipRect(frame, lane, clip);
        const double x = chance(40) ? (chance(50) ? rect.left() + 3 : rect.right() - 3)
                                    : rect.left() + rect.width() * number(0, 100) / 100.0;
        return QPointF(x, rect.top() + rect.height() * number(2, 98) / 100.0).toPoint();
    }

    void mouse(QEvent::Type type, QPoint at, Qt::KeyboardModifiers keys, QWidget* on = nullptr)
    {
        QWidget& widget = on ? *on : lanes();
        const bool moves = type == QEvent::MouseMove;
        const bool released = type == QEvent::MouseButtonRelease;
        QMouseEvent event(type, at, widget.mapToGlobal(at), moves ? Qt::NoButton : Qt::LeftButton,
                          released ? Qt::NoButton : Qt::LeftButton, keys);
        QCoreApplication::sendEvent(&widget, &event);
    }

    QString drag()
    {
        QPoint at = place();
        const auto held = keys();
        if (held.testFlag(Qt::ControlModifier) && clipCount() > kManyClips)
            return "no more copies";
        mouse(QEvent::MouseButtonPress, at, held);
        for (int i = number(1, 4); i > 0; --i) {
            at += QPoint(number(-200, 200), number(-90, 90));
            mouse(QEvent::MouseMove, at, held);
            if (chance(1))
                undo(); // the project changes under the drag
        }
        if (chance(12))
            QTest::keyClick(&lanes(), Qt::Key_Escape);
        mouse(QEvent::MouseButtonRelease, at, held);
        return "drag";
    }

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

    /// Over the notes of some clip, with some tool; or a key that changes the chosen notes.
    QString inRoll()
    {
        auto* canvas = m_studio.window.findChild<ui::NoteCanvas*>();
        if (!canvas || !canvas->isVisible())
            return "no roll";
        std::vector<project::ClipId> withNotes;
        for (const auto& track : project().tracks)
            for (const auto& clip : track->clips)
                if (!clip->isAudio())
                    withNotes.push_back(clip->id);
        if (!withNotes.empty() && chance(30))
            m_studio.session->selectClips(
                {withNotes[static_cast<std::size_t>(number(0, static_cast<int>(withNotes.size()) - 1))]});
        static constexpr std::pair<Qt::Key, Qt::KeyboardModifiers> kKeys[] = {
            {Qt::Key_D, Qt::NoModifier},         {Qt::Key_D, Qt::ShiftModifier},
            {Qt::Key_E, Qt::NoModifier},         {Qt::Key_Q, Qt::NoModifier},
            {Qt::Key_S, Qt::NoModifier},         {Qt::Key_J, Qt::ControlModifier},
            {Qt::Key_L, Qt::ControlModifier},    {Qt::Key_I, Qt::NoModifier},
            {Qt::Key_A, Qt::ControlModifier},    {Qt::Key_Up, Qt::AltModifier},
            {Qt::Key_Left, Qt::ControlModifier}, {Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier},
            {Qt::Key_N, Qt::NoModifier},         {Qt::Key_Period, Qt::NoModifier},
            {Qt::Key_Comma, Qt::NoModifier},     {Qt::Key_Minus, Qt::NoModifier}};
        if (chance(20))
            return playKeys();
        if (chance(50)) {
            const auto [key, held] = kKeys[number(0, static_cast<int>(std::size(kKeys)) - 1)];
            QTest::keyClick(canvas, key, held);
            return "key in the roll";
        }
        QPoint at(number(0, canvas->width()), number(0, canvas->height()));
        mouse(QEvent::MouseButtonPress, at, {}, canvas);
        for (int i = number(0, 3); i > 0; --i) {
            at += QPoint(number(-120, 120), number(-40, 40));
            mouse(QEvent::MouseMove, at, {}, canvas);
            if (chance(2))
                undo(); // the notes go from under the stroke
        }
        mouse(QEvent::MouseButtonRelease, at, {}, canvas);
        return "drag in the roll";
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

    /// A chord from a keyboard, for step input where that is on.
    QString playKeys()
    {
        auto& input = ui::MidiInput::of(*m_studio.session);
        const auto lowest = static_cast<std::uint8_t>(number(30, 90));
        const auto count = static_cast<std::uint8_t>(number(1, 3));
        for (const auto kind : {audio::EventKind::noteOn, audio::EventKind::noteOff})
            for (std::uint8_t i = 0; i < count; ++i)
                emit input.played({{kind, static_cast<std::uint8_t>(lowest + 4 * i), 90}, 0, 0, false});
        return "keys played";
    }

    QString click()
    {
        const QPoint at = place();
        if (chance(25)) {
            QContextMenuEvent asked(QContextMenuEvent::Mouse, at, lanes().mapToGlobal(at));
            QCoreApplication::sendEvent(&lanes(), &asked);
            while (auto* menu = QApplication::activePopupWidget())
                menu->close();
            return "context menu";
        }
        const auto held = keys();
        mouse(QEvent::MouseButtonPress, at, held);
        mouse(QEvent::MouseButtonRelease, at, held);
        if (m_view.lanes().hitAt(at).take && chance(20)) {
            mouse(QEvent::MouseButtonDblClick, at, held);
            mouse(QEvent::MouseButtonRelease, at, held);
        }
        return "click";
    }

    QString chooseAction()
    {
        QAction* action = m_actions[static_cast<std::size_t>(number(0, static_cast<int>(m_actions.size()) - 1))];
        const QString text = QString(action->text()).remove(u'&');
        const bool adds = text.startsWith("Paste") || text.startsWith("Duplicate");
        if ((adds && clipCount() > kManyClips) || (text == "Remove track" && project().tracks.size() < 4))
            return "left out: " + text;
        action->trigger();
        return text;
    }

    QString walkHistory()
    {
        const bool back = chance(50);
        for (int i = number(1, 3); i > 0; --i)
            back ? undo() : m_studio.session->redo();
        return back ? "undo" : "redo";
    }

    /// Not behind the song that was there first.
    void undo()
    {
        if (m_studio.session->history().position() > m_first)
            m_studio.session->undo();
    }

    QString press()
    {
        static constexpr Qt::Key kKeys[] = {Qt::Key_Left,   Qt::Key_Right,  Qt::Key_Up,    Qt::Key_Down,
                                            Qt::Key_Escape, Qt::Key_1,      Qt::Key_2,     Qt::Key_S,
                                            Qt::Key_Comma,  Qt::Key_Period, Qt::Key_Return};
        QTest::keyClick(&lanes(), kKeys[number(0, static_cast<int>(std::size(kKeys)) - 1)]);
        if (chance(30))
            m_studio.session->seek({number(0, 48000 * 40)});
        return "key";
    }

    QString turnWheel()
    {
        const QPoint at = lanes().rect().center();
        QWheelEvent event(at, lanes().mapToGlobal(at), {}, {0, chance(50) ? 120 : -120}, Qt::NoButton, keys(),
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&m_view, &event);
        return "wheel";
    }

    Studio& m_studio;
    ui::TimelineView& m_view;
    std::size_t m_first;
    std::mt19937 m_random;
    std::vector<QAction*> m_actions;
};

} // namespace melisma::tests
