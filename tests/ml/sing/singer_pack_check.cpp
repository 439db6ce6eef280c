// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// With the real voices: breaths, ranges, and notes that no singer would want. Skips itself where they are not
// installed.
#include "ml/sing/singer.h"
#include "ml/sing/song_vocalist.h"

#include "tests/ml/phonemes/phoneme_support.h"
#include "tests/support/check.h"
#include "tests/support/voice_pack.h"

#include <sndfile.h>
#include <unistd.h>

using namespace melisma;
using namespace melisma::ml;
using namespace melisma::ml::sing;

namespace {

LyricNote note(double start, double length, double midi, std::string lyric)
{
    return {start, length, midi, 96, -1, std::move(lyric)};
}

base::Result<base::ModelFiles> findPack(const std::string& /*id*/)
{
    return base::ModelFiles{"kokoro", *tests::voicePack(), "", "", {}};
}

std::unique_ptr<VoiceEngine> preparedEngine()
{
    auto engine = std::make_unique<VoiceEngine>(tests::sourceFolder() / "resources", findPack);
    base::RunContext context;
    CHECK(engine->prepare(context).ok());
    return engine;
}

std::filesystem::path scratchFile()
{
    return std::filesystem::temp_directory_path() / ("singer_check_" + std::to_string(getpid()) + ".wav");
}

std::vector<float> samplesOf(const std::filesystem::path& path)
{
    SF_INFO info{};
    SNDFILE* file = sf_open(path.c_str(), SFM_READ, &info);
    CHECK(file != nullptr);
    std::vector<float> samples(file ? static_cast<std::size_t>(info.frames) : 0);
    if (file)
        sf_readf_float(file, samples.data(), info.frames);
    sf_close(file);
    return samples;
}

/// Of the samples between two seconds.
double level(const std::vector<float>& samples, double from, double until)
{
    double sum = 0.0;
    const auto first = static_cast<std::size_t>(from * VoiceEngine::kSampleRate);
    const auto last = std::min(samples.size(), static_cast<std::size_t>(until * VoiceEngine::kSampleRate));
    for (std::size_t i = first; i < last; ++i)
        sum += static_cast<double>(samples[i]) * samples[i];
    return last > first ? std::sqrt(sum / static_cast<double>(last - first)) : 0.0;
}

} // namespace

CHECK_CASE(aVoiceKnowsItsRange)
{
    const auto engine = std::make_shared<VoiceEngine>(tests::sourceFolder() / "resources", findPack);
    SongVocalist vocalist(engine);
    CHECK(vocalist.prepare(base::RunContext()).ok());
    CHECK(vocalist.range("am_fenrir") == (Register{53, 66})); // singers.json: five semitones less than most men
    CHECK(vocalist.range("am_liam") == (Register{45, 64}));
}

CHECK_CASE(breathIsTakenInRests)
{
    const auto engine = preparedEngine();
    const std::vector<LyricNote> notes{note(1.0, 1.0, 60, "rain"), note(2.8, 1.0, 60, "again"),
                                       note(3.85, 1.0, 60, "now")};
    const auto path = scratchFile();
    const auto sing = [&](bool breaths) {
        auto out = SoundWriter::create(path, VoiceEngine::kSampleRate);
        const SingOptions options{*VoiceRecipe::parse("af_heart"), Road::hybrid, 1, breaths};
        CHECK(out.ok() && singMelody(*engine, phonemes::Language::enUs, notes, options, *out, {}, {}).ok());
        CHECK(out->finish().ok());
        return samplesOf(path);
    };
    const auto without = sing(false), with = sing(true);
    std::filesystem::remove(path);
    CHECK_EQUAL(with.size(), without.size());
    CHECK(level(without, 2.3, 2.6) < 1e-4);
    const double under = 20.0 * std::log10(level(with, 2.3, 2.6) / level(with, 1.2, 1.8));
    std::printf("  %.1f dB under the note\n", under);
    CHECK(under > -40.0 && under < -24.0);
    CHECK(level(with, 0.0, 0.2) < 1e-5); // no breath is as long as that silence
    const auto behind = 3 * VoiceEngine::kSampleRate;
    CHECK(std::equal(with.begin() + behind, with.end(), without.begin() + behind)); // nor in a gap, nor under notes
}

CHECK_CASE(notesThatNobodyWantsAreSung)
{
    const auto engine = preparedEngine();
    const std::vector<LyricNote> notes{
        note(1.0, 0.005, 60, "hey"),                                    // short, with room behind it
        note(2.0, 0.5, 55, "twin-"),       note(2.0, 0.5, 62, "twin-"), // a chord
        note(2.4, 2.0, 127, "kle"),                                     // overlaps, and no voice gets there
        note(3.0, 0.005, 60, "strengths"), note(3.005, 0.3, 60, "_"),   note(3.25, 1.0, 0, "\xF0\x9F\x98\x80"),
        note(4.4, 60.0, 64, "star"),       note(-1.0, 1.0, 60, "no"),   note(70.0, -1.0, 60, "no"),
    };
    const auto path = scratchFile();
    auto out = SoundWriter::create(path, VoiceEngine::kSampleRate);
    const auto voice = VoiceRecipe::parse("af_heart");
    CHECK(out.ok() && voice.ok());
    const auto sung = singMelody(*engine, phonemes::Language::enUs, notes, {*voice, Road::hybrid, 1, false}, *out, {},
                                 std::stop_token());
    CHECK(sung.ok());
    if (!sung) {
        std::printf("  %s\n", sung.error().message.c_str());
        return;
    }
    CHECK(out->finish().ok());
    CHECK_EQUAL(sung->shortened, 2); // of the chord, and the short one before a held note
    CHECK_EQUAL(sung->unread.size(), std::size_t(1));
    CHECK_EQUAL(sung->words[1].text, std::string("twinkle"));
    CHECK_NEAR(sung->seconds, 64.5, 0.2);
    const auto samples = samplesOf(path);
    std::filesystem::remove(path);
    CHECK(std::ranges::all_of(samples, [](float sample) { return std::abs(sample) < 4.0F; })); // and no NaN
    CHECK(level(samples, 0.0, 0.6) < 1e-4);
    CHECK(level(samples, 1.5, 1.7) < 1e-3);
    const double held = level(samples, 5.0, 10.0);
    CHECK(held > 0.005);
    CHECK_NEAR(20.0 * std::log10(level(samples, 55.0, 63.0) / held), 0.0, 2.0); // as loud at its end
    CHECK(level(samples, 1.0, 1.12) > 0.1 * held);
    CHECK(level(samples, 2.1, 2.4) > 0.1 * held);

    auto none = SoundWriter::create(path, VoiceEngine::kSampleRate);
    CHECK(!singMelody(*engine, phonemes::Language::enUs, {}, {*voice, Road::hybrid, 1}, *none, {}, {}).ok());
    std::filesystem::remove(path);
}

int main(int argc, char** argv)
{
    if (!tests::canReadText() || !tests::voicePack())
        return tests::kNoVoicePack;
    return tests::runChecks(argc, argv);
}
