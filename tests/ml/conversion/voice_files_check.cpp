// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/cuts.h"
#include "ml/conversion/loudness_mix.h"
#include "ml/conversion/rumble_filter.h"
#include "ml/features/mel_filters.h"
#include "ml/features/pitch_gaps.h"
#include "ml/models/rvc/voice_file.h"
#include "ml/retrieval/faiss_file.h"
#include "tests/ml/conversion/support.h"
#include "tests/ml/io/reader_support.h"

#include <numeric>

// What conversion reads and does without nets. Numbers: tests/golden/conversion/make_rvc.py.

using namespace melisma;
using namespace melisma::tests;

namespace {

Bytes fileOf(const std::string& name)
{
    return goldenBytes("../conversion/" + name);
}

std::vector<float> everyNth(std::span<const float> samples, std::size_t step)
{
    std::vector<float> some;
    for (std::size_t i = 0; i < samples.size(); i += step)
        some.push_back(samples[i]);
    return some;
}

/// `file` with the text `from` replaced by one as long.
Bytes replaced(Bytes file, const std::string& from, const std::string& to)
{
    const std::string all(reinterpret_cast<const char*>(file.data()), file.size());
    const auto place = all.find(from);
    CHECK(place != std::string::npos && from.size() == to.size());
    std::memcpy(file.data() + place, to.data(), to.size());
    return file;
}

template <class T>
Bytes with(Bytes file, std::size_t place, T value)
{
    std::memcpy(file.data() + place, &value, sizeof(value));
    return file;
}

} // namespace

CHECK_CASE(gapsInThePitchAreDrawnAsLines)
{
    using Curve = std::vector<float>;
    using ml::GapLine;
    using ml::withoutGaps;
    CHECK(withoutGaps({0, 100, 0, 0, 130, 0}, GapLine::hertz) == Curve({100, 100, 110, 120, 130, 130}));
    const auto glide = withoutGaps({0, 100, 0, 400, 0, 0}, GapLine::semitones);
    const Curve octaves{100, 100, 200, 400, 400, 400};
    for (std::size_t at = 0; at < octaves.size(); ++at)
        CHECK_NEAR(glide[at], octaves[at], 1e-3F);
    for (const GapLine line : {GapLine::hertz, GapLine::semitones}) {
        CHECK(withoutGaps({0, 0}, line) == Curve({0, 0}) && withoutGaps({}, line).empty());
        CHECK(withoutGaps({5, 6}, line) == Curve({5, 6}));
    }
}

CHECK_CASE(readsVoicesOfRvcAndApplio)
{
    const auto voice = ml::rvc::readVoiceFile(conversionGolden("voice_40k.pth"));
    CHECK(voice.ok());
    CHECK(voice->config.sampleRate == 40000 && voice->config.speakers == 3 && voice->config.features == 128);
    CHECK(voice->config.rates == std::vector<std::int64_t>({10, 10, 2, 2}) && voice->config.window == 10);
    CHECK(voice->claims.version == "v2" && voice->claims.info == "20epoch" && voice->claims.embedder.empty());
    CHECK(voice->weights.find("dec.ups.0.weight") && !voice->weights.find("dec.ups.0.weight_g"));
    const auto plain = ml::rvc::readVoiceFile(conversionGolden("voice_48k.pth"));
    CHECK(plain.ok() && !plain->config.pitched && plain->config.sampleRate == 48000);
    const auto applio = ml::rvc::readVoiceFile(conversionGolden("voice_applio.pth"));
    CHECK(applio.ok() && applio->weights.find("dec.ups.0.weight") && applio->claims.name == "somebody");
}

CHECK_CASE(voicesThatLieAreRefused)
{
    const Bytes good = fileOf("voice_applio.pth");
    const auto refused = [](const Bytes& file, const std::string& reason) {
        const auto voice = ml::rvc::parseVoiceFile(file);
        CHECK(!voice.ok());
        if (!voice)
            checkRefusal(voice.error(), reason, reason);
    };
    refused(replaced(good, "HiFi-GAN", "RefineGA"), "vocoder 'RefineGA'");
    const std::string two("\x02\x00\x00\x00", 4); // the length of a text
    refused(replaced(good, two + "v1", two + "v7"), "version 'v7'");
    refused(replaced(good, "emb_g.weight", "emb_h.weight"), "speakers");
    refused(replaced(good, "collections\nOrderedDict", "collectionz\nOrderedDict"), "collectionz.OrderedDict");
    // The list of rates [10, 8, 2, 2] and the like, byte by byte in the pickle: K is BININT1.
    refused(replaced(good, "(K\x0aK\x08K\x02K\x02", "(K\x0aK\x08K\x02K\x03"), "rates that do not make the sample rate");
    refused(replaced(good, "(K\x14K\x10K\x04K\x04",
                     "(K\x14K\xff"
                     "K\x04K\x04"),
            "config");
    refused(replaced(good, "(K\x03K\x07K\x0b", "(K\x03K\x08K\x0b"), "even taps");
    CHECK(ml::rvc::parseVoiceFile({}).error().kind == base::ErrorKind::input);
}

CHECK_CASE(voicesSurviveFlippedBits)
{
    const int taken = takenAfterFlips(fileOf("voice_applio.pth"), [](const Bytes& bytes) {
        const auto voice = ml::rvc::parseVoiceFile(bytes);
        return voice.ok();
    });
    CHECK(taken > 0 && taken < 200);
}

CHECK_CASE(readsWhatFaissWrites)
{
    const Golden golden("rvc.safetensors");
    const auto index = ml::readFaissIndex(conversionGolden("added_IVF3_Flat_nprobe_1_v2.index"));
    CHECK(index.ok() && index->width == 128);
    compare("index.vectors", index->values, golden["index.vectors"], 1e-9);
    const auto sparse = ml::readFaissIndex(conversionGolden("sparse.index"));
    CHECK(sparse.ok() && sparse->width == 4 && sparse->count == 6);
    compare("sparse.vectors", sparse->values, golden["sparse.vectors"], 1e-9);
}

CHECK_CASE(indexesThatLieAreRefused)
{
    const Bytes good = fileOf("sparse.index");
    const auto refused = [](const Bytes& file, const std::string& reason) {
        const auto index = ml::parseFaissIndex(file);
        CHECK(!index.ok());
        if (!index)
            checkRefusal(index.error(), reason, reason);
    };
    refused(replaced(good, "IwFl", "IwPQ"), "not an index of the kind");
    refused(with(good, 4, std::int32_t{1 << 30}), "sizes");
    refused(with(good, 8, std::int64_t{-1}), "sizes");
    refused(with(good, 8, std::int64_t{7}), "another length");
    refused(with(good, 33, std::int32_t{0}), "measures otherwise");
    refused(with(good, 37, std::uint64_t{1} << 60U), "number of lists");
    refused(replaced(good, "IxF2", "IxPQ"), "chosen in a way");
    refused(replaced(good, "ilar", "ilod"), "kept in a way");
    refused(replaced(good, "sprs", "full"), "table of lists");
    refused(with(good, good.size() - 8, std::int64_t{6}), "numbered");
    refused({good.begin(), good.end() - 1}, "another length");
    refused({}, "not an index of the kind");
}

CHECK_CASE(indexesSurviveFlippedBits)
{
    const int taken = takenAfterFlips(fileOf("sparse.index"), [](const Bytes& bytes) {
        const auto index = ml::parseFaissIndex(bytes);
        if (index)
            CHECK(index->values.size() == index->count * index->width);
        return index.ok();
    });
    CHECK(taken > 0 && taken < 200);
}

CHECK_CASE(rumbleGoesAsInScipy)
{
    const Golden golden("rvc.safetensors");
    const auto filtered = ml::withoutRumble(sungNote(1.1, 220.0, 1.0));
    compare("rumble", everyNth(filtered, 7), golden["rumble"], 1e-6);
    const auto constant = ml::withoutRumble(std::vector<float>(4000, 0.5F));
    CHECK(farthest(constant, std::vector<float>(4000)) < 1e-9);
    CHECK(ml::withoutRumble(std::vector<float>{0.5F, 0.25F}) == std::vector<float>({0.5F, 0.25F}));
}

CHECK_CASE(loudnessFollowsAsInTheReference)
{
    const Golden golden("rvc.safetensors");
    auto made = sungNote(1.3, 300.0, 0.5, 40000.0);
    const auto kept = made;
    ml::mixLoudness(made, 40000, ml::withoutRumble(sungNote(1.1, 220.0, 1.0)), 16000, 0.3);
    compare("loudness", everyNth(made, 20), golden["loudness"], 1e-5);
    made = kept;
    ml::mixLoudness(made, 40000, std::vector<float>(17600), 16000, 1.0);
    CHECK(made == kept);
}

CHECK_CASE(cutsLieWhereItIsQuiet)
{
    std::vector<float> samples(16000 * 10, 0.5F);
    const std::size_t gap = 16000 * 4 + 1600;
    std::fill(samples.begin() + gap - 200, samples.begin() + gap + 200, 0.0F);
    const auto cuts = ml::quietCuts(samples, {1.0, 1.0, 4.0, 5.0});
    CHECK_EQUAL(cuts.size(), std::size_t{2});
    CHECK(cuts[0] % 160 == 0 && cuts[0] + 160 > gap - 200 && cuts[0] < gap + 200);
    CHECK(cuts[1] > cuts[0] && cuts[1] <= 16000 * 9);
    CHECK(ml::quietCuts(samples, {1.0, 1.0, 9.0, 10.1}).empty());
    CHECK(ml::quietCuts(std::vector<float>(100), {}).empty());
}

CHECK_CASE(endsAreMirrored)
{
    const std::vector<float> samples{1, 2, 3};
    CHECK(ml::mirrored(samples, -5, 12) == std::vector<float>({2, 1, 2, 3, 2, 1, 2, 3, 2, 1, 2, 3}));
    CHECK(ml::mirrored(std::vector<float>{4}, -2, 3) == std::vector<float>({4, 4, 4}));
}

CHECK_CASE(melFiltersAreLibrosas)
{
    // librosa.filters.mel(sr=16000, n_fft=400, n_mels=40)[10, 14:20], and with htk=True, fmin=30 (0.10.2)
    const auto slaney = ml::melFilters({16000.0, 400, 40, 0.0, 8000.0, ml::MelScale::slaney});
    const auto htk = ml::melFilters({16000.0, 400, 40, 30.0, 8000.0, ml::MelScale::htk});
    CHECK(slaney.size() == 40 * 201 && htk.size() == 40 * 201);
    const std::vector<float> expectedSlaney{0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.00448928028345108F};
    const std::vector<float> expectedHtk{
        0.0F, 0.0F, 0.0005584413302130997F, 0.006157179828733206F, 0.011551744304597378F, 0.006281369831413031F};
    compare("slaney", std::span(slaney).subspan(10 * 201 + 14, 6), expectedSlaney, 1e-7);
    compare("htk", std::span(htk).subspan(10 * 201 + 14, 6), expectedHtk, 1e-7);
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
