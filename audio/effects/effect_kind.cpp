// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/effect_kind.h"

#include "audio/effects/chorus.h"
#include "audio/effects/compressor.h"
#include "audio/effects/deesser.h"
#include "audio/effects/delay.h"
#include "audio/effects/equaliser.h"
#include "audio/effects/gate.h"
#include "audio/effects/limiter.h"
#include "audio/effects/multiband.h"
#include "audio/effects/pitch_corrector.h"
#include "audio/effects/reverb.h"
#include "audio/effects/saturation.h"
#include "audio/effects/stereo_tool.h"

#include <algorithm>
#include <cmath>
#include <deque>

namespace melisma::audio {

namespace {

float numberOf(const base::ParamSpec& spec, const base::ParamValues& values)
{
    const auto usual = std::get<double>(*spec.defaultValue);
    const double value = values.number(spec.key).value_or(usual);
    return static_cast<float>(std::isfinite(value) ? std::clamp(value, *spec.minimum, *spec.maximum) : usual);
}

float choiceOf(const base::ParamSpec& spec, const base::ParamValues& values)
{
    const auto usual = std::get<std::string>(*spec.defaultValue);
    const auto place = [&](const std::string& id) {
        return std::ranges::find(spec.choices, id, &base::ParamChoice::id) - spec.choices.begin();
    };
    const auto chosen = place(values.text(spec.key).value_or(usual));
    const bool known = chosen < static_cast<std::ptrdiff_t>(spec.choices.size());
    return static_cast<float>(known ? chosen : place(usual));
}

/// Stay where they are when others come.
std::deque<EffectKind>& hiddenKinds()
{
    static std::deque<EffectKind> kinds;
    return kinds;
}

} // namespace

const std::vector<EffectKind>& effectKinds()
{
    static const std::vector<EffectKind> kinds = {
        equaliserKind(), compressorKind(), reverbKind(),     limiterKind(),   gateKind(),       deesserKind(),
        delayKind(),     chorusKind(),     saturationKind(), multibandKind(), stereoToolKind(), pitchCorrectorKind()};
    return kinds;
}

void addHiddenEffectKind(const EffectKind& kind)
{
    hiddenKinds().push_back(kind);
}

const EffectKind* findEffectKind(std::string_view id)
{
    if (const auto hidden = std::ranges::find(hiddenKinds(), id, &EffectKind::id); hidden != hiddenKinds().end())
        return &*hidden;
    const auto& kinds = effectKinds();
    const auto found = std::ranges::find(kinds, id, &EffectKind::id);
    return found == kinds.end() ? nullptr : &*found;
}

std::vector<float> effectParams(const EffectKind& kind, const base::ParamValues& values)
{
    std::vector<float> numbers;
    for (const auto& spec : kind.params) {
        if (spec.kind == base::ParamKind::toggle)
            numbers.push_back(
                (values.has(spec.key) ? values.toggle(spec.key) : std::get<bool>(*spec.defaultValue)) ? 1.0f : 0.0f);
        else
            numbers.push_back(spec.kind == base::ParamKind::choice ? choiceOf(spec, values) : numberOf(spec, values));
    }
    return numbers;
}

base::ParamSpec numberParam(const char* key, const char* label, const char* help, double usual, double lowest,
                            double highest, const char* unit)
{
    base::ParamSpec spec;
    spec.key = key;
    spec.label = label;
    spec.help = help;
    spec.kind = base::ParamKind::number;
    spec.defaultValue = usual;
    spec.minimum = lowest;
    spec.maximum = highest;
    spec.unit = unit;
    return spec;
}

base::ParamSpec toggleParam(const char* key, const char* label, const char* help, bool usual)
{
    base::ParamSpec spec;
    spec.key = key;
    spec.label = label;
    spec.help = help;
    spec.kind = base::ParamKind::toggle;
    spec.defaultValue = usual;
    return spec;
}

base::ParamSpec choiceParam(const char* key, const char* label, const char* help, const char* usual,
                            std::vector<base::ParamChoice> choices)
{
    base::ParamSpec spec;
    spec.key = key;
    spec.label = label;
    spec.help = help;
    spec.kind = base::ParamKind::choice;
    spec.defaultValue = std::string(usual);
    spec.choices = std::move(choices);
    return spec;
}

} // namespace melisma::audio
