// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/instruments/audition.h"

#include "audio/instruments/soundfont_player.h"

#include <array>

namespace melisma::audio {

namespace {

constexpr double kNoteSeconds = 0.28;
constexpr double kTailSeconds = 0.9;
constexpr int kVelocity = 96;

using Phrase = std::array<int, 4>;

Phrase phraseOf(const music::Instrument& instrument)
{
    constexpr int kFirstBass = 32;
    constexpr int kLastBass = 39;
    if (instrument.isDrums())
        return {36, 42, 38, 49}; // bass drum, hi-hat, snare, crash
    if (instrument.program >= kFirstBass && instrument.program <= kLastBass)
        return {36, 40, 43, 48};
    return {60, 64, 67, 72};
}

void renderFor(SoundfontPlayer& player, double seconds, int sampleRate, std::vector<float>& sound)
{
    Chunk chunk;
    for (int left = static_cast<int>(seconds * sampleRate); left > 0; left -= kChunkFrames) {
        player.render(chunk);
        for (std::size_t i = 0; i < kChunkFrames; ++i)
            sound.push_back(0.5f * (chunk.left[i] + chunk.right[i]));
    }
}

} // namespace

base::Result<std::vector<float>> auditionInstrument(const std::filesystem::path& soundfont,
                                                    const music::Instrument& instrument, int sampleRate)
{
    const auto player = SoundfontPlayer::make(soundfont, instrument, sampleRate);
    if (!player)
        return player.error();
    std::vector<float> sound;
    for (const int pitch : phraseOf(instrument)) {
        (*player)->noteOn(pitch, kVelocity);
        renderFor(**player, kNoteSeconds, sampleRate, sound);
        (*player)->noteOff(pitch);
    }
    renderFor(**player, kTailSeconds, sampleRate, sound);
    return sound;
}

} // namespace melisma::audio
