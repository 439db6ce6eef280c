// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edits/record_automation.h"
#include "ui/automation/automation_modes.h"

#include <QObject>

#include <cstdint>
#include <optional>
#include <vector>

class QAbstractSlider;

namespace melisma::ui {

/// Records what hands do to controls while it plays, as the lanes' modes say, and lets the engine play what is in hand
/// instead of the curve. What was recorded between a start and a stop (or the return of a loop, or a jump) lands as one
/// undo step of thinned points.
///
/// A move belongs to the place that is heard while the hand makes it: the playhead less the latency of the device and
/// of the effects (LiveEngine::heardPlayhead()). All times are frames of the song, no clock's. One for each session, a
/// child of it; UI thread.
class AutomationRecorder : public QObject {
    Q_OBJECT
public:
    static constexpr double kBackSeconds = 0.1;  ///< of the way from a control that was let go to its curve
    static constexpr double kStillSeconds = 0.5; ///< without a move, behind which a key or wheel has let go

    static AutomationRecorder& of(Session& session);

    /// A hand takes hold of a control and leaves it; between, it is held though it rests.
    void take(const AutomationRef& ref);
    void leave(const AutomationRef& ref);
    /// A hand moves a control. True when that is recorded, or refused with a sentence: the caller changes nothing then.
    bool move(const AutomationRef& ref, double value);

    /// What a control shows in place of its own setting: what a hand holds it at, or what its curve has at the
    /// playhead. None: its own.
    std::optional<double> shown(const AutomationRef& ref) const;
    /// The curve moves the control and no hand can.
    bool locked(const AutomationRef& ref) const;
    bool recording() const { return !m_hands.empty() || !m_moves.empty(); }
    bool recording(const AutomationRef& ref) const;
    /// The lane with what has been recorded in it so far; none while nothing has.
    std::optional<project::AutomationPoints> drawn(const AutomationRef& ref) const;

    /// A gesture in the lane would leave it so: it is heard so from now on while it plays. Null: the gesture is over.
    void hear(const AutomationRef& ref, const project::AutomationPoints* points);
    /// Lands what was recorded: at the stop, and before the project is left.
    void finish();
    /// The same before the playhead jumps while it plays.
    void jump();

signals:
    void changed(); ///< what is held or recorded

private:
    struct Sample {
        std::int64_t frame = 0;
        double value = 0.0;
    };
    struct Hand {
        AutomationRef ref;
        double value = 0.0;
        bool stepped = false;
        std::vector<Sample> samples; ///< ascending
        std::int64_t moved = 0;      ///< frame of the last move
        std::int64_t left = -1;      ///< frame where it was let go; -1: it is not
    };

    explicit AutomationRecorder(Session& session);
    bool canRecord() const;
    std::int64_t now() const;
    base::Beats beatsAt(std::int64_t frame) const;
    std::int64_t backFrames(const Hand& hand) const;
    double curveAt(const AutomationRef& ref, std::int64_t frame) const;
    double heardValue(const Hand& hand, std::int64_t frame) const;
    Hand* find(const AutomationRef& ref);
    const Hand* find(const AutomationRef& ref) const;
    Hand& begin(const AutomationRef& ref, double value);
    void put(Hand& hand, std::int64_t frame);
    void letGo(Hand& hand, std::int64_t frame);
    bool isOver(const Hand& hand, std::int64_t frame) const;
    void advance();
    void comeRound();
    void land(std::int64_t at);
    edits::RecordedMove moveOf(const Hand& hand, std::int64_t end) const;
    void startPlaying();
    void settle(const AutomationRef& ref);
    void serveSettling();
    void refuse(const AutomationRef& ref);

    Session& m_session;
    AutomationModes& m_modes;
    std::vector<Hand> m_hands;
    std::vector<AutomationRef> m_pressed;     ///< under a hand, recorded or not
    std::vector<edits::RecordedMove> m_moves; ///< of this pass, that have ended
    std::vector<AutomationRef> m_settling;    ///< follow their new curve until the engine has it
    std::optional<std::pair<AutomationRef, project::AutomationPoints>> m_heard; ///< of a gesture in a lane
    bool m_writes = false;                                                      ///< this playing is not a piece's
    std::int64_t m_last = -1; ///< frame of the last advance(); -1: none since a jump
};

/// A slider's press and release are those of the hand on that target.
void followHand(QAbstractSlider& slider, Session& session, const AutomationRef& ref);

} // namespace melisma::ui
