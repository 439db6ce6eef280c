// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ml/models/small_kokoro.h"

using namespace melisma;
using namespace melisma::ml::kokoro;
using namespace melisma::tests;

CHECK_CASE(statisticsOfOnePassServeAnother)
{
    const Kokoro kokoro = model();
    AdaInStatistics statistics;
    auto options = seeded();
    options.captured = &statistics;
    const auto plain = sung(kokoro, options);
    compare("statistics", statistics.values, 1e-3); // up to 300
    options.captured = nullptr;
    options.frozen = &statistics;
    CHECK(farthest(sung(kokoro, options), plain) < 1e-5);

    // Those of the spoken pass in the sung one.
    Curves spoken{expected("spoken_f0"), expected("spoken_energy")};
    options = seeded();
    options.captured = &statistics;
    CHECK(kokoro.decode(ids(), whole(expected("spoken_durations")), spoken, expected("style"), options).ok());
    options.captured = nullptr;
    options.frozen = &statistics;
    compare("frozen_samples", sung(kokoro, options));
}

CHECK_CASE(theTwoHalvesMakeTheWhole)
{
    const Kokoro kokoro = model();
    const auto style = expected("style");
    const auto features = kokoro.features(ids(), sungDurations(), melody(), style);
    CHECK(features.ok());
    compare("sung_decoder", features->values);
    const auto samples = kokoro.generate(*features, melody().f0, style, seeded());
    CHECK(samples.ok() && farthest(*samples, sung(kokoro, seeded())) == 0.0);
}

CHECK_CASE(contentThatIsGivenIsDecodedAsThatOfText)
{
    const Kokoro kokoro = model();
    const auto symbols = kokoro.content(ids());
    CHECK(symbols.ok() && symbols->rows == ids().size());
    Features frames{0, symbols->width, {}};
    const auto durations = sungDurations();
    for (std::size_t symbol = 0; symbol < durations.size(); ++symbol)
        for (int frame = 0; frame < durations[symbol]; ++frame, ++frames.rows)
            frames.values.insert(frames.values.end(),
                                 symbols->values.begin() + static_cast<std::ptrdiff_t>(symbol * symbols->width),
                                 symbols->values.begin() + static_cast<std::ptrdiff_t>((symbol + 1) * symbols->width));
    const auto features = kokoro.features(frames, melody(), expected("style"));
    CHECK(features.ok());
    compare("sung_decoder", features->values);
    frames.values.pop_back();
    CHECK(!kokoro.features(frames, melody(), expected("style")).ok());
}

CHECK_CASE(aPieceContinuesWhatWentBefore)
{
    const Kokoro kokoro = model();
    const auto style = expected("style");
    const auto features = kokoro.features(ids(), sungDurations(), melody(), style);
    CHECK(features.ok());
    AdaInStatistics statistics;
    auto options = seeded();
    options.captured = &statistics;
    const auto whole = kokoro.generate(*features, melody().f0, style, options);
    options.captured = nullptr;
    options.frozen = &statistics;

    const auto melodyPitch = melody().f0;
    const std::size_t first = features->rows / 2;
    const std::span<const float> before(melodyPitch.data(), first);
    const std::span<const float> rest(melodyPitch.data() + first, melodyPitch.size() - first);
    const Features half{
        rest.size(),
        features->width,
        {features->values.begin() + static_cast<std::ptrdiff_t>(first * features->width), features->values.end()}};
    const auto apart = [&](const DecodeOptions& how) {
        const auto piece = kokoro.generate(half, rest, style, how);
        CHECK(whole.ok() && piece.ok());
        constexpr std::size_t kReach = 24 * 300; // of the convolutions, which see an edge here
        double most = 0.0;
        for (std::size_t at = kReach; at < piece->size(); ++at)
            most = std::max(most, static_cast<double>(std::abs((*piece)[at] - (*whole)[first * 300 + at])));
        return most;
    };
    const double without = apart(options);
    options.place.pass(before);
    const double with = apart(options);
    std::printf("  a piece is %.2e from the whole, %.2e when it begins anew\n", with, without);
    CHECK(with < 1e-4);
    CHECK(without > 10.0 * with);
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
