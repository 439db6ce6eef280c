// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/instruments/soundfont_trial.h"

#include "audio/instruments/fluid_log.h"

#include <fluidsynth.h>

#include <fmt/format.h>

#include <array>
#include <memory>

namespace melisma::audio {

namespace {

constexpr int kChannel = 0;
constexpr int kVelocity = 100;
constexpr int kBlock = 512;
constexpr int kBlocks = 4;
constexpr std::array kKeys = {36, 60, 84};

using Settings = std::unique_ptr<fluid_settings_t, decltype(&delete_fluid_settings)>;
using Synth = std::unique_ptr<fluid_synth_t, decltype(&delete_fluid_synth)>;

Settings makeSettings()
{
    Settings settings(new_fluid_settings(), delete_fluid_settings);
    fluid_settings_setint(settings.get(), "synth.dynamic-sample-loading", 1); // one preset's samples at a time
    fluid_settings_setint(settings.get(), "synth.reverb.active", 0);
    fluid_settings_setint(settings.get(), "synth.chorus.active", 0);
    return settings;
}

void playFor(fluid_synth_t* synth)
{
    std::array<float, 2 * kBlock> sound{};
    for (const int key : kKeys)
        fluid_synth_noteon(synth, kChannel, key, kVelocity);
    for (int i = 0; i < kBlocks; ++i)
        fluid_synth_write_float(synth, kBlock, sound.data(), 0, 2, sound.data(), 1, 2);
    fluid_synth_all_sounds_off(synth, kChannel);
    fluid_synth_write_float(synth, kBlock, sound.data(), 0, 2, sound.data(), 1, 2);
}

} // namespace

base::Result<void> tryFont(const std::filesystem::path& file, const SoundfontFacts& facts,
                           const std::function<void(double)>& progress, std::stop_token stop)
{
    silenceFluidLog();
    const auto name = file.filename().string();
    const Settings settings = makeSettings();
    const Synth synth(new_fluid_synth(settings.get()), delete_fluid_synth);
    const int font = synth ? fluid_synth_sfload(synth.get(), file.c_str(), 0) : FLUID_FAILED;
    if (font == FLUID_FAILED)
        return base::Error{base::ErrorKind::input, name + " is not a SoundFont that can be played",
                           "Choose another file, or get this one again", "FluidSynth refuses it"};
    for (std::size_t i = 0; i < facts.presets.size(); ++i) {
        if (stop.stop_requested())
            return base::Error{base::ErrorKind::cancelled, "The check of " + name + " was cancelled", {}, {}};
        const auto& preset = facts.presets[i];
        if (fluid_synth_program_select(synth.get(), kChannel, font, preset.bank, preset.program) != FLUID_OK)
            return base::Error{base::ErrorKind::input,
                               fmt::format("The preset '{}' of {} cannot be played", preset.name, name),
                               "Choose another file, or get this one again",
                               {}};
        playFor(synth.get());
        if (progress)
            progress(static_cast<double>(i + 1) / static_cast<double>(facts.presets.size()));
    }
    return {};
}

} // namespace melisma::audio
