// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/voice_catalogue.h"

#include "core/base/json.h"
#include "core/models/manifest_fields.h"

#include <algorithm>
#include <cctype>

namespace melisma::voices {

namespace {

using base::Error;
using base::ErrorKind;
using base::Result;
using models::ManifestFields;
using Need = ManifestFields::Need;

VoiceLanguage readLanguage(ManifestFields& fields)
{
    VoiceLanguage language{fields.text("code"), fields.text("name"), fields.text("reading"), fields.text("sample")};
    if (language.reading != "good" && language.reading != "rough")
        fields.complain("reading", "must be good or rough");
    return language;
}

PackVoice readVoice(ManifestFields& fields)
{
    PackVoice voice;
    voice.id = fields.text("id");
    voice.name = fields.text("name");
    voice.language = fields.text("language");
    voice.sex = fields.text("sex");
    voice.grade = fields.text("grade", Need::may);
    voice.note = fields.text("note", Need::may);
    if (voice.sex != "f" && voice.sex != "m")
        fields.complain("sex", "must be f or m");
    return voice;
}

std::string plain(std::string_view code)
{
    std::string text(code);
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return c == '_' ? '-' : static_cast<char>(std::tolower(c)); });
    return text;
}

} // namespace

Result<VoiceCatalogue> VoiceCatalogue::read(const std::filesystem::path& file)
{
    const auto json = base::readJsonFile(file);
    if (!json)
        return json.error();
    VoiceCatalogue catalogue;
    std::string complaint;
    ManifestFields fields(*json, "voices", complaint);
    fields.exactly("schema", 1);
    catalogue.m_model = fields.text("model");
    catalogue.m_licence = fields.text("licence");
    fields.items("languages", Need::must,
                 [&](ManifestFields& item) { catalogue.m_languages.push_back(readLanguage(item)); });
    fields.items("voices", Need::must, [&](ManifestFields& item) {
        auto voice = readVoice(item);
        if (catalogue.find(voice.id))
            item.complain("id", "is there twice");
        if (!catalogue.language(voice.language))
            item.complain("language", "is not in the list of languages");
        catalogue.m_voices.push_back(std::move(voice));
    });
    fields.finish();
    if (!complaint.empty())
        return Error{ErrorKind::input, file.string() + ": " + complaint, "Get Melisma's folder resources again", {}};
    return catalogue;
}

const PackVoice* VoiceCatalogue::find(std::string_view id) const
{
    const auto found = std::ranges::find(m_voices, id, &PackVoice::id);
    return found == m_voices.end() ? nullptr : &*found;
}

const VoiceLanguage* VoiceCatalogue::language(std::string_view code) const
{
    const auto found = std::ranges::find(m_languages, code, &VoiceLanguage::code);
    return found == m_languages.end() ? nullptr : &*found;
}

bool speaks(std::string_view language, std::string_view asked)
{
    const auto own = plain(language);
    const auto wish = plain(asked);
    return wish.empty() || own == wish || own.starts_with(wish + "-");
}

} // namespace melisma::voices
