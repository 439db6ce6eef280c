// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/rvc_chain.h"

#include "ml/conversion/loudness_mix.h"
#include "ml/models/rmvpe/rmvpe.h"
#include "tests/ml/conversion/support.h"

// The whole conversion against the pipeline of RVC with narrow nets: tests/golden/conversion/make_rvc.py.

using namespace melisma;
using namespace melisma::tests;

namespace {

/// The nets of the golden, read once.
struct Nets {
    ml::Hubert listener = *ml::Hubert::load(conversionGolden("hubert.bin"), cpu());
    ml::rvc::Rvc voice = *ml::rvc::Rvc::load(conversionGolden("voice_40k.pth"), cpu());
    ml::rvc::Rvc plain = *ml::rvc::Rvc::load(conversionGolden("voice_48k.pth"), cpu());
    ml::Rmvpe tracker = *ml::Rmvpe::load(conversionGolden("rmvpe.pt"), cpu());
    ml::FeatureIndex index = *ml::FeatureIndex::load(conversionGolden("added_IVF3_Flat_nprobe_1_v2.index"), cpu());
};

const Nets& nets()
{
    static const Nets all;
    return all;
}

std::vector<float> everyThird(const std::vector<float>& samples, std::size_t size)
{
    std::vector<float> some;
    for (std::size_t i = 0; some.size() < size && i < samples.size(); i += 3)
        some.push_back(samples[i]);
    return some;
}

ml::RvcOptions quiet()
{
    ml::RvcOptions options;
    options.synthesis = {1, 0, 0.0};
    return options;
}

/// A pitch that stays.
class Steady : public ml::F0Source {
public:
    std::string name() const override { return "steady"; }
    base::Result<std::vector<float>> track(std::span<const float> samples, const std::stop_token&) const override
    {
        longest = std::max(longest, samples.size());
        return std::vector<float>(samples.size() / 160 + 1, 200.0F);
    }
    mutable std::size_t longest = 0;
};

/// The reference stops a few rows early, where its listener has no more to say.
void compareStart(const std::string& name, const base::Result<std::vector<float>>& made, double tolerance)
{
    const Golden golden("rvc.safetensors");
    CHECK(made.ok());
    if (!made)
        return reportFailure(__FILE__, __LINE__, made.error().sentence());
    const auto expected = golden[name + ".samples"];
    compare(name, everyThird(*made, expected.size()), expected, tolerance);
    const auto length = static_cast<std::size_t>(golden[name + ".length"][0]);
    CHECK(made->size() >= length && made->size() <= length + 1200);
}

} // namespace

CHECK_CASE(convertsAsRvcWithIndexAndProtection)
{
    auto options = quiet();
    options.transpose = 3.0;
    options.indexRate = 0.6;
    options.ownLoudness = 1.0;
    const ml::RvcChain chain(nets().listener, nets().voice, &nets().tracker, &nets().index);
    compareStart("chain", chain.convert(sungNote(1.1, 220.0, 1.0), options), 3e-4);
}

CHECK_CASE(convertsAsRvcOfTodayWithGapsDrawn)
{
    auto options = quiet();
    options.transpose = -5.0;
    options.unvoiced = ml::UnvoicedPitch::line;
    options.ownLoudness = 1.0;
    const ml::RvcChain chain(nets().listener, nets().voice, &nets().tracker, nullptr);
    compareStart("line", chain.convert(sungNote(1.1, 220.0, 1.0), options), 3e-4);
}

CHECK_CASE(whatComesOutIsAsLong)
{
    const Steady steady;
    const ml::RvcChain chain(nets().listener, nets().voice, &steady, nullptr);
    for (const std::size_t size : {1600U, 4321U, 16000U, 20007U}) {
        auto samples = sungNote(2.0, 180.0, 1.0);
        samples.resize(size);
        const auto made = chain.convert(samples, quiet());
        CHECK(made.ok() && made->size() == size * 40000 / 16000);
    }
    const ml::RvcChain plain(nets().listener, nets().plain, nullptr, nullptr);
    CHECK(plain.convert(sungNote(0.5, 180.0, 1.0), quiet())->size() == 24000);
}

CHECK_CASE(silenceStaysSilent)
{
    const Steady steady;
    const ml::RvcChain chain(nets().listener, nets().voice, &steady, nullptr);
    const auto made = chain.convert(std::vector<float>(8000), ml::RvcOptions{});
    CHECK(made.ok() && farthest(*made, std::vector<float>(20000)) == 0.0);
}

CHECK_CASE(piecesJoinWithoutGapAndMemory)
{
    const Steady steady;
    const ml::RvcChain chain(nets().listener, nets().voice, &steady, nullptr);
    auto options = quiet();
    options.ownLoudness = 1.0;
    const auto samples = sungNote(5.0, 180.0, 1.0);
    const auto whole = chain.convert(samples, options);
    options.cutting = {0.5, 0.2, 1.5, 2.0};
    steady.longest = 0;
    double told = 0.0;
    const auto pieces = chain.convert(samples, options, [&told](double share) {
        CHECK(share > told);
        told = share;
    });
    CHECK(pieces.ok() && pieces->size() == whole->size() && told == 1.0);
    CHECK(steady.longest < 16000 * 4); // not the whole recording
    // The sine of the excitation begins anew in each piece and the listener hears less: as loud, not equal.
    const auto before = ml::levels(*whole, 4000);
    const auto after = ml::levels(*pieces, 4000);
    double farthestLevel = 0.0;
    for (std::size_t i = 1; i + 1 < before.size(); ++i)
        farthestLevel = std::max(farthestLevel, std::abs(20.0 * std::log10(after[i] / before[i])));
    std::printf("  levels: at most %.2f dB apart\n", farthestLevel);
    CHECK(farthestLevel < 0.5);
}

CHECK_CASE(whatDoesNotBelongTogetherIsRefused)
{
    const auto sound = sungNote(0.5, 220.0, 1.0);
    const ml::RvcChain untracked(nets().listener, nets().voice, nullptr, nullptr);
    CHECK(untracked.convert(sound, quiet()).error().kind == base::ErrorKind::usage);
    const ml::RvcChain chain(nets().listener, nets().voice, &nets().tracker, &nets().index);
    CHECK(chain.convert(std::vector<float>(1599), quiet()).error().kind == base::ErrorKind::input);
    CHECK(chain.convert(std::vector<float>(3000, std::nanf("")), quiet()).error().kind == base::ErrorKind::input);
    std::vector<ml::RvcOptions> wrong(5, quiet());
    wrong[0].transpose = 60.0;
    wrong[1].indexRate = 1.5;
    wrong[2].protect = -0.1;
    wrong[3].cutting.longest = 100.0;
    wrong[4].cutting.around = 0.0;
    for (const auto& options : wrong)
        CHECK(chain.convert(sound, options).error().kind == base::ErrorKind::usage);
    std::stop_source stopped;
    stopped.request_stop();
    CHECK(chain.convert(sound, quiet(), {}, stopped.get_token()).error().kind == base::ErrorKind::cancelled);
    const auto narrow = ml::FeatureIndex::load(conversionGolden("sparse.index"), cpu());
    const ml::RvcChain mixed(nets().listener, nets().voice, &nets().tracker, &*narrow);
    CHECK(mixed.convert(sound, quiet()).error().kind == base::ErrorKind::usage);
}

CHECK_CASE(theIndexMixesAsFaiss)
{
    const Golden golden("rvc.safetensors");
    const ml::FeatureRows said{54, 128, golden["hubert.last"]};
    const auto mixed = nets().index.mixed(said, 0.6);
    CHECK(mixed.ok());
    compare("index.mixed", mixed->values, golden["index.mixed"], 1e-4);
    CHECK(nets().index.mixed(said, 0.0)->values == said.values);
    CHECK(nets().index.mixed(said, 1.1).error().kind == base::ErrorKind::input);
}

CHECK_CASE(exactAndFewNeighboursAreNoNumbersOfChance)
{
    // Distances 0 and 25; 4 and 9: weights (1/4)^2 and (1/9)^2.
    const auto index = ml::FeatureIndex::of({2, 2, {0.0F, 0.0F, 3.0F, 4.0F}}, cpu());
    CHECK(index.ok());
    CHECK(index->mixed({1, 2, {0.0F, 0.0F}}, 1.0)->values == std::vector<float>({0.0F, 0.0F}));
    const auto line = ml::FeatureIndex::of({2, 1, {2.0F, -3.0F}}, cpu());
    const double share = (1.0 / 16.0) / (1.0 / 16.0 + 1.0 / 81.0);
    CHECK_NEAR(line->mixed({1, 1, {0.0F}}, 1.0)->values[0], 2.0 * share - 3.0 * (1.0 - share), 1e-5);
    const auto twins = ml::FeatureIndex::of({3, 1, {1.0F, 1.0F, 5.0F}}, cpu());
    CHECK_NEAR(twins->mixed({1, 1, {1.0F}}, 1.0)->values[0], 1.0, 1e-6);
    CHECK(!ml::FeatureIndex::of({}, cpu()).ok());
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
