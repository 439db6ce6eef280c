// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/tempo_map.h"
#include "ml/compose/options_reader.h"

namespace melisma::ml {

namespace {

using base::ParamKind;
using base::ParamSpec;

constexpr double kLongestText = 2000;
constexpr double kLongestLyrics = 20000;

ParamSpec text(const char* key, const char* label, const char* help, const char* placeholder)
{
    ParamSpec spec;
    spec.key = key;
    spec.label = label;
    spec.help = help;
    spec.kind = ParamKind::text;
    spec.minimum = 1;
    spec.maximum = kLongestText;
    spec.placeholder = placeholder;
    return spec;
}

ParamSpec number(const char* key, const char* label, const char* help, ParamKind kind, double low, double high)
{
    ParamSpec spec = text(key, label, help, "");
    spec.kind = kind;
    spec.minimum = low;
    spec.maximum = high;
    return spec;
}

ParamSpec longText(ParamSpec spec, double minimum, double maximum)
{
    spec.kind = ParamKind::longText;
    spec.minimum = minimum;
    spec.maximum = maximum;
    return spec;
}

ParamSpec withUnit(ParamSpec spec, const char* unit)
{
    spec.unit = unit;
    return spec;
}

ParamSpec takesParam()
{
    auto spec = number("takes", "Takes", "How many versions to make", ParamKind::integer, 1, 8);
    spec.defaultValue = std::int64_t{1};
    return spec;
}

ParamSpec singingVoiceParam()
{
    auto spec = text("voice", "Voice", "Who sings: auto for a voice that fits, none, or a voice or blend by name",
                     "af_heart*0.7 + af_bella*0.3");
    spec.defaultValue = std::string(kAutoVoice);
    return spec;
}

ParamSpec harmonyParam()
{
    auto spec = text("harmony", "Harmony", "Whether a second voice joins in choruses", "");
    spec.kind = ParamKind::choice;
    spec.choices = {{kHarmonyUsual, "In choruses"}, {kHarmonyNone, "None"}};
    spec.defaultValue = std::string(kHarmonyUsual);
    return spec;
}

/// Programs set it.
ParamSpec draftParam()
{
    ParamSpec spec;
    spec.key = kDraftOnly;
    spec.kind = ParamKind::toggle;
    return spec;
}

} // namespace

std::vector<ParamSpec> composeParams()
{
    using music::TempoMap;
    return {
        longText(text("prompt", "Prompt", "The song in words: genre, mood, tempo, key, instruments, length",
                      "slow rainy lo-fi, warm rhodes, brushed drums"),
                 1, kLongestText),
        longText(text("lyrics", "Lyrics",
                      "Words to sing; [Verse] and [Chorus] alone on a line name what follows. Empty: drafted where a "
                      "voice sings",
                      "[Verse]"),
                 0, kLongestLyrics),
        singingVoiceParam(),
        harmonyParam(),
        text("chords", "Chords",
             "One a bar or by bar lines, looped, by section if you like: [Verse] Am F [Chorus] C G/B", "Am F C G"),
        text("key", "Key", "A note and a mode", "A minor"),
        withUnit(
            number("bpm", "Tempo", "Quarter notes a minute", ParamKind::number, TempoMap::kSlowest, TempoMap::kFastest),
            "bpm"),
        text("meter", "Meter", "Beats a bar over the beat's value", "4/4"),
        withUnit(number("seconds", "Length", "Length in seconds; not together with bars", ParamKind::number, 5, 600),
                 "s"),
        number("bars", "Bars", "Length in bars; not together with seconds", ParamKind::integer, 1, 512),
        text("form", "Form", "The sections in order", "intro verse chorus verse chorus outro"),
        text("instruments", "Instruments", "Exactly these instruments play", "piano, bass, drums"),
        text("without", "Without", "These instruments and their relatives do not play", "drums, guitar"),
        takesParam(),
        voiceNameParam(),
        draftParam(),
    };
}

} // namespace melisma::ml
