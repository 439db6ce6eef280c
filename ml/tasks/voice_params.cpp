// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/voice_params.h"

namespace melisma::ml {

namespace {

/// As a person calls it.
const char* nameOf(phonemes::Language language)
{
    using phonemes::Language;
    switch (language) {
    case Language::enUs:
        return "American English";
    case Language::enGb:
        return "British English";
    case Language::es:
        return "Spanish";
    case Language::fr:
        return "French";
    case Language::hi:
        return "Hindi";
    case Language::it:
        return "Italian";
    case Language::ja:
        return "Japanese";
    case Language::ptBr:
        return "Brazilian Portuguese";
    case Language::zh:
        break;
    }
    return "Mandarin Chinese";
}

} // namespace

base::ParamSpec voiceParam()
{
    base::ParamSpec spec;
    spec.key = "voice";
    spec.label = "Voice";
    spec.help = "A voice, a blend like af_heart*0.7 + af_bella*0.3, or a design like af_heart; pitch=0.5";
    spec.kind = base::ParamKind::text;
    spec.defaultValue = std::string(kUsualVoice);
    spec.minimum = 1;
    spec.maximum = 400;
    return spec;
}

base::ParamSpec languageParam()
{
    base::ParamSpec spec;
    spec.key = "language";
    spec.label = "Language";
    spec.help = "How the text is read; the voice's own unless told";
    spec.kind = base::ParamKind::choice;
    spec.choices = {{"auto", "As the voice"}};
    for (const auto language : phonemes::kLanguages)
        spec.choices.push_back({std::string(phonemes::codeOf(language)), nameOf(language)});
    spec.defaultValue = std::string("auto");
    return spec;
}

base::Result<phonemes::Language> languageOf(const base::ParamValues& values, const VoiceRecipe& voice)
{
    const auto asked = values.text("language").value_or("auto");
    return asked == "auto" ? phonemes::languageOfVoice(voice.shares.front().id) : phonemes::languageOf(asked);
}

base::Result<VoiceRequest> readVoiceRequest(const std::vector<base::ParamSpec>& specs, const base::ParamValues& params)
{
    auto values = base::validate(specs, params);
    if (!values)
        return values.error();
    auto voice = VoiceRecipe::parse(*values->text("voice"));
    if (!voice)
        return voice.error();
    const auto language = languageOf(*values, *voice);
    if (!language)
        return language.error();
    return VoiceRequest{std::move(*values), std::move(*voice), *language};
}

} // namespace melisma::ml
