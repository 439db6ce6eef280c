// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/music/score.h"
#include "ml/compose/genre.h"
#include "ml/compose/vocal_text.h"

#include <cstdint>
#include <string>
#include <vector>

namespace melisma::ml {

/// A vocal as it was sung.
struct SungVocal {
    std::vector<base::TaskFile> files; ///< role "audio", each with its place in the song and its story
    base::Json facts;                  ///< what is worth knowing: voice, seconds, notes that could not be sung
};

/// Two takes of one singer lie 10 to 25 ms apart.
inline constexpr double kSecondVoiceSpread = 0.018;

/// How one part is to be sung.
struct VocalOrder {
    std::string voice;     ///< a recipe (core/base/voice_recipe.h)
    std::string voiceName; ///< what the record calls it; empty: by its recipe
    std::string track = "Lead vocal";
    std::uint64_t seed = 0;
    double spreadSeconds = 0.0; ///< phrases begin up to this much early or late, as second voices do
};

/// Who sings what the composer wrote; needs nets, so the composer knows it by this interface alone. One thread.
class SongSinger {
public:
    virtual ~SongSinger() = default;

    /// ErrorKind::missing, with the command that gets them, when the voices are not installed.
    virtual base::Result<void> prepare(const base::RunContext& context) = 0;

    /// Lyrics as written ("[Chorus]" names what follows, "mel-o-dy" cuts, "_" holds) cut into syllables with their
    /// stress, in the language of `voice` (a recipe, ml/voices/voice_recipe.h).
    virtual base::Result<VocalText> read(const std::string& lyrics, const std::string& voice) = 0;

    /// Where `voice` sings well.
    virtual Register range(const std::string& voice) const = 0;

    /// Sings the part's clips into files of `context.folder`, one a clip, in time with `score`.
    virtual base::Result<SungVocal> sing(const music::Score& score, const music::Part& part, const VocalOrder& order,
                                         const base::RunContext& context) = 0;
};

} // namespace melisma::ml
