// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/base/voice_material.h"
#include "ml/conversion/sound_source.h"
#include "ml/voices/voice_engine.h"

#include <memory>
#include <optional>
#include <string>

namespace melisma::ml::conversion {

/// How a performance is given another voice. What a method has no use for it leaves alone.
struct CloneOptions {
    double transpose = 0.0; ///< semitones
    double timbre = 0.75;   ///< 0 .. 1: how far what the voice was heard to say before is preferred to what was sung
    double breath = 1.0;    ///< 0 .. 1: share of the noise in consonants and breath
    std::string pitch = "auto"; ///< where the pitch is taken from: an F0Source's name, or the best there is
    std::uint64_t seed = 0;
};

/// Whose voice is wanted.
struct CloneTarget {
    std::optional<VoiceRecipe> recipe; ///< a published voice, or one mixed or designed from those
    base::VoiceMaterial material{};    ///< where there is no recipe: a voice of sound, opened for the job

    /// Its first file of this role; null: none.
    const base::VoiceFile* file(std::string_view role) const;
};

/// What methods are made from.
struct CloneTools {
    VoiceEngine& engine;
    base::FindModel findModel;
    base::RunContext& context;
    Runtime runtime;
};

/// One way to give a recording another voice: a voice in it, ready to convert. One thread.
class CloneMethod {
public:
    virtual ~CloneMethod() = default;

    /// Whose weights make the sound.
    virtual base::ModelUse model() const = 0;
    virtual int heardRate() const = 0; ///< of the sound that it wants, in Hz
    virtual int madeRate() const = 0;  ///< of the sound that it makes
    /// What the record is to hold of how it was done, beside the options.
    virtual base::Json facts() const { return base::Json::object(); }

    /// Reads `source` (mono, at heardRate()) and writes as much sound at madeRate(), in time to its last sample but for
    /// rounding. ErrorKind::input for a recording in which there is nothing to hear, ErrorKind::cancelled soon after
    /// `stop`.
    virtual base::Result<void> convert(const SoundSource& source, const WriteSound& write, const ShareDone& progress,
                                       const std::stop_token& stop) const = 0;
};

using OpenedMethod = base::Result<std::unique_ptr<CloneMethod>>;

} // namespace melisma::ml::conversion
