// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Levels of sines, which are known in closed form, and of the same behind an effect.
#include "app/worker/file_sound_meter.h"

#include "audio/files/audio_file.h"
#include "core/music/song_meter.h"
#include "tests/support/check.h"
#include "tests/support/scratch_dir.h"

#include <cmath>
#include <numbers>

using namespace melisma;

namespace {

constexpr int kRate = 24000;
constexpr double kAmplitude = 0.1;

/// Four seconds, of which the tone takes up `seconds`.
void writeSine(const std::filesystem::path& path, double hertz, double seconds = 4.0)
{
    std::vector<float> samples(4 * kRate);
    for (std::size_t i = 0; i < static_cast<std::size_t>(seconds * kRate); ++i)
        samples[i] = static_cast<float>(kAmplitude * std::sin(2.0 * std::numbers::pi * hertz * double(i) / kRate));
    audio::WriteSpec mono;
    mono.format = audio::SampleFormat::float32;
    mono.sampleRate = kRate;
    mono.channels = 1;
    auto out = audio::createAudioFile(path, mono);
    CHECK(out.ok() && (*out)->write(samples.data(), static_cast<int>(samples.size())).ok() && (*out)->finish().ok());
}

music::EffectSetting louder(double decibels)
{
    music::EffectSetting setting{"compressor", {}, 1.0};
    setting.params.set("threshold", 0.0);
    setting.params.set("makeUp", decibels);
    return setting;
}

} // namespace

CHECK_CASE(aToneIsAsLoudAsItIs)
{
    const tests::ScratchDir folder;
    writeSine(folder.path() / "high.wav", 2000.0);
    writeSine(folder.path() / "low.wav", 200.0);
    app::FileSoundMeter meter;
    const auto levels =
        meter.measure({{folder.path() / "high.wav", {8.0}}, {folder.path() / "low.wav", {16.0}}}, {}, {});
    CHECK(levels.ok());
    const auto at = [&](double seconds) {
        return levels->presence.at(static_cast<std::size_t>(seconds / music::SongMeter::kWindowSeconds));
    };
    // Two Butterworth filters of second order on either side, 1000 Hz below and 4000 Hz above, warped by the rate.
    const auto warped = [](double hertz) { return std::tan(std::numbers::pi * hertz / kRate); };
    const double high = 1.0 / (1.0 + std::pow(warped(1000.0) / warped(2000.0), 4.0));
    const double low = 1.0 / (1.0 + std::pow(warped(2000.0) / warped(4000.0), 4.0));
    const double expected = 0.5 * kAmplitude * kAmplitude * std::pow(high * low, 2.0);
    CHECK_NEAR(at(10.0), expected, 0.01 * expected);
    CHECK(at(4.0) == 0.0 && at(14.0) == 0.0 && at(18.0) < 1e-3 * at(10.0));
    CHECK_NEAR(levels->truePeakDb, -20.0, 0.1);
}

CHECK_CASE(anEffectIsHeard)
{
    const tests::ScratchDir folder;
    const std::vector<music::PlacedSound> sounds = {{folder.path() / "tone.wav", {}}};
    writeSine(sounds.front().file, 2000.0);
    app::FileSoundMeter meter;
    const auto dry = meter.measure(sounds, {}, {}), wet = meter.measure(sounds, {louder(6.0)}, {});
    CHECK(dry.ok() && wet.ok());
    CHECK_NEAR(wet->loudnessLufs - dry->loudnessLufs, 6.0, 0.05);
    CHECK_NEAR(wet->truePeakDb - dry->truePeakDb, 6.0, 0.1);
    CHECK_NEAR(10.0 * std::log10(wet->presence.at(5) / dry->presence.at(5)), 6.0, 0.05);
}

CHECK_CASE(anEffectRemembersFromBlockToBlock)
{
    const tests::ScratchDir folder;
    const std::vector<music::PlacedSound> sounds = {{folder.path() / "tone.wav", {}}};
    writeSine(sounds.front().file, 2000.0, 1.0);
    app::FileSoundMeter meter;
    music::EffectSetting room{"reverb", {}, 1.0};
    const auto dry = meter.measure(sounds, {}, {}), wet = meter.measure(sounds, {room}, {});
    CHECK(dry.ok() && wet.ok());
    CHECK(dry->presence.at(4) < 1e-12 && wet->presence.at(4) > 1e-9); // 0.6 s after the tone
}

CHECK_CASE(whatCannotBeMeasuredSaysSo)
{
    const tests::ScratchDir folder;
    app::FileSoundMeter meter;
    CHECK(!meter.measure({{folder.path() / "nothing.wav", {}}}, {}, {}));
    writeSine(folder.path() / "tone.wav", 2000.0);
    CHECK(!meter.measure({{folder.path() / "tone.wav", {}}}, {{"flanger of 1967", {}, 1.0}}, {}));
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = meter.measure({{folder.path() / "tone.wav", {}}}, {}, stop.get_token());
    CHECK(!stopped && stopped.error().kind == base::ErrorKind::cancelled);
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
