// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/conversion/cuts.h"
#include "ml/conversion/f0_source.h"
#include "ml/models/hubert/hubert.h"
#include "ml/models/rvc/rvc.h"
#include "ml/retrieval/feature_index.h"

#include <functional>

namespace melisma::ml {

/// What a voice is given where its model hears no pitch.
enum class UnvoicedPitch : std::uint8_t {
    zero, ///< none: the voice makes noise there. What nearly all voices were trained with
    line, ///< a line between the pitches on both sides: voices trained since July 2026. `protect` then does nothing
};

struct RvcOptions {
    double transpose = 0.0; ///< semitones
    UnvoicedPitch unvoiced = UnvoicedPitch::zero;
    double indexRate = 0.75;   ///< share of the index in what is said
    double protect = 0.33;     ///< share of the index that consonants keep; 0.5 and more: all of it
    double ownLoudness = 0.25; ///< share of its own loudness that the voice keeps
    rvc::SynthesisOptions synthesis;
    Cutting cutting;
};

/// Told how much is done, 0 to 1.
using ChainProgress = std::function<void(double share)>;

/// The conversion of RVC from end to end: sound at 16 kHz to sound in the voice of a model. Long sound is converted in
/// pieces between quiet places, so that memory does not grow with it beyond the sound itself. Holds what it was given,
/// which must outlive it; any thread, one call at a time.
class RvcChain {
public:
    /// `f0` may be null for a voice without pitch, `index` for none.
    RvcChain(const Hubert& listener, const rvc::Rvc& voice, const F0Source* f0, const FeatureIndex* index)
        : m_listener(listener)
        , m_voice(voice)
        , m_f0(f0)
        , m_index(index)
    {}

    /// `samples16k`: mono, at least 0.1 s -> samples at the voice's rate, as long as what came in to the sample; peaks
    /// above 0.99 are lowered. Errors are those of the parts; ErrorKind::usage for options out of range and parts that
    /// do not belong together.
    base::Result<std::vector<float>> convert(std::span<const float> samples16k, const RvcOptions& options,
                                             const ChainProgress& progress = {},
                                             const std::stop_token& stop = {}) const;

private:
    struct Piece;

    base::Result<void> check(std::span<const float> samples, const RvcOptions& options) const;
    base::Result<std::vector<float>> pitchOf(std::span<const float> heard, std::size_t rows, const RvcOptions& options,
                                             const std::stop_token& stop) const;
    base::Result<FeatureRows> featuresOf(std::span<const float> heard, const RvcOptions& options,
                                         std::span<const float> pitch, const std::stop_token& stop) const;
    base::Result<std::vector<float>> convertPiece(std::span<const float> samples, const Piece& piece,
                                                  const RvcOptions& options, const std::stop_token& stop) const;

    const Hubert& m_listener;
    const rvc::Rvc& m_voice;
    const F0Source* m_f0;
    const FeatureIndex* m_index;
};

} // namespace melisma::ml
