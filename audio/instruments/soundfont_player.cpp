// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/instruments/soundfont_player.h"

#include "audio/instruments/fluid_log.h"
#include "core/music/controller.h"

#include <fluidsynth.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <mutex>
#include <string_view>

namespace melisma::audio {

namespace {

constexpr int kChannel = 0;
constexpr int kHandChannel = 1;
constexpr int kAllChannels = -1;
constexpr int kDrumBank = 128;
constexpr int kRoomSendController = 91;
constexpr int kVoices = 96;
constexpr double kGain = 1.25; ///< the densest genre (rock, house) then peaks just below full scale when played live

fluid_settings_t* makeSettings(int sampleRate)
{
    fluid_settings_t* settings = new_fluid_settings();
    fluid_settings_setnum(settings, "synth.sample-rate", sampleRate);
    fluid_settings_setnum(settings, "synth.gain", kGain);
    fluid_settings_setint(settings, "synth.threadsafe-api", 0);
    fluid_settings_setint(settings, "synth.dynamic-sample-loading", 1);
    fluid_settings_setint(settings, "synth.midi-channels", 16);
    fluid_settings_setint(settings, "synth.polyphony", kVoices);
    fluid_settings_setint(settings, "synth.cpu-cores", 1);
    // Either effect makes fluid_synth_write_float() enter an OpenMP region, which allocates; RoomReverb is the room.
    fluid_settings_setint(settings, "synth.reverb.active", 0);
    fluid_settings_setint(settings, "synth.chorus.active", 0);
    return settings;
}

/// Held while samples are loaded and given back, by any synth of the process: FluidSynth 2.3 counts the users of its
/// shared samples without a lock of its own. Never taken on the audio thread.
std::mutex& sampleMutex()
{
    static std::mutex instance;
    return instance;
}

/// A few milliseconds of nothing that a voice can play.
fluid_sample_t* makeSilence(int sampleRate)
{
    static std::array<short, 256> nothing{};
    fluid_sample_t* sample = new_fluid_sample();
    fluid_sample_set_sound_data(sample, nothing.data(), nullptr, nothing.size(), static_cast<unsigned>(sampleRate), 1);
    return sample;
}

/// FluidSynth would hand anything else to other loaders, which write to stderr.
bool isSoundfont(const std::filesystem::path& path)
{
    std::array<char, 12> head{};
    std::ifstream file(path, std::ios::binary);
    file.read(head.data(), head.size());
    const std::string_view text(head.data(), head.size());
    return file && text.substr(0, 4) == "RIFF" && text.substr(8) == "sfbk";
}

/// How much of an instrument goes into the room (controller 91): what carries the rhythm stays close. In RoomReverb the
/// answer then lies 13 to 17 dB under keys and leads, 11 dB under strings and pads, 21 dB under drums and 30 dB under
/// basses (FluidR3_GM, measured).
int roomSend(const music::Instrument& instrument)
{
    constexpr int kUsualRoom = 40;
    const auto within = [&](int first, int last) { return instrument.program >= first && instrument.program <= last; };
    if (instrument.isDrums())
        return 20;
    if (!instrument.soundfont.empty()) // its programs may be anything
        return kUsualRoom;
    if (within(32, 39)) // basses
        return 8;
    if (within(40, 55) || within(88, 95)) // strings, choirs, pads
        return 48;
    return kUsualRoom;
}

/// The asked preset; from the General MIDI font else its nearest kin: the standard kit for drums, the sound of that
/// program otherwise.
bool selectProgram(fluid_synth_t* synth, int font, const music::Instrument& instrument)
{
    const int bank = instrument.isDrums() ? kDrumBank : instrument.bank;
    const int kinBank = instrument.isDrums() ? kDrumBank : 0;
    const int kinProgram = instrument.isDrums() ? 0 : instrument.program;
    if (instrument.isDrums())
        fluid_synth_set_channel_type(synth, kChannel, CHANNEL_TYPE_DRUM);
    if (fluid_synth_program_select(synth, kChannel, font, bank, instrument.program) == FLUID_OK)
        return true;
    return instrument.soundfont.empty() &&
           fluid_synth_program_select(synth, kChannel, font, kinBank, kinProgram) == FLUID_OK;
}

/// The same sound once more for what is played by hand.
void readyHandChannel(fluid_synth_t* synth)
{
    int font = 0, bank = 0, program = 0;
    fluid_synth_get_program(synth, kChannel, &font, &bank, &program);
    if (bank == kDrumBank)
        fluid_synth_set_channel_type(synth, kHandChannel, CHANNEL_TYPE_DRUM);
    fluid_synth_program_select(synth, kHandChannel, font, bank, program);
}

int channelOf(PlayedBy who)
{
    return who == PlayedBy::song ? kChannel : kHandChannel;
}

} // namespace

struct SoundfontPlayer::Synth {
    fluid_settings_t* settings = nullptr;
    fluid_synth_t* synth = nullptr;
    fluid_sample_t* nothing = nullptr; ///< this synth's own, so that nobody else counts its users

    explicit Synth(int sampleRate)
        : settings(makeSettings(sampleRate))
        , synth(new_fluid_synth(settings))
        , nothing(makeSilence(sampleRate))
    {}
    ~Synth()
    {
        const std::lock_guard lock(sampleMutex());
        delete_fluid_synth(synth);
        delete_fluid_sample(nothing);
        delete_fluid_settings(settings);
    }
    Synth(const Synth&) = delete;
    Synth& operator=(const Synth&) = delete;
};

SoundfontPlayer::SoundfontPlayer(std::unique_ptr<Synth> synth) : m_synth(std::move(synth)) {}
SoundfontPlayer::~SoundfontPlayer() = default;

namespace {

/// A project's font lies in a file that is called by its hash.
std::string nameOf(const std::filesystem::path& soundfont, const music::Instrument& instrument)
{
    return instrument.soundfont.empty() ? soundfont.string() : "The SoundFont of '" + instrument.name + "'";
}

std::string mendOf(const music::Instrument& instrument, const char* ofGeneralMidi)
{
    return instrument.soundfont.empty() ? ofGeneralMidi : "Choose another instrument";
}

} // namespace

base::Result<std::unique_ptr<SoundfontPlayer>>
SoundfontPlayer::make(const std::filesystem::path& soundfont, const music::Instrument& instrument, int sampleRate)
{
    silenceFluidLog();
    if (!isSoundfont(soundfont))
        return base::Error{base::ErrorKind::input,
                           nameOf(soundfont, instrument) + " is not a soundfont",
                           mendOf(instrument, "Run: apt-get install fluid-soundfont-gm"),
                           {}};
    auto synth = std::make_unique<Synth>(sampleRate);
    const std::lock_guard lock(sampleMutex());
    const int font = synth->synth ? fluid_synth_sfload(synth->synth, soundfont.c_str(), 0) : FLUID_FAILED;
    if (font == FLUID_FAILED)
        return base::Error{base::ErrorKind::io, nameOf(soundfont, instrument) + " cannot be loaded",
                           mendOf(instrument, "Run: apt-get install --reinstall fluid-soundfont-gm")};
    if (!selectProgram(synth->synth, font, instrument))
        return base::Error{base::ErrorKind::input,
                           nameOf(soundfont, instrument) + " has no sound for " + instrument.name,
                           "Choose another instrument"};
    readyHandChannel(synth->synth);
    fluid_synth_cc(synth->synth, kChannel, kRoomSendController, roomSend(instrument));
    return std::unique_ptr<SoundfontPlayer>(new SoundfontPlayer(std::move(synth)));
}

void SoundfontPlayer::noteOn(int pitch, int velocity, PlayedBy who)
{
    fluid_synth_noteon(m_synth->synth, channelOf(who), pitch, velocity);
    m_usedVoices = std::max(m_usedVoices, fluid_synth_get_active_voice_count(m_synth->synth));
}

void SoundfontPlayer::noteOff(int pitch, PlayedBy who)
{
    fluid_synth_noteoff(m_synth->synth, channelOf(who), pitch);
}

void SoundfontPlayer::control(int controller, int value, PlayedBy who)
{
    if (controller == music::kPitchBend)
        fluid_synth_pitch_bend(m_synth->synth, channelOf(who), value);
    else
        fluid_synth_cc(m_synth->synth, channelOf(who), controller, value);
}

int SoundfontPlayer::controller(int number) const
{
    int value = 0;
    if (number == music::kPitchBend)
        fluid_synth_get_pitch_bend(m_synth->synth, kChannel, &value);
    else
        fluid_synth_get_cc(m_synth->synth, kChannel, number, &value);
    return value;
}

void SoundfontPlayer::silence()
{
    if (m_usedVoices == 0)
        return;
    Chunk unheard; // the voices end in the course of the next block
    fluid_synth_all_sounds_off(m_synth->synth, kAllChannels);
    render(unheard);
    refreshVoices();
    render(unheard);
    fluid_synth_all_sounds_off(m_synth->synth, kAllChannels);
    render(unheard);
    m_usedVoices = 0;
}

/// FluidSynth 2.3 lets a voice that it takes again glide, over 64 frames, from the two amplitudes (left and right) that
/// it had at the end of its last note; a new one begins at 0. So each voice that was used plays nothing once, with both
/// amplitudes at 0: panned hard left, but with the left weighed down by more than the table of amplitudes holds.
void SoundfontPlayer::refreshVoices()
{
    constexpr float kHardLeft = -500.0f;
    constexpr float kNoLeft = 2000.0f;  // centibels; 1441 and more are 0
    constexpr float kLongAttack = 0.0f; // a second: a voice past its attack could be let go as inaudible
    for (int i = 0; i < std::min(m_usedVoices, kVoices); ++i) {
        fluid_voice_t* voice = fluid_synth_alloc_voice(m_synth->synth, m_synth->nothing, kChannel, 60, 127);
        if (!voice)
            return;
        fluid_voice_gen_set(voice, GEN_VOLENVATTACK, kLongAttack);
        fluid_voice_gen_set(voice, GEN_PAN, kHardLeft);
        fluid_voice_gen_set(voice, GEN_CUSTOM_BALANCE, kNoLeft);
        fluid_synth_start_voice(m_synth->synth, voice);
    }
}

void SoundfontPlayer::render(Chunk& chunk)
{
    fluid_synth_write_float(m_synth->synth, kChunkFrames, chunk.left.data(), 0, 1, chunk.right.data(), 0, 1);
}

} // namespace melisma::audio
