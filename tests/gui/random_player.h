// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/random_controls.h"
#include "ui/pianoroll/note_canvas.h"
#include "ui/record/midi_input.h"

#include <QApplication>
#include <QPointer>

namespace melisma::tests {

inline constexpr std::size_t kManyClips = 250; ///< above which nothing is copied

/// Plays gestures by seed, one after the other.
class RandomPlayer : RandomControls {
public:
    RandomPlayer(Studio& studio, unsigned seed) : RandomControls(studio, seed)
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

    std::vector<QAction*> m_actions;
};

} // namespace melisma::tests
