// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voices/own_voices.h"
#include "core/voices/voice_catalogue.h"

namespace melisma::voices {

/// All voices of a user by one name space: the published ones and those made here. Reads the user's folder anew at each
/// call. Any thread.
class VoiceLibrary {
public:
    VoiceLibrary(VoiceCatalogue catalogue, OwnVoices own) : m_catalogue(std::move(catalogue)), m_own(std::move(own)) {}

    /// The voices of `resources` and the user's in their usual place.
    static base::Result<VoiceLibrary> open(const std::filesystem::path& resources);

    const VoiceCatalogue& catalogue() const { return m_catalogue; }
    const OwnVoices& own() const { return m_own; }
    std::vector<Voice> packs() const;

    /// ErrorKind::notFound when nobody has this id.
    base::Result<Voice> find(const std::string& id) const;
    /// A voice as a person writes it: an id, or a recipe in which the user's own voices may take part too. The answer's
    /// recipe names published voices only. Without an id where it is a recipe; the name of a recipe is its text. Of
    /// kind unsupported when the agreement of a speaker was revoked, and for a voice of sound, which has no recipe.
    base::Result<Voice> resolve(const std::string& written) const;

    /// Keeps under `name` what is `mix` (0 .. 1) of the voice `other` and the rest of `one`.
    base::Result<Voice> keepBlend(const std::string& one, const std::string& other, double mix,
                                  const std::string& name) const;
    /// Keeps under `name` a recipe as resolve() takes it. ErrorKind::usage for one that is a voice as it stands.
    base::Result<Voice> keep(const std::string& written, const std::string& name) const;
    /// Keeps under `name` the voice `id`, moved further along the directions.
    base::Result<Voice> keepDesign(const std::string& id, const std::vector<base::VoiceMove>& moves,
                                   const std::string& name) const;

private:
    Voice packVoice(const PackVoice& pack) const;
    base::Result<Voice> mix(const base::VoiceRecipe& written) const;

    VoiceCatalogue m_catalogue;
    OwnVoices m_own;
};

} // namespace melisma::voices
