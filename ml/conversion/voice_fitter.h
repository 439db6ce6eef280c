// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/conversion/fitted_voice.h"
#include "ml/conversion/reference_piece.h"
#include "ml/conversion/sound_source.h"

#include <memory>

namespace melisma::ml::conversion {

struct FitOptions {
    int styleSteps = 28;
    int adaptSteps = 28;
    double melShare = 0.12; ///< weight of the spectra beside the speaker encoder's cosine
    std::uint64_t seed = 1;
};

/// Makes a voice of references: the nearest published voices, then their style moved by gradient along the axes in
/// which those voices differ, then the gains and shifts of the decoder's normalisations, always by saying again what
/// the references say and comparing. (The trial of 22 November 2026; after speaker adaptation in StyleTTS 2, Li et al.
/// 2023.)
class VoiceFitter {
public:
    struct Files {
        std::filesystem::path kokoro;  ///< kokoro.safetensors
        std::filesystem::path speaker; ///< pretrained.pt of Resemblyzer
    };
    /// A published voice: the row of its style, and as whom the speaker encoder hears it.
    struct Published {
        std::vector<float> style, speaker;
    };
    static base::Result<VoiceFitter> load(const Files& files, const std::vector<Published>& voices);
    ~VoiceFitter();
    VoiceFitter(VoiceFitter&&) noexcept;
    VoiceFitter& operator=(VoiceFitter&&) noexcept;

    /// `speaker`: 256 numbers of length 1 that the references should be heard as. ErrorKind::input without pieces.
    base::Result<FittedVoice> fit(std::span<const ReferencePiece> pieces, std::span<const float> speaker,
                                  const FitOptions& options, const ShareDone& progress = {},
                                  const std::stop_token& stop = {}) const;

    /// What the net that is fitted through makes of a piece: 600 samples a frame at 24 kHz.
    std::vector<float> say(const ReferencePiece& piece, std::span<const float> style, std::span<const float> adapted,
                           std::uint64_t seed) const;

    struct Nets;

private:
    explicit VoiceFitter(std::unique_ptr<Nets> nets);
    std::unique_ptr<Nets> m_nets;
};

} // namespace melisma::ml::conversion
