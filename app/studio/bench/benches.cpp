// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/bench/bench.h"

namespace melisma::app {

const std::vector<Bench>& allBenches()
{
    static const std::vector<Bench> benches{
        {"mixdown", "64 mono WAV files of 60 s to one 16 bit file, beside ecasound, sox and ffmpeg", benchMixdown},
        {"callback", "CPU time of one audio callback at 16, 64 and 256 tracks, and of 64 with effects", benchCallback},
        {"effects", "CPU time of every effect for a second of stereo", benchEffects},
        {"media", "Waveform, spectrogram and import of ten minutes, beside ffmpeg and sox", benchMedia},
        {"project", "Open, save and undo at 100 x 100 and 1000 x 100 clips", benchProject},
        {"start", "From the start of the program to the first paint", benchStart},
        {"instruments", "Export of eight instrument tracks, beside fluidsynth", benchInstruments},
        {"speak", "A text read by Kokoro, beside onnxruntime", benchSpeak},
        {"clone", "A melody sung by another voice, beside RVC's own program in Python", benchClone},
    };
    return benches;
}

} // namespace melisma::app
