// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/mono_file.h"

#include "ml/io/resampler.h"
#include "ml/io/sound_writer.h"
#include "tests/support/check.h"
#include "tests/support/scratch_dir.h"

#include <algorithm>
#include <filesystem>
#include <numbers>

using namespace melisma;
using namespace melisma::ml;

namespace {

std::vector<float> sine(std::size_t count, double hertz, int rate)
{
    std::vector<float> samples(count);
    for (std::size_t i = 0; i < count; ++i)
        samples[i] = static_cast<float>(0.5 * std::sin(2.0 * std::numbers::pi * hertz * static_cast<double>(i) / rate));
    return samples;
}

std::vector<float> resampled(std::span<const float> samples, int from, int to, std::size_t block)
{
    auto resampler = Resampler::make(from, to);
    CHECK(resampler.ok());
    std::vector<float> made;
    for (std::size_t at = 0; at < samples.size(); at += block)
        CHECK(resampler->push(samples.subspan(at, std::min(block, samples.size() - at)), made).ok());
    CHECK(resampler->finish(made).ok());
    return made;
}

std::filesystem::path written(const tests::ScratchDir& folder, std::span<const float> samples, int rate)
{
    auto path = folder.path() / "sound.wav";
    auto out = SoundWriter::create(path, rate);
    CHECK(out.ok() && out->write(samples).ok() && out->finish().ok());
    return path;
}

double farthest(std::span<const float> some, std::span<const float> others)
{
    double most = some.size() == others.size() ? 0.0 : 1e9;
    for (std::size_t i = 0; i < std::min(some.size(), others.size()); ++i)
        most = std::max(most, std::abs(static_cast<double>(some[i]) - others[i]));
    return most;
}

} // namespace

CHECK_CASE(aSineIsTheSameSineAtAnotherRate)
{
    for (const auto& [from, to] : {std::pair(44100, 16000), {16000, 44100}, {24000, 48000}, {22050, 48000}}) {
        const auto made = resampled(sine(static_cast<std::size_t>(from), 440.0, from), from, to, 1000);
        CHECK_EQUAL(made.size(), static_cast<std::size_t>(to));
        const auto expected = sine(made.size(), 440.0, to);
        const std::size_t edge = made.size() / 20; // filters ring where sound begins and ends at once
        const auto inner = [edge](const std::vector<float>& samples) {
            return std::span(samples).subspan(edge, samples.size() - 2 * edge);
        };
        CHECK(farthest(inner(made), inner(expected)) < 1e-5);
    }
}

CHECK_CASE(lengthsAreExactHoweverTheSoundComes)
{
    for (const std::size_t count : {1U, 2U, 777U, 8192U, 44101U}) {
        const auto samples = sine(count, 300.0, 44100);
        const auto whole = resampled(samples, 44100, 16000, count);
        CHECK_EQUAL(whole.size(), static_cast<std::size_t>(std::llround(static_cast<double>(count) * 16000 / 44100)));
        CHECK(farthest(resampled(samples, 44100, 16000, 333), whole) < 1e-6);
        CHECK(farthest(resampled(samples, 44100, 44100, 100), samples) == 0.0);
        CHECK(farthest(*Resampler::whole(samples, 44100, 16000), whole) == 0.0);
    }
}

CHECK_CASE(ratesThatNobodyRecordsAtAreRefused)
{
    for (const int rate : {0, -1, 3999, 768001}) {
        const auto refused = Resampler::make(rate, 16000);
        CHECK(!refused.ok() && refused.error().kind == base::ErrorKind::input && !refused.error().hint.empty());
    }
}

CHECK_CASE(anyPlaceOfAFileIsRead)
{
    const tests::ScratchDir folder;
    const auto samples = sine(30000, 200.0, 48000);
    const auto file = MonoFile::make(written(folder, samples, 48000), 0, folder.path(), 60.0);
    CHECK(file.ok());
    CHECK_EQUAL(file->rate(), 48000);
    CHECK_EQUAL(file->samples(), std::size_t(30000));
    const auto beyond = file->read(-10, 30020);
    CHECK(beyond.ok());
    CHECK(std::all_of(beyond->begin(), beyond->begin() + 10, [](float sample) { return sample == 0.0F; }));
    CHECK(std::all_of(beyond->end() - 10, beyond->end(), [](float sample) { return sample == 0.0F; }));
    CHECK(farthest(std::span(*beyond).subspan(10, 30000), samples) == 0.0);
    CHECK(farthest(*file->read(12345, 100), std::span(samples).subspan(12345, 100)) == 0.0);
    CHECK(farthest(*file->read(50000, 5), std::vector<float>(5)) == 0.0);
}

CHECK_CASE(nothingIsLeftInTheFolder)
{
    const tests::ScratchDir folder;
    const auto path = written(folder, sine(1000, 200.0, 16000), 16000);
    const auto file = MonoFile::make(path, 24000, folder.path(), 60.0);
    CHECK(file.ok() && file->samples() == 1500);
    std::size_t entries = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        entries += entry.path() == path ? 0 : 1;
    CHECK_EQUAL(entries, std::size_t(0));
}

CHECK_CASE(whatIsNoSoundIsToldByName)
{
    const tests::ScratchDir folder;
    const auto missing = MonoFile::make(folder.path() / "none.wav", 0, folder.path(), 60.0);
    CHECK(!missing.ok() && missing.error().kind == base::ErrorKind::notFound);
    const auto tooLong = MonoFile::make(written(folder, sine(20000, 200.0, 8000), 8000), 0, folder.path(), 2.0);
    CHECK(!tooLong.ok() && tooLong.error().message.find("sound.wav") != std::string::npos);
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
