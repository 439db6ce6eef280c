// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/voice_recipe.h"
#include "core/voices/voice_rights.h"

#include <filesystem>
#include <string>
#include <vector>

namespace melisma::voices {

/// How a voice came to be.
enum class VoiceKind {
    pack,  ///< published, not the user's
    blend, ///< mixed from others
    own,   ///< designed: moved along the named directions; of sound: made of the user's recordings
    imported,
};

std::string_view toString(VoiceKind kind);

/// A voice, published or made by the user. What a made one may be used for comes from those it was made of.
struct Voice {
    std::string id; ///< of one that was made: a slug, also the name of its file
    std::string name;
    VoiceKind kind = VoiceKind::blend;
    base::VoiceRecipe recipe;         ///< of published voices only, so that it outlives its parents
    std::string language;             ///< code of the language that it speaks unless told
    std::string sex;                  ///< "f", "m" or "mixed"
    std::vector<std::string> parents; ///< ids of the voices it was made of, published or the user's
    Consent consent = Consent::none;
    std::string licence;
    std::string created;  ///< in UTC, "2026-01-31T12:00:00Z"; of a published one empty
    bool ofSound = false; ///< recordings or weights in a folder of its own: for cloning, and without a recipe
    bool operator==(const Voice&) const = default;
};

/// The text of the file of one that was made.
std::string encodeVoice(const Voice& voice);
/// `path` is named in errors, and its stem must be the voice's id. Members that are not known are an error: a later
/// Melisma may mean by them that the voice must not be used.
base::Result<Voice> decodeVoice(const std::string& text, const std::filesystem::path& path);

} // namespace melisma::voices
