// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/render_plan.h"
#include "audio/midi/live_event.h"
#include "core/music/controller.h"
#include "core/music/note.h"
#include "core/music/quantise.h"
#include "core/music/tempo_map.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace melisma::audio {

/// The part of the timeline of which notes are recorded, in frames. With a loop, `from` is its start.
struct NoteRange {
    std::int64_t from = 0;
    std::int64_t until = INT64_MAX;
    LoopSpan loop;
};

/// Collects what is played into the notes of one recording: a sequence for each round of the loop. One thread.
///
/// Who plays along is early at times: what was struck within kEarlySeconds before the range belongs to its start. A key
/// or a pedal that is held where a round ends is let go there; how controllers stand goes on into the next round.
class NoteCapture {
public:
    static constexpr double kEarlySeconds = 0.1;

    NoteCapture(NoteRange range, int sampleRate);

    /// How a controller stands before the first event.
    void stands(int controller, int value);
    /// In the order in which it was played. Of controllers modulation, expression, pedal and pitch wheel are kept.
    void take(const HeardEvent& event);
    /// Nothing comes any more; `frame` and `round` are where the song stood then.
    void end(std::int64_t frame, int round);

    int notes() const { return m_notes; } ///< that have been struck
    const NoteRange& range() const { return m_range; }

    struct Clip {
        base::Beats start;
        base::Beats length;
        std::vector<music::NoteSequence> rounds; ///< those in which something was played, in order
    };
    /// What was recorded, after end(): times count from `start`. A range with an end, or a loop, is the clip's window;
    /// else it goes from the beat line before the first frame to the one behind the last. With `grid` starts are drawn
    /// to its lines; what is drawn to the loop's end stands at the start of the next round.
    Clip clip(const music::TempoMap& map, std::optional<base::Beats> grid) const;

private:
    struct Struck {
        std::int64_t on = 0;
        std::int64_t off = -1; ///< still held
        std::uint8_t pitch = 0;
        std::uint8_t velocity = 0;
    };
    struct Moved {
        std::int64_t at = 0;
        std::uint8_t controller = 0;
        std::uint16_t value = 0;
    };
    struct Round {
        std::vector<Struck> struck;
        std::vector<Moved> moved;
        bool played = false; ///< something came in it, not only how controllers stood
    };
    using Sequences = std::vector<music::NoteSequence>;

    int roundOf(int round) const;
    Round& roundAt(int round);
    void closeRounds(int before);
    void closeRound(Round& round, std::int64_t end);
    void strike(const LiveEvent& event, std::int64_t frame);
    void letGo(std::uint8_t pitch, std::int64_t frame);
    std::int64_t roundEnd() const;
    base::Beats beatsAt(const music::TempoMap& map, std::int64_t frame) const;
    Sequences sequences(const music::TempoMap& map, base::Beats start) const;
    void quantise(Sequences& rounds, const music::TempoMap& map, const Clip& clip, base::Beats grid) const;

    NoteRange m_range;
    int m_sampleRate;
    std::vector<Round> m_rounds{1};
    std::array<int, music::kControllers> m_values{}; ///< how the controllers that are kept stand
    std::int64_t m_end = 0;
    int m_notes = 0;
};

} // namespace melisma::audio
