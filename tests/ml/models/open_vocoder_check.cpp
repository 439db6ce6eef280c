// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/kokoro/open_pass.h"
#include "tests/ml/models/small_kokoro.h"

using namespace melisma;
using namespace melisma::tests;

namespace {

constexpr std::uint64_t kSeed = 5;

/// The content of the sung golden, a row a frame.
Features contentOf(const Kokoro& kokoro)
{
    const auto symbols = kokoro.content(ids());
    CHECK(symbols.ok());
    Features frames{0, symbols->width, {}};
    const auto durations = sungDurations();
    for (std::size_t symbol = 0; symbol < durations.size(); ++symbol)
        for (int frame = 0; frame < durations[symbol]; ++frame) {
            const auto from = symbols->values.begin() + static_cast<std::ptrdiff_t>(symbol * symbols->width);
            frames.values.insert(frames.values.end(), from, from + static_cast<std::ptrdiff_t>(symbols->width));
            ++frames.rows;
        }
    return frames;
}

/// As Kokoro says it, with numbers that adapt it.
std::vector<float> said(const Kokoro& kokoro, const std::vector<float>& adapted)
{
    DecodeOptions options;
    options.seed = kSeed;
    options.adapted = std::span(adapted);
    return sung(kokoro, options);
}

std::vector<float> openlySaid(const Features& content, const std::vector<float>& adapted)
{
    const ScratchDir scratch;
    CHECK(ml::writeSafetensors(scratch.path() / "weights", weights()).ok());
    const auto samples = openPass(scratch.path() / "weights", content, melody(), expected("style"), adapted, kSeed);
    CHECK(samples.ok());
    return samples ? *samples : std::vector<float>();
}

double loudest(const std::vector<float>& samples)
{
    double most = 0.0;
    for (const float sample : samples)
        most = std::max(most, std::abs(static_cast<double>(sample)));
    return most;
}

} // namespace

/// Two ways to compute the same: kernels of ours, and libtorch's operations that gradients flow through.
CHECK_CASE(itSaysWhatTheFastOneSays)
{
    const auto kokoro = model();
    const auto content = contentOf(kokoro);
    const auto fast = said(kokoro, {});
    const double apart = farthest(fast, openlySaid(content, {}));
    std::printf("  at most %.2e apart of %.2f\n", apart, loudest(fast));
    CHECK(loudest(fast) > 0.01);
    CHECK(apart < 2e-4);
}

CHECK_CASE(bothAreAdaptedAlike)
{
    const auto kokoro = model();
    const auto content = contentOf(kokoro);
    const auto adapted = numbersOf("adapted", kokoro.decoderStatistics() + kokoro.generatorStatistics(), 0.0, 0.2);
    const auto fast = said(kokoro, adapted);
    const double apart = farthest(fast, openlySaid(content, adapted));
    std::printf("  at most %.2e apart; %.2f from what is not adapted\n", apart, farthest(fast, said(kokoro, {})));
    CHECK(apart < 2e-4);
    CHECK(farthest(fast, said(kokoro, {})) > 0.01);
}

CHECK_CASE(whatDoesNotFitIsRefused)
{
    const auto kokoro = model();
    DecodeOptions options;
    const std::vector<float> few(7, 0.0F);
    options.adapted = few;
    CHECK(!kokoro.decode(ids(), sungDurations(), melody(), expected("style"), options).ok());
    const std::vector<float> infinite(kokoro.decoderStatistics() + kokoro.generatorStatistics(),
                                      std::numeric_limits<float>::infinity());
    options.adapted = infinite;
    CHECK(!kokoro.decode(ids(), sungDurations(), melody(), expected("style"), options).ok());
}

int main(int argc, char** argv)
{
    return melisma::tests::runChecks(argc, argv);
}
