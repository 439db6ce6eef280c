// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/song_meter.h"

#include <filesystem>

namespace melisma::app {

/// Measures with the offline renderer and libebur128, at the usual rate: at half of it loudness would be the same, but
/// strokes peak up to 2 dB higher with what lies above 12 kHz. Keeps what each part sounded like, so that measuring the
/// same parts again with other gains or another master costs next to nothing. Any thread, one at a time.
class RenderedSongMeter : public music::SongMeter {
public:
    /// `threads` 0: as many as the machine has cores. `sampleRate`: half of it is twice as fast where peaks do not
    /// matter.
    explicit RenderedSongMeter(std::filesystem::path soundfont, int threads = 0, int sampleRate = 48000)
        : m_soundfont(std::move(soundfont))
        , m_threads(threads)
        , m_sampleRate(sampleRate)
    {}

    base::Result<music::SongLevels> measure(const music::Score& score, std::stop_token stop) override;

private:
    /// One part alone at 0 dB.
    struct Stem {
        music::Part part;
        std::vector<float> samples; ///< interleaved stereo
        music::PartLevels levels;
    };

    base::Result<void> renderStems(const music::Score& score, const std::stop_token& stop);
    bool isKept(const music::Part& part, std::size_t index) const;
    base::Result<void> mixDown(const music::Score& score, music::SongLevels& levels) const;

    std::vector<Stem> m_stems;
    music::TempoMap m_tempo;
    base::Beats m_length;
    std::filesystem::path m_soundfont;
    int m_threads;
    int m_sampleRate;
};

} // namespace melisma::app
