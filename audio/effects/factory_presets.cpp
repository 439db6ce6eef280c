// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/effects/effect_presets.h"

#include <utility>

namespace melisma::audio {

namespace {

using Setting = std::pair<const char*, base::ParamValue>;

struct Factory {
    const char* effect;
    const char* name;
    double mix;
    std::vector<Setting> settings;
};

/// What is not named stands at the effect's default.
const std::vector<Factory>& allPresets()
{
    static const std::vector<Factory> presets{
        {"eq",
         "Voice: clear",
         1.0,
         {{"lowCutOn", true},
          {"lowCut", 90.0},
          {"peak1", 300.0},
          {"peak1Gain", -3.0},
          {"peak3", 4000.0},
          {"peak3Gain", 2.5},
          {"highShelf", 10000.0},
          {"highShelfGain", 2.0}}},
        {"eq",
         "Guitar: room for the voice",
         1.0,
         {{"lowCutOn", true}, {"lowCut", 110.0}, {"peak2", 2500.0}, {"peak2Gain", -3.0}, {"peak2Q", 0.8}}},
        {"eq",
         "Bass: round",
         1.0,
         {{"lowShelf", 90.0},
          {"lowShelfGain", 2.5},
          {"peak1", 250.0},
          {"peak1Gain", -2.5},
          {"highCutOn", true},
          {"highCut", 7000.0}}},
        {"eq",
         "Telephone",
         1.0,
         {{"lowCutOn", true},
          {"lowCut", 400.0},
          {"highCutOn", true},
          {"highCut", 3200.0},
          {"peak2", 1500.0},
          {"peak2Gain", 5.0}}},
        {"compressor",
         "Voice: even",
         1.0,
         {{"threshold", -24.0}, {"ratio", 3.0}, {"attack", 8.0}, {"release", 120.0}, {"makeUp", 4.0}}},
        {"compressor",
         "Drums: punch",
         1.0,
         {{"threshold", -18.0}, {"ratio", 4.0}, {"attack", 30.0}, {"release", 90.0}, {"knee", 3.0}, {"makeUp", 3.0}}},
        {"compressor",
         "Bus: glue",
         1.0,
         {{"threshold", -16.0},
          {"ratio", 2.0},
          {"attack", 30.0},
          {"release", 250.0},
          {"makeUp", 1.5},
          {"sidechain", 90.0}}},
        {"multiband", "Master: gentle", 1.0, {{"lowRatio", 1.5}, {"middleRatio", 1.5}, {"highRatio", 1.5}}},
        {"deesser", "Soft voice", 1.0, {{"frequency", 6500.0}, {"threshold", -34.0}, {"ratio", 3.0}, {"range", 8.0}}},
        {"deesser", "Sharp voice", 1.0, {{"frequency", 5000.0}, {"threshold", -30.0}, {"ratio", 6.0}, {"range", 14.0}}},
        {"gate",
         "Microphone in a room",
         1.0,
         {{"threshold", -45.0}, {"hold", 150.0}, {"release", 250.0}, {"range", 20.0}, {"sidechain", 120.0}}},
        {"gate", "Drum alone", 1.0, {{"threshold", -30.0}, {"attack", 0.2}, {"hold", 40.0}, {"release", 80.0}}},
        {"limiter", "Streaming", 1.0, {{"ceiling", -1.0}, {"release", 80.0}}},
        {"limiter", "Loud", 1.0, {{"ceiling", -1.0}, {"release", 40.0}, {"gain", 6.0}}},
        {"reverb", "Small room", 0.2, {{"size", 40.0}, {"decay", 0.5}, {"preDelay", 5.0}, {"damping", 7000.0}}},
        {"reverb", "Plate for a voice", 0.25, {{"size", 70.0}, {"decay", 1.8}, {"preDelay", 30.0}, {"lowCut", 250.0}}},
        {"reverb", "Large hall", 0.3, {{"size", 160.0}, {"decay", 3.5}, {"preDelay", 25.0}, {"damping", 4500.0}}},
        {"delay", "Slap", 0.25, {{"time", 110.0}, {"feedback", 5.0}, {"highCut", 5000.0}}},
        {"delay", "Ping-pong", 0.3, {{"time", 375.0}, {"feedback", 40.0}, {"pingPong", true}}},
        {"chorus", "Wide", 0.5, {{"rate", 0.6}, {"depth", 30.0}, {"voices", 3.0}}},
        {"chorus",
         "Flanger",
         0.5,
         {{"rate", 0.25}, {"depth", 60.0}, {"delay", 2.0}, {"voices", 1.0}, {"feedback", 60.0}}},
        {"saturation", "Warm tape", 1.0, {{"character", std::string("tape")}, {"drive", 6.0}, {"output", -2.0}}},
        {"saturation", "Tube grit", 0.6, {{"character", std::string("tube")}, {"drive", 16.0}, {"output", -6.0}}},
        {"stereo", "Wider, bass in the middle", 1.0, {{"width", 135.0}, {"monoLows", true}, {"monoHertz", 140.0}}},
        {"stereo", "Mono", 1.0, {{"width", 0.0}}},
        {"pitch", "Natural", 1.0, {{"speed", 120.0}, {"amount", 70.0}}},
        {"pitch", "Hard", 1.0, {{"speed", 0.0}, {"amount", 100.0}, {"range", 6.0}}},
    };
    return presets;
}

} // namespace

std::vector<EffectPreset> factoryPresets(std::string_view effect)
{
    std::vector<EffectPreset> presets;
    for (const auto& factory : allPresets()) {
        if (effect != factory.effect)
            continue;
        EffectPreset preset{factory.name, {factory.effect, {}, factory.mix}};
        for (const auto& [key, value] : factory.settings)
            preset.setting.params.set(key, value);
        presets.push_back(std::move(preset));
    }
    return presets;
}

} // namespace melisma::audio
