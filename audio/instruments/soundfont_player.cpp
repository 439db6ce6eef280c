// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/instruments/soundfont_player.h"

#include <fluidsynth.h>

#include <array>

namespace melisma::audio {

namespace {

constexpr int kChannel = 0;
constexpr int kDrumBank = 128;

// Room that joins the parts without washing them out; FluidSynth's own defaults are smaller and drier.
constexpr double kRoomSize = 0.55;
constexpr double kDamping = 0.35;
constexpr double kRoomWidth = 0.8;
constexpr double kRoomLevel = 0.5;
constexpr double kGain = 0.6; ///< a forte note of a General MIDI instrument peaks near -12 dBFS

/// FluidSynth writes warnings to stderr by itself; a missing preset is reported by us instead.
void silenceLog()
{
    static const bool done = [] {
        for (const int level : {FLUID_PANIC, FLUID_ERR, FLUID_WARN, FLUID_INFO, FLUID_DBG})
            fluid_set_log_function(level, nullptr, nullptr);
        return true;
    }();
    static_cast<void>(done);
}

fluid_settings_t* makeSettings(int sampleRate)
{
    fluid_settings_t* settings = new_fluid_settings();
    fluid_settings_setnum(settings, "synth.sample-rate", sampleRate);
    fluid_settings_setnum(settings, "synth.gain", kGain);
    fluid_settings_setint(settings, "synth.threadsafe-api", 0);
    fluid_settings_setint(settings, "synth.dynamic-sample-loading", 1);
    fluid_settings_setint(settings, "synth.midi-channels", 16);
    fluid_settings_setint(settings, "synth.polyphony", 96);
    fluid_settings_setint(settings, "synth.cpu-cores", 1);
    fluid_settings_setint(settings, "synth.chorus.active", 0);
    fluid_settings_setnum(settings, "synth.reverb.room-size", kRoomSize);
    fluid_settings_setnum(settings, "synth.reverb.damp", kDamping);
    fluid_settings_setnum(settings, "synth.reverb.width", kRoomWidth);
    fluid_settings_setnum(settings, "synth.reverb.level", kRoomLevel);
    return settings;
}

/// The asked preset, else its nearest kin: the standard kit for drums, the General MIDI sound of that program otherwise.
bool selectProgram(fluid_synth_t* synth, int font, const music::Instrument& instrument)
{
    const int bank = instrument.isDrums() ? kDrumBank : instrument.bank;
    const int kinBank = instrument.isDrums() ? kDrumBank : 0;
    const int kinProgram = instrument.isDrums() ? 0 : instrument.program;
    if (instrument.isDrums())
        fluid_synth_set_channel_type(synth, kChannel, CHANNEL_TYPE_DRUM);
    return fluid_synth_program_select(synth, kChannel, font, bank, instrument.program) == FLUID_OK ||
           fluid_synth_program_select(synth, kChannel, font, kinBank, kinProgram) == FLUID_OK;
}

} // namespace

struct SoundfontPlayer::Synth {
    fluid_settings_t* settings = nullptr;
    fluid_synth_t* synth = nullptr;

    explicit Synth(int sampleRate) : settings(makeSettings(sampleRate)), synth(new_fluid_synth(settings)) {}
    ~Synth()
    {
        delete_fluid_synth(synth);
        delete_fluid_settings(settings);
    }
    Synth(const Synth&) = delete;
    Synth& operator=(const Synth&) = delete;
};

SoundfontPlayer::SoundfontPlayer(std::unique_ptr<Synth> synth) : m_synth(std::move(synth)) {}
SoundfontPlayer::~SoundfontPlayer() = default;

base::Result<std::unique_ptr<SoundfontPlayer>> SoundfontPlayer::make(const std::filesystem::path& soundfont,
                                                                     const music::Instrument& instrument, int sampleRate)
{
    silenceLog();
    auto synth = std::make_unique<Synth>(sampleRate);
    const int font = synth->synth ? fluid_synth_sfload(synth->synth, soundfont.c_str(), 0) : FLUID_FAILED;
    if (font == FLUID_FAILED)
        return base::Error{base::ErrorKind::io, "The soundfont " + soundfont.string() + " cannot be loaded",
                           "Run: apt-get install --reinstall fluid-soundfont-gm"};
    if (!selectProgram(synth->synth, font, instrument))
        return base::Error{base::ErrorKind::input,
                           soundfont.filename().string() + " has no sound for " + instrument.name,
                           "Choose another instrument"};
    return std::unique_ptr<SoundfontPlayer>(new SoundfontPlayer(std::move(synth)));
}

void SoundfontPlayer::noteOn(int pitch, int velocity) { fluid_synth_noteon(m_synth->synth, kChannel, pitch, velocity); }

void SoundfontPlayer::noteOff(int pitch) { fluid_synth_noteoff(m_synth->synth, kChannel, pitch); }

void SoundfontPlayer::control(int controller, int value) { fluid_synth_cc(m_synth->synth, kChannel, controller, value); }

int SoundfontPlayer::controller(int number) const
{
    int value = 0;
    fluid_synth_get_cc(m_synth->synth, kChannel, number, &value);
    return value;
}

void SoundfontPlayer::silence() { fluid_synth_all_sounds_off(m_synth->synth, kChannel); }

void SoundfontPlayer::render(Chunk& chunk)
{
    fluid_synth_write_float(m_synth->synth, kChunkFrames, chunk.left.data(), 0, 1, chunk.right.data(), 0, 1);
}

} // namespace melisma::audio
