// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/conversion/sound_source.h"
#include "ml/models/content_encoder/content_encoder.h"
#include "ml/models/kokoro/kokoro.h"

namespace melisma::ml::conversion {

struct ContentOptions {
    double transpose = 0.0;        ///< semitones
    std::uint64_t seed = 0;        ///< of the noise in consonants and breath
    double noise = 1.0;            ///< share of it
    std::vector<float> adapted{};  ///< of a voice that was fitted; the decoder's numbers, then the generator's
    std::size_t pieceFrames = 480; ///< of 25 ms that are made at a time, 1 .. 1400; fewer take less memory
};

/// The same performance by another voice, with nothing but what speaks and sings anyway: what is said is heard by the
/// content encoder, pitch and loudness are the recording's, and the speech model's decoder gives them the style of the
/// voice (after the first trial of 22 November 2026; the decoder is StyleTTS 2's, Li et al. 2023).
///
/// Works piece by piece in constant memory. The statistics of the decoder's normalisations are taken from the
/// loudest 24 s and its excitation turns on from piece to piece, so that the joins are those of one piece. Both nets
/// must outlive it; one thread.
class ContentConverter {
public:
    ContentConverter(const kokoro::Kokoro& voices, const content::ContentEncoder& encoder)
        : m_voices(voices)
        , m_encoder(encoder)
    {}

    /// Writes exactly as many samples as the source has, at 24 kHz. `style`: a row of a voice. ErrorKind::input for a
    /// recording in which there is nothing to hear.
    base::Result<void> convert(const SoundSource& source, std::span<const float> style, const ContentOptions& options,
                               const WriteSound& write, const ShareDone& progress = {},
                               const std::stop_token& stop = {}) const;

private:
    const kokoro::Kokoro& m_voices;
    const content::ContentEncoder& m_encoder;
};

} // namespace melisma::ml::conversion
