// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/voice.h"

#include "core/base/json.h"
#include "core/models/manifest_fields.h"
#include "core/voices/slug.h"

#include <algorithm>
#include <array>

namespace melisma::voices {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using models::ManifestFields;

constexpr int kSchema = 1;
constexpr std::array<std::string_view, 4> kKinds{"pack", "blend", "own", "imported"};

void readKind(ManifestFields& fields, Voice& voice)
{
    const auto found = std::ranges::find(kKinds, fields.text("kind"));
    voice.kind = static_cast<VoiceKind>(found - kKinds.begin());
    if (voice.kind != VoiceKind::blend && voice.kind != VoiceKind::own)
        fields.complain("kind", "must be blend or own");
}

void readRecipe(ManifestFields& fields, Voice& voice)
{
    if (auto recipe = base::VoiceRecipe::parse(fields.text("recipe")))
        voice.recipe = std::move(*recipe);
    else
        fields.complain("recipe", "is not one: " + recipe.error().message);
}

void readConsent(ManifestFields& fields, Voice& voice)
{
    if (const auto consent = consentFromString(fields.text("consent")))
        voice.consent = *consent;
    else
        fields.complain("consent", "must be builtin, verified, stated, none or revoked");
}

Voice readFields(ManifestFields& fields)
{
    Voice voice;
    fields.exactly("schema", kSchema);
    voice.id = fields.text("id");
    voice.name = fields.text("name");
    if (!isGoodName(voice.name))
        fields.complain("name", "must be 1 to 100 letters");
    readKind(fields, voice);
    readRecipe(fields, voice);
    voice.language = fields.text("language");
    voice.sex = fields.text("sex");
    if (voice.sex != "f" && voice.sex != "m" && voice.sex != "mixed")
        fields.complain("sex", "must be f, m or mixed");
    voice.parents = fields.texts("parents", ManifestFields::Need::must);
    readConsent(fields, voice);
    voice.licence = fields.text("licence");
    voice.created = fields.text("created");
    fields.finish();
    return voice;
}

} // namespace

std::string_view toString(VoiceKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)];
}

std::string encodeVoice(const Voice& voice)
{
    return Json{{"schema", kSchema},
                {"id", voice.id},
                {"name", voice.name},
                {"kind", toString(voice.kind)},
                {"recipe", voice.recipe.text()},
                {"language", voice.language},
                {"sex", voice.sex},
                {"parents", voice.parents},
                {"consent", toString(voice.consent)},
                {"licence", voice.licence},
                {"created", voice.created}}
               .dump(2) +
           "\n";
}

Result<Voice> decodeVoice(const std::string& text, const std::filesystem::path& path)
{
    const auto json = base::parseJson(text, path.string());
    if (!json)
        return json.error();
    std::string complaint;
    ManifestFields fields(*json, "voice", complaint);
    auto voice = readFields(fields);
    if (complaint.empty() && (!isSlug(voice.id) || voice.id != path.stem().string()))
        complaint = "its id is not the name of the file";
    if (!complaint.empty())
        return Error{ErrorKind::input,
                     path.string() + " is not a voice: " + complaint,
                     "Mend it or take it out of the folder",
                     {}};
    return voice;
}

} // namespace melisma::voices
