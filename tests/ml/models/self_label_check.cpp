// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/content_encoder/self_label.h"

#include "ml/models/content_encoder/config.h"
#include "ml/models/content_encoder/content_encoder.h"
#include "ml/models/content_encoder/train.h"
#include "tests/support/check.h"
#include "tests/support/scratch_dir.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>
#include <random>
#include <set>

using namespace melisma;
using namespace melisma::ml::content;

namespace {

constexpr std::size_t kFrames = 60;
constexpr std::size_t kBands = kMelBands;

/// Noise that is louder and softer by turns.
std::vector<float> swell()
{
    std::mt19937_64 random(5);
    std::vector<float> sound(kFrames * kFrameSamples);
    for (std::size_t i = 0; i < sound.size(); ++i)
        sound[i] = static_cast<float>(std::normal_distribution(0.0, 0.1)(random) *
                                      (0.1 + std::abs(std::sin(static_cast<double>(i) * 3e-4))));
    return sound;
}

/// Half the logarithm of the power of each row.
std::vector<double> loudnessOf(const std::vector<float>& mels)
{
    std::vector<double> rows(mels.size() / kBands);
    for (std::size_t row = 0; row < rows.size(); ++row)
        rows[row] = std::log(std::accumulate(mels.begin() + static_cast<std::ptrdiff_t>(row * kBands),
                                             mels.begin() + static_cast<std::ptrdiff_t>((row + 1) * kBands), 0.0,
                                             [](double sum, float mel) { return sum + std::exp(2.0 * mel); })) /
                    2.0;
    return rows;
}

/// An utterance in which 7 always follows 5, and 5 alone is voiced.
SpeechItem spoken()
{
    SpeechItem item{{0, 5, 7, 5, 7, 0}, {10, 10, 10, 10, 10, 10}, {}, {}, std::vector<float>(256, 0.0F), {}};
    item.f0.assign(2 * kFrames, 0.0F);
    for (const std::size_t begin : {20U, 60U}) // where 5 is said
        std::fill_n(item.f0.begin() + begin, 20, 120.0F);
    item.energy.assign(2 * kFrames, 1.0F);
    item.mels.assign(2 * kFrames * kBands, -4.0F);
    return item;
}

struct Fixture {
    tests::ScratchDir scratch;

    Fixture()
    {
        std::filesystem::create_directories(scratch.path() / "corpus");
        CHECK(ml::prepareRuntime("cpu", 1).ok());
        CHECK(writeUntrained(scratch.path() / "net", 3).ok());
        CHECK(writeSpeechItem(scratch.path() / "corpus/1.safetensors", spoken()).ok());
    }
    SelfLabeller::Labelled label(const LabelOptions& options, float hertz = 111.0F) const
    {
        const auto labeller =
            SelfLabeller::load(scratch.path() / "net", scratch.path() / "corpus", options, {"cpu", 1});
        CHECK(labeller.ok());
        const auto labelled = labeller->label(swell(), std::vector<float>(2 * kFrames - 1, hertz));
        CHECK(labelled.ok());
        return *labelled;
    }
};

std::size_t changesIn(const SpeechItem& item)
{
    return static_cast<std::size_t>(std::ranges::count_if(item.durations, [](int frames) { return frames > 0; })) - 1;
}

} // namespace

CHECK_CASE(whatTheRecordingTellsIsTakenFromIt)
{
    const Fixture fixture;
    const auto [item, confidence] = fixture.label({});
    CHECK_EQUAL(item.mels.size(), 2 * kFrames * kBands);
    CHECK_EQUAL(item.f0.size(), 2 * kFrames);
    CHECK(item.f0.front() == 111.0F && item.f0.back() == 0.0F);
    const auto loudness = loudnessOf(item.mels);
    for (std::size_t row = 0; row < loudness.size(); ++row)
        CHECK_NEAR(item.energy[row], usualEnergy(static_cast<float>(loudness[row])), 1e-4);
    CHECK_EQUAL(std::accumulate(item.durations.begin(), item.durations.end(), 0), static_cast<int>(kFrames));
    CHECK(item.ids.front() == 0 && item.ids.back() == 0);
    CHECK(confidence > 0.0 && confidence <= 1.0);
    CHECK(writeSpeechItem(fixture.scratch.path() / "label.safetensors", item).ok());
    CHECK(readSpeechItem(fixture.scratch.path() / "label.safetensors")->ids == item.ids);
}

/// Without costs each frame has its likeliest symbol, as symbolLikelihoods() tells it; with them one holds on.
CHECK_CASE(aChangeHasToPay)
{
    const Fixture fixture;
    const auto encoder = ContentEncoder::load(fixture.scratch.path() / "net", {"cpu", 1});
    const auto likelihoods = encoder->symbolLikelihoods(swell(), hearingGain(swell()));
    CHECK(likelihoods.ok());
    const auto freely = fixture.label({0.0, 0.0, 0.0}).item;
    std::vector<int> path;
    for (std::size_t i = 0; i < freely.ids.size(); ++i)
        path.insert(path.end(), static_cast<std::size_t>(freely.durations[i]), freely.ids[i]);
    CHECK_EQUAL(path.size(), kFrames);
    for (std::size_t frame = 0; frame < kFrames; ++frame) {
        const auto row = std::span(*likelihoods).subspan(frame * kTokens, kTokens);
        CHECK_EQUAL(path[frame], static_cast<int>(std::ranges::max_element(row) - row.begin()));
        CHECK_NEAR(
            std::accumulate(row.begin(), row.end(), 0.0, [](double sum, float each) { return sum + std::exp(each); }),
            1.0, 1e-4);
    }
    CHECK(changesIn(freely) > 3);
    CHECK(changesIn(fixture.label({1.0, 0.0, 0.0}).item) < changesIn(freely));
    CHECK_EQUAL(changesIn(fixture.label({1e4, 0.0, 0.0}).item), 0U);
}

/// Of the corpus only 5, 7 and silence are known to follow each other.
CHECK_CASE(whatFollowsInTheCorpusIsBelieved)
{
    const Fixture fixture;
    const auto ids = fixture.label({-1000.0, 200.0, 0.0}).item.ids;
    const std::set<int> heard(ids.begin(), ids.end());
    CHECK(heard.contains(5) && heard.contains(7));
    CHECK(heard.size() <= 3);
}

/// In the corpus 5 is always voiced and 7 never; of all others nothing is known but silence, which is not.
CHECK_CASE(aPitchSpeaksForSymbolsThatHaveOne)
{
    const Fixture fixture;
    const auto framesOf = [&](int symbol, float hertz) {
        const auto item = fixture.label({0.0, 0.0, 100.0}, hertz).item;
        int frames = 0;
        for (std::size_t i = 0; i < item.ids.size(); ++i)
            frames += item.ids[i] == symbol ? item.durations[i] : 0;
        return frames;
    };
    CHECK(framesOf(5, 111.0F) > static_cast<int>(kFrames) - 3);
    CHECK_EQUAL(framesOf(5, 0.0F), 0);
    CHECK_EQUAL(framesOf(7, 111.0F), 0);
    CHECK_EQUAL(framesOf(7, 0.0F) + framesOf(0, 0.0F), static_cast<int>(kFrames));
}

CHECK_CASE(aCorpusThatIsNoneIsNamed)
{
    const Fixture fixture;
    std::ofstream(fixture.scratch.path() / "corpus/2.safetensors") << "not at all";
    const auto refused =
        SelfLabeller::load(fixture.scratch.path() / "net", fixture.scratch.path() / "corpus", {}, {"cpu", 1});
    CHECK(!refused.ok() && refused.error().sentence().find("2.safetensors") != std::string::npos);
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
