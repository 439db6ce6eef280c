// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/models/openvoice/openvoice.h"

#include "tests/ml/conversion/support.h"

#include <map>

// OpenVoice's converter against its classes, made narrow: tests/golden/conversion/make_openvoice.py.

using namespace melisma;
using namespace melisma::tests;
using namespace melisma::ml::openvoice;

namespace {

base::Result<OpenVoice> loaded()
{
    auto net = OpenVoice::load(conversionGolden("openvoice.pth"), cpu());
    if (!net)
        reportFailure(__FILE__, __LINE__, net.error().sentence());
    return net;
}

std::vector<float> from()
{
    return sungNote(1.0, 150.0, 1.0, kSampleRate);
}

std::vector<float> everyNth(const std::vector<float>& values, std::size_t step, std::size_t width = 1)
{
    std::vector<float> some;
    for (std::size_t row = 0; row * width < values.size(); row += step)
        some.insert(some.end(), values.begin() + static_cast<std::ptrdiff_t>(row * width),
                    values.begin() + static_cast<std::ptrdiff_t>((row + 1) * width));
    return some;
}

} // namespace

CHECK_CASE(convertsAsTheReferenceStepByStep)
{
    const Golden golden("openvoice.safetensors");
    auto net = loaded();
    std::map<std::string, std::vector<float>> seen;
    net->setProbe([&seen](std::string_view step, std::span<const float> values, std::size_t) {
        seen[std::string(step)] = {values.begin(), values.end()};
    });
    const auto own = net->toneColour(from());
    const auto other = net->toneColour(sungNote(0.8, 240.0, 0.6, kSampleRate));
    CHECK(own.ok() && other.ok());
    compare("from", *own, golden["from"], 1e-4);
    compare("to", *other, golden["to"], 1e-4);
    ConvertOptions options;
    options.noise = 0.0;
    const auto made = net->convert(from(), golden["from"], golden["to"], options);
    CHECK(made.ok());
    compare("spectrogram", everyNth(seen["spectrogram"], 8, 513), golden["spectrogram"], 1e-3); // up to 60
    for (const char* step : {"latent", "shared", "other"})
        compare(step, seen[step], golden[step], 1e-4);
    compare("samples", everyNth(*made, 2), golden["samples"], 1e-4);
    CHECK(made->size() == from().size() / kHop * kHop);
}

CHECK_CASE(theWayBackLeadsHome)
{
    auto net = loaded();
    std::map<std::string, std::vector<float>> seen;
    net->setProbe([&seen](std::string_view step, std::span<const float> values, std::size_t) {
        seen[std::string(step)] = {values.begin(), values.end()};
    });
    const auto colour = *net->toneColour(from());
    CHECK(net->convert(from(), colour, colour).ok());
    CHECK(farthest(seen["latent"], seen["other"]) < 1e-4); // to one's own colour: the flow undoes itself
}

CHECK_CASE(chanceFollowsItsSeed)
{
    const auto net = loaded();
    const auto colour = *net->toneColour(from());
    ConvertOptions options;
    options.seed = 9;
    const auto first = net->convert(from(), colour, colour, options);
    CHECK(farthest(*first, *net->convert(from(), colour, colour, options)) == 0.0);
    options.seed = 10;
    CHECK(farthest(*first, *net->convert(from(), colour, colour, options)) > 1e-4);
}

CHECK_CASE(refusesWhatItCannotConvert)
{
    const auto net = loaded();
    const auto colour = *net->toneColour(from());
    const auto refused = [](const auto& result) {
        CHECK(!result.ok());
        checkInputRefused(result.error());
    };
    refused(net->toneColour(std::vector<float>(1023, 0.1F)));
    refused(net->convert(from(), std::span(colour).first(3), colour));
    auto broken = colour;
    broken[0] = std::nanf("");
    refused(net->convert(from(), colour, broken));
    ConvertOptions options;
    options.noise = -0.1;
    refused(net->convert(from(), colour, colour, options));
    std::stop_source stopped;
    stopped.request_stop();
    CHECK(net->convert(from(), colour, colour, {}, stopped.get_token()).error().kind == base::ErrorKind::cancelled);
    for (const char* name : {"voice_40k.pth", "G_40.pth", "rmvpe.pt"})
        refused(OpenVoice::load(conversionGolden(name), cpu()));
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
