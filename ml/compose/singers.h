// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/voice_recipe.h"
#include "ml/compose/genre.h"
#include "ml/compose/rng.h"
#include "ml/compose/voice_wish.h"

#include <filesystem>
#include <string>
#include <vector>

namespace melisma::ml {

/// A voice that songs are given to when the person names none.
struct Singer {
    std::string id; ///< of the voice: "af_heart"
    std::string name;
    VoiceSex sex = VoiceSex::any;
    bool deep = false;
    bool soft = false;
    std::string language; ///< "en-us"
    Register range;       ///< where it sings well
    bool operator==(const Singer&) const = default;
};

/// Reads `resources`/voices/singers.json; at least one singer. Errors name the file and the place in it.
base::Result<std::vector<Singer>> loadSingers(const std::filesystem::path& resources);
base::Result<std::vector<Singer>> readSingers(const base::Json& json, const std::string& file);

/// One that is as wished; where nobody is all of it, the sex counts most, then the pitch, then the softness. `rng`
/// chooses among equals.
const Singer& chooseSinger(const std::vector<Singer>& singers, const VoiceWish& wish, Rng rng);

/// MIDI pitches where a voice sings in tune and clear: what the table says; of a voice that is not in it what most of
/// its sex reach; of a blend the mean by weight. Moves of a designed voice are not counted: nobody measured what they
/// do to it.
Register rangeOf(const std::vector<Singer>& singers, const base::VoiceRecipe& voice);

} // namespace melisma::ml
