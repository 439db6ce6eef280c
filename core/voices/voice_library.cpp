// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/voice_library.h"

#include "core/project/provenance.h"
#include "core/voices/slug.h"
#include "core/voices/sound_voices.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::voices {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using base::VoiceRecipe;

Error nobody(const std::string& id)
{
    return {ErrorKind::notFound, fmt::format("There is no voice '{}'", id), "See melisma voices list", {}};
}

bool isPlainId(const VoiceRecipe& recipe)
{
    return !recipe.isBlend() && !recipe.isDesigned();
}

Result<Voice> allowed(Voice voice)
{
    if (voice.consent == Consent::revoked)
        return Error{
            ErrorKind::unsupported,
            fmt::format("The voice {} may not be used any more: its speaker's agreement was revoked", voice.name),
            "Choose another; what was made before stays",
            {}};
    return voice;
}

/// A voice of sound has no recipe: it turns a recording into its own sound.
Error onlyClones(const Voice& voice)
{
    return {ErrorKind::unsupported,
            fmt::format("The voice {} is made of sound: it cannot speak, sing from notes or be blended", voice.name),
            "Choose a voice of the list with a recipe",
            {}};
}

/// What `voice`, made of `parents`, inherits from them.
void inherit(Voice& voice, const std::vector<Voice>& parents)
{
    std::vector<std::string> licences;
    voice.consent = Consent::builtin;
    voice.language = parents.front().language;
    voice.sex = parents.front().sex;
    for (const auto& parent : parents) {
        if (!parent.id.empty())
            voice.parents.push_back(parent.id);
        else
            voice.parents.insert(voice.parents.end(), parent.parents.begin(), parent.parents.end());
        voice.consent = std::max(voice.consent, parent.consent);
        licences.push_back(parent.licence);
        if (parent.sex != voice.sex)
            voice.sex = "mixed";
    }
    voice.licence = strictestLicence(licences);
}

void moveFurther(VoiceRecipe& recipe, const std::vector<base::VoiceMove>& moves)
{
    for (const auto& move : moves)
        recipe.setMove(move.axis, recipe.move(move.axis) + move.value);
}

} // namespace

Result<VoiceLibrary> VoiceLibrary::open(const std::filesystem::path& resources)
{
    auto catalogue = VoiceCatalogue::read(resources / "voices" / "kokoro.json");
    if (!catalogue)
        return catalogue.error();
    return VoiceLibrary(std::move(*catalogue), OwnVoices(OwnVoices::usualRoot()));
}

Voice VoiceLibrary::packVoice(const PackVoice& pack) const
{
    Voice voice;
    voice.id = pack.id;
    voice.name = pack.name;
    voice.kind = VoiceKind::pack;
    voice.recipe.shares = {{pack.id, 1.0}};
    voice.language = pack.language;
    voice.sex = pack.sex;
    voice.consent = Consent::builtin;
    voice.licence = m_catalogue.licence();
    return voice;
}

std::vector<Voice> VoiceLibrary::packs() const
{
    std::vector<Voice> voices;
    for (const auto& pack : m_catalogue.voices())
        voices.push_back(packVoice(pack));
    return voices;
}

Result<Voice> VoiceLibrary::find(const std::string& id) const
{
    if (const auto* pack = m_catalogue.find(id))
        return packVoice(*pack);
    if (m_own.has(id))
        return m_own.get(id);
    const SoundVoices sounds(m_own.root());
    return sounds.has(id) ? sounds.get(id) : Result<Voice>(nobody(id));
}

Result<Voice> VoiceLibrary::mix(const VoiceRecipe& written) const
{
    Voice voice;
    std::vector<Voice> parents;
    std::vector<base::RecipePart> parts;
    bool packsOnly = true;
    for (const auto& share : written.shares) {
        auto parent = find(share.id);
        if (!parent)
            return parent;
        if (parent->ofSound)
            return onlyClones(*parent);
        packsOnly = packsOnly && parent->kind == VoiceKind::pack;
        parts.push_back({parent->recipe, share.weight});
        parents.push_back(std::move(*parent));
    }
    auto recipe = packsOnly ? Result<VoiceRecipe>(written) : base::blended(parts);
    if (!recipe)
        return recipe.error();
    if (!packsOnly)
        moveFurther(*recipe, written.moves);
    voice.recipe = std::move(*recipe);
    voice.name = voice.recipe.text();
    voice.kind = written.isDesigned() ? VoiceKind::own : VoiceKind::blend;
    inherit(voice, parents);
    return voice;
}

Result<Voice> VoiceLibrary::resolve(const std::string& written) const
{
    const auto recipe = VoiceRecipe::parse(written);
    if (!recipe)
        return recipe.error();
    auto voice = isPlainId(*recipe) ? find(recipe->shares.front().id) : mix(*recipe);
    if (voice && voice->ofSound)
        return onlyClones(*voice);
    return voice ? allowed(std::move(*voice)) : voice;
}

Result<Voice> VoiceLibrary::keepBlend(const std::string& one, const std::string& other, double mix,
                                      const std::string& name) const
{
    auto a = resolve(one);
    if (!a)
        return a;
    auto b = resolve(other);
    if (!b)
        return b;
    auto recipe = base::blended({{a->recipe, 1.0 - mix}, {b->recipe, mix}});
    if (!recipe)
        return recipe.error();
    Voice voice;
    voice.name = name;
    voice.recipe = std::move(*recipe);
    inherit(voice, {*a, *b});
    voice.created = project::timestampNow();
    return m_own.add(std::move(voice));
}

Result<Voice> VoiceLibrary::keep(const std::string& written, const std::string& name) const
{
    auto voice = resolve(written);
    if (!voice)
        return voice;
    if (!voice->id.empty())
        return Error{ErrorKind::usage,
                     voice->name + " would only be kept again under another name",
                     "Add another voice, or move it along a direction",
                     {}};
    voice->name = name;
    voice->created = project::timestampNow();
    return m_own.add(std::move(*voice));
}

Result<Voice> VoiceLibrary::keepDesign(const std::string& id, const std::vector<base::VoiceMove>& moves,
                                       const std::string& name) const
{
    auto parent = resolve(id);
    if (!parent)
        return parent;
    Voice voice;
    voice.name = name;
    voice.kind = VoiceKind::own;
    voice.recipe = parent->recipe;
    moveFurther(voice.recipe, moves);
    inherit(voice, {*parent});
    voice.created = project::timestampNow();
    return m_own.add(std::move(voice));
}

} // namespace melisma::voices
