// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/midi/live_event.h"
#include "ui/pianoroll/roll_state.h"

#include <QObject>

#include <set>
#include <vector>

namespace melisma::ui {

/// Writes what is played into the roll's clip while it is on and the song stands: each note at the playhead, as long as
/// a cell of the grid; keys that are held together are a chord, and when the last is let go the playhead goes on. A
/// clip grows with what is written behind its end. Each step is an undo step. One for each roll, a child of its state;
/// UI thread.
class StepInput : public QObject {
    Q_OBJECT
public:
    static StepInput& of(RollState& state);

    bool on() const { return m_on; }
    void setOn(bool on);
    base::Beats cursor() const; ///< of the song: the grid line nearest to the playhead

    void rest(); ///< a cell of silence
    void tie();  ///< makes the last step a cell longer
    void back(); ///< takes the last step out again, or goes a cell back

signals:
    void changed();

private:
    struct Step {
        base::Beats at; ///< of the song
        base::Beats length;
        std::vector<music::Note> notes; ///< in the take's time
    };

    explicit StepInput(RollState& state);
    void follow();
    bool ready() const;
    void take(const audio::LiveEvent& event);
    void strike(int pitch, int velocity);
    void goTo(base::Beats song);
    bool apply(const NoteChange& change, base::Beats end);

    RollState& m_state;
    bool m_on = false;
    std::set<int> m_keys;       ///< held
    std::vector<Step> m_steps;  ///< since it was switched on
    std::uint64_t m_number = 0; ///< of the last step
};

} // namespace melisma::ui
