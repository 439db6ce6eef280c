// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/chunk.h"
#include "core/base/result.h"
#include "core/music/score.h"

#include <filesystem>
#include <memory>

namespace melisma::audio {

/// Who plays: the song, or a person beside it. Notes and controllers of one leave those of the other alone.
enum class PlayedBy { song, hand };

/// One instrument of a soundfont (the General MIDI one, or a font that loadableFont() lets through), played dry by a
/// FluidSynth of its own. Controller 91 starts at what suits the instrument and is for the caller's room.
/// The pitch wheel is the controller music::kPitchBend.
///
/// Made off the audio thread (it loads samples); from then on it belongs to one rendering thread. Nothing but make()
/// allocates, locks or touches a file: the synth runs without its own locks (synth.threadsafe-api=0), its samples are
/// loaded when the program is selected.
class SoundfontPlayer {
public:
    static base::Result<std::unique_ptr<SoundfontPlayer>> make(const std::filesystem::path& soundfont,
                                                               const music::Instrument& instrument, int sampleRate);
    ~SoundfontPlayer();
    SoundfontPlayer(const SoundfontPlayer&) = delete;
    SoundfontPlayer& operator=(const SoundfontPlayer&) = delete;

    void noteOn(int pitch, int velocity, PlayedBy who = PlayedBy::song);
    void noteOff(int pitch, PlayedBy who = PlayedBy::song);
    void control(int controller, int value, PlayedBy who = PlayedBy::song);
    int controller(int number) const; ///< its value now, of the song
    /// All notes at once. What is played from then on is, bit for bit, what a new player would give with the same
    /// controllers, unless more notes sounded at once than the synth has voices for.
    void silence();

    /// Overwrites `chunk` with the next kChunkFrames frames.
    void render(Chunk& chunk);

private:
    struct Synth;
    explicit SoundfontPlayer(std::unique_ptr<Synth> synth);
    void refreshVoices();

    std::unique_ptr<Synth> m_synth;
    int m_usedVoices = 0; ///< since the last silence, counted from the first: FluidSynth takes the lowest that is free
};

} // namespace melisma::audio
