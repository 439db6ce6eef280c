// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/voice_wish.h"

namespace melisma::ml {

VoiceWish joined(VoiceWish wish, const VoiceWish& more)
{
    wish.wanted = wish.wanted || more.wanted;
    wish.none = wish.none || more.none;
    wish.soft = wish.soft || more.soft;
    if (more.sex != VoiceSex::any)
        wish.sex = more.sex;
    if (more.pitch != VoicePitch::any)
        wish.pitch = more.pitch;
    if (!more.recipe.empty()) {
        wish.recipe = more.recipe;
        wish.name = more.name;
    }
    return wish;
}

std::string textOf(const VoiceWish& wish)
{
    if (wish.none)
        return "none";
    if (!wish.recipe.empty())
        return wish.name.empty() ? wish.recipe : wish.name;
    std::string text;
    const auto add = [&text](bool holds, const char* word) {
        if (holds)
            text += (text.empty() ? "" : ", ") + std::string(word);
    };
    add(wish.sex == VoiceSex::female, "female");
    add(wish.sex == VoiceSex::male, "male");
    add(wish.pitch == VoicePitch::deep, "deep");
    add(wish.pitch == VoicePitch::high, "high");
    add(wish.soft, "soft");
    return text.empty() ? "any" : text;
}

base::ParamSpec voiceNameParam()
{
    base::ParamSpec spec;
    spec.key = "voiceName";
    spec.kind = base::ParamKind::text;
    spec.maximum = 100;
    return spec;
}

} // namespace melisma::ml
