// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/voices/voice_axes.h"
#include "ml/voices/voice_pack.h"
#include "tests/support/check.h"
#include "tests/support/scratch_dir.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

using namespace melisma;
using ml::VoiceAxes;
using ml::VoicePack;
using ml::VoiceRecipe;
using Path = std::filesystem::path;

namespace {

constexpr std::size_t kWidth = VoicePack::kWidth;

/// Two axes: the first component, twice as long as 1, and the second one. pitch = both, breath = the first alone.
std::vector<ml::TensorToWrite> toyAxes()
{
    std::vector<float> mean(kWidth, 0.5F), axes(2 * kWidth, 0.0F);
    axes[0] = 2.0F;
    axes[kWidth + 1] = 1.0F;
    return {ml::floatTensor("mean", {kWidth}, mean),
            ml::floatTensor("axes", {2, kWidth}, axes),
            ml::floatTensor("low", {2}, std::vector<float>{-1.0F, -2.0F}),
            ml::floatTensor("high", {2}, std::vector<float>{1.5F, 2.0F}),
            ml::floatTensor("pitch", {2}, std::vector<float>{1.0F, -1.0F}),
            ml::floatTensor("brightness", {2}, std::vector<float>{0.0F, 3.0F}),
            ml::floatTensor("breath", {2}, std::vector<float>{0.5F, 0.0F})};
}

base::Result<VoiceAxes> written(std::vector<ml::TensorToWrite> tensors)
{
    const tests::ScratchDir folder;
    const auto file = folder.path() / "axes.safetensors";
    return ml::writeSafetensors(file, std::move(tensors)) ? VoiceAxes::read(file)
                                                          : base::Error{base::ErrorKind::io, "not written", {}, {}};
}

/// A pack of two voices that are the same in every row.
base::Result<VoicePack> toyPack(std::optional<VoiceAxes> axes)
{
    const tests::ScratchDir folder;
    const auto file = folder.path() / "voices.safetensors";
    const auto voice = [](std::string name, float value) {
        return ml::floatTensor(std::move(name), {VoicePack::kRows, kWidth},
                               std::vector<float>(VoicePack::kRows * kWidth, value));
    };
    if (auto done = ml::writeSafetensors(file, {voice("a", 0.5F), voice("b", 1.5F)}); !done)
        return done.error();
    return VoicePack::read(file, std::move(axes));
}

std::vector<float> styleOf(const VoicePack& pack, const char* recipe)
{
    const auto style = pack.style(*VoiceRecipe::parse(recipe), 10);
    return style ? *style : std::vector<float>(kWidth, -99.0F);
}

Path shipped()
{
    return Path(std::getenv("MELISMA_SOURCE_DIR")) / "resources" / "voices" / "axes.safetensors";
}

} // namespace

CHECK_CASE(movesAreMixturesOfAxes)
{
    const auto axes = written(toyAxes());
    CHECK(axes.ok());
    const std::vector<float> mean(kWidth, 0.5F);
    const auto shift = axes->shift(mean, {{"pitch", 0.5}, {"breath", -0.5}});
    CHECK_NEAR(shift[0], 2.0F * (0.5F - 0.25F), 1e-6F);
    CHECK_NEAR(shift[1], -0.5F, 1e-6F);
    CHECK_NEAR(shift[2], 0.0F, 1e-6F);
}

CHECK_CASE(noMoveLeadsPastTheOutermostVoice)
{
    const auto axes = written(toyAxes());
    const std::vector<float> mean(kWidth, 0.5F);
    CHECK_NEAR(axes->shift(mean, {{"brightness", 1.0}})[1], 2.0F, 1e-6F);
    CHECK_NEAR(axes->shift(mean, {{"pitch", -1.0}, {"breath", -1.0}})[0], 2.0F * -1.0F, 1e-6F);
    // A voice that lies outside stays there, and may come back in.
    std::vector<float> outside = mean;
    outside[1] += 5.0F;
    CHECK_NEAR(axes->shift(outside, {{"brightness", 1.0}})[1], 0.0F, 1e-6F);
    CHECK_NEAR(axes->shift(outside, {{"brightness", -1.0}})[1], -3.0F, 1e-6F);
}

CHECK_CASE(damagedFilesAreRefused)
{
    for (std::size_t missing = 0; missing < toyAxes().size(); ++missing) {
        auto tensors = toyAxes();
        tensors.erase(tensors.begin() + static_cast<std::ptrdiff_t>(missing));
        CHECK(!written(tensors).ok());
    }
    auto tensors = toyAxes();
    tensors[1] = ml::floatTensor("axes", {2, kWidth}, std::vector<float>(2 * kWidth, 0.0F));
    CHECK(!written(tensors).ok()); // an axis without length
    tensors = toyAxes();
    tensors[4] = ml::floatTensor("pitch", {3}, std::vector<float>(3, 0.0F));
    CHECK(!written(tensors).ok());
    tensors = toyAxes();
    tensors[2] = ml::floatTensor("low", {2}, std::vector<float>(2, NAN));
    CHECK(!written(tensors).ok());
    CHECK(!VoiceAxes::read("/nowhere/axes.safetensors").ok());
}

CHECK_CASE(packsBlendAndMove)
{
    const auto pack = toyPack(*written(toyAxes()));
    CHECK(pack.ok());
    CHECK_NEAR(styleOf(*pack, "a*3 + b*1")[7], 0.75F, 1e-5F);
    CHECK_NEAR(styleOf(*pack, "a; breath=1")[0], 0.5F + 1.0F, 1e-5F);
    CHECK_NEAR(styleOf(*pack, "a; breath=1")[1], 0.5F, 1e-5F);
    // The blend lies half a deviation out on the first axis, one on the second.
    CHECK_NEAR(styleOf(*pack, "b; brightness=1")[1], 1.5F + 1.0F, 1e-5F);
    CHECK_EQUAL(pack->style(*VoiceRecipe::parse("a + nobody; pitch=1"), 3).error().kind == base::ErrorKind::notFound,
                true);
    const auto plain = toyPack(std::nullopt);
    CHECK(plain->style(*VoiceRecipe::parse("a"), 3).ok());
    CHECK(!plain->style(*VoiceRecipe::parse("a; pitch=1"), 3).ok());
}

CHECK_CASE(theShippedDirectionsAreSound)
{
    const auto axes = VoiceAxes::read(shipped());
    CHECK(axes.ok());
    const auto mean = ml::Safetensors::read(shipped())->floats("mean");
    std::mt19937 random(3);
    std::uniform_real_distribution<double> value(-1.0, 1.0);
    for (int run = 0; run < 1000; ++run) {
        std::vector<ml::VoiceMove> moves;
        for (const auto axis : VoiceRecipe::kAxes)
            moves.push_back({std::string(axis), value(random)});
        for (const float each : axes->shift(*mean, moves))
            CHECK(std::isfinite(each) && std::abs(each) < 2.0F);
    }
    // From the middle nothing is held back, so that there and back is no way at all.
    const auto up = axes->shift(*mean, {{"pitch", 0.3}}), down = axes->shift(*mean, {{"pitch", -0.3}});
    for (std::size_t i = 0; i < up.size(); ++i)
        CHECK_NEAR(up[i] + down[i], 0.0F, 1e-6F);
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
