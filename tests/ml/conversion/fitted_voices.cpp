// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/content_converter.h"
#include "ml/conversion/source_curves.h"
#include "ml/conversion/voice_fitter.h"
#include "ml/io/resampler.h"
#include "ml/io/safetensors.h"
#include "ml/models/speaker_encoder/speaker_encoder.h"
#include "tests/ml/voices/speaker_mixture.h"
#include "tests/ml/voices/speech_studio.h"

#include <algorithm>
#include <chrono>
#include <map>

// Voices made of references and recordings cloned into them, for tests/ml/check_fitted_voices.py, a JSON line for each
// on stdin; sounds are files of 32 bit floats at 24 kHz: {voice, references: [files], styleSteps, adaptSteps} makes a
// voice and answers {likeness, seconds}; {voice, source, clone, ownHeight} writes the clone, transposed to how high the
// voice speaks if asked, and answers {seconds}. Usage: fitted_voices PACK ENCODER SPEAKER [THREADS]

using namespace melisma;

namespace {

constexpr std::size_t kUsualTokens = 100; ///< row of a voice's table for an utterance of this many
constexpr std::size_t kPieces = 24;

struct Bench {
    test::SpeechStudio studio;
    ml::content::ContentEncoder encoder;
    ml::SpeakerEncoder speaker;
    ml::conversion::VoiceFitter fitter;
    std::map<std::string, ml::conversion::FittedVoice> voices;
    std::map<std::string, double> heights; ///< of the voices: how high they speak, in octaves
};

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

base::Result<std::vector<float>> speakerOf(const Bench& bench, const std::vector<std::vector<float>>& recordings)
{
    std::vector<float> all;
    for (const auto& recording : recordings)
        all.insert(all.end(), recording.begin(), recording.end());
    const auto at16 = ml::Resampler::whole(all, 24000, 16000);
    if (!at16)
        return at16.error();
    return bench.speaker.embed(*at16);
}

/// The median of the pitch of recordings, in octaves.
double heightOf(const std::vector<std::vector<float>>& recordings)
{
    std::vector<double> octaves;
    for (const auto& recording : recordings)
        if (const auto pitch = ml::conversion::heardPitch(recording, recording.size() / 300))
            for (const float hertz : *pitch)
                if (hertz > 0.0F)
                    octaves.push_back(std::log2(hertz));
    return octaves.empty() ? 0.0 : test::middle(octaves);
}

base::Result<base::Json> make(Bench& bench, const base::Json& request)
{
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::vector<float>> recordings;
    for (const auto& file : request.at("references"))
        recordings.push_back(test::readFloats(file.get<std::string>()));
    const auto speaker = speakerOf(bench, recordings);
    if (!speaker)
        return speaker.error();
    const auto pieces = ml::conversion::referencePieces(recordings, bench.encoder, kPieces);
    if (!pieces)
        return pieces.error();
    ml::conversion::FitOptions options;
    options.styleSteps = base::memberOr(request, "styleSteps", options.styleSteps);
    options.adaptSteps = base::memberOr(request, "adaptSteps", options.adaptSteps);
    auto voice = bench.fitter.fit(*pieces, *speaker, options);
    if (!voice)
        return voice.error();
    const double likeness = voice->likeness;
    bench.heights[base::memberOr(request, "voice", std::string())] = heightOf(recordings);
    bench.voices[base::memberOr(request, "voice", std::string())] = std::move(*voice);
    return base::Json{{"likeness", likeness}, {"seconds", secondsSince(start)}, {"pieces", pieces->size()}};
}

/// The pitch in the range of somebody who speaks, from 0.75 of the lower quartile to 1.5 of the upper one (C. De Looze
/// and D. Hirst, Speech Prosody 2008): where the overtones are strong no octave is heard that is not there.
base::Result<std::vector<float>> spokenPitch(const std::vector<float>& samples, std::size_t values)
{
    const auto anywhere = ml::conversion::heardPitch(samples, values, {60.0, 700.0});
    if (!anywhere)
        return anywhere;
    const auto quartiles = ml::conversion::quartilesOf(*anywhere);
    if (!quartiles)
        return anywhere;
    return ml::conversion::heardPitch(samples, values, {0.75 * quartiles->lower, 1.5 * quartiles->upper});
}

/// How the melody of a clone follows its source's.
base::Json melodyOf(const std::vector<float>& source, const std::vector<float>& cloned)
{
    const auto values = source.size() / 300;
    const auto before = spokenPitch(source, values);
    const auto after = spokenPitch(cloned, values);
    if (!before || !after)
        return {};
    std::vector<double> ours, theirs;
    std::size_t agreeing = 0, slips = 0;
    for (std::size_t at = 0; at < values; ++at) {
        const double one = (*before)[at], other = (*after)[at];
        agreeing += (one > 0.0) == (other > 0.0) ? 1 : 0;
        if (one <= 0.0 || other <= 0.0)
            continue;
        ours.push_back(std::log2(one));
        theirs.push_back(std::log2(other));
    }
    const double shift = test::middle(theirs) - test::middle(ours);
    for (std::size_t at = 0; at < ours.size(); ++at)
        slips += std::abs(theirs[at] - ours[at] - shift) > 0.75 ? 1 : 0;
    return {{"correlation", test::correlation(ours, theirs)},
            {"voicing", static_cast<double>(agreeing) / static_cast<double>(values)},
            {"slips", static_cast<double>(slips) / static_cast<double>(std::max<std::size_t>(1, ours.size()))}};
}

base::Result<std::vector<std::vector<float>>> soundsOf(const base::Json& files)
{
    std::vector<std::vector<float>> sounds;
    for (const auto& file : files)
        sounds.push_back(test::readFloats(file.get<std::string>()));
    return sounds;
}

base::Result<base::Json> clone(Bench& bench, const base::Json& request)
{
    const auto start = std::chrono::steady_clock::now();
    const auto& voice = bench.voices.at(base::memberOr(request, "voice", std::string()));
    const auto source = test::readFloats(base::memberOr(request, "source", std::string()));
    ml::conversion::ContentOptions options;
    options.adapted = voice.adapted;
    if (base::memberOr(request, "ownHeight", false))
        options.transpose =
            std::round(12.0 * (bench.heights.at(base::memberOr(request, "voice", std::string())) - heightOf({source})));
    std::vector<float> cloned;
    const ml::conversion::ContentConverter converter(bench.studio.net, bench.encoder);
    const auto done = converter.convert(ml::conversion::heldSound(source), voice.style, options,
                                        [&cloned](std::span<const float> piece) {
                                            cloned.insert(cloned.end(), piece.begin(), piece.end());
                                            return base::Result<void>();
                                        });
    if (!done)
        return done.error();
    const double seconds = secondsSince(start);
    test::writeFloats(base::memberOr(request, "clone", std::string()), cloned);
    const auto target = soundsOf(request.at("target"));
    const auto other = soundsOf(request.at("other"));
    const auto ours = speakerOf(bench, {cloned});
    const auto theirs = speakerOf(bench, *target);
    const auto before = speakerOf(bench, *other);
    for (const auto* each : {&ours, &theirs, &before})
        if (!*each)
            return each->error();
    const auto heard = test::cepstraOf(cloned);
    return base::Json{{"seconds", seconds},
                      {"length", static_cast<double>(cloned.size()) / static_cast<double>(source.size())},
                      {"cosine", {{"target", ml::cosine(*ours, *theirs)}, {"source", ml::cosine(*ours, *before)}}},
                      {"mixture",
                       {{"target", test::SpeakerMixture(*target).likelihood(heard)},
                        {"source", test::SpeakerMixture(*other).likelihood(heard)}}},
                      {"melody", melodyOf(source, cloned)}};
}

base::Result<Bench> open(char** argv, int threads)
{
    auto studio = test::SpeechStudio::open(argv[1], threads);
    if (!studio)
        return studio.error();
    auto encoder = ml::content::ContentEncoder::load(argv[2], {"cpu", threads});
    if (!encoder)
        return encoder.error();
    auto speaker = ml::SpeakerEncoder::load(argv[3], {"cpu", threads});
    if (!speaker)
        return speaker.error();
    const auto speakers = ml::Safetensors::read(std::string(std::getenv("MELISMA_SOURCE_DIR")) +
                                                "/resources/models/content_encoder/published_speakers.safetensors");
    if (!speakers)
        return speakers.error();
    std::vector<ml::conversion::VoiceFitter::Published> voices;
    for (const auto& id : studio->voices.ids())
        voices.push_back({*studio->styleOf(id, kUsualTokens), *speakers->floats(id)});
    auto fitter = ml::conversion::VoiceFitter::load({std::string(argv[1]) + "/kokoro.safetensors", argv[3]}, voices);
    if (!fitter)
        return fitter.error();
    return Bench{std::move(*studio), std::move(*encoder), std::move(*speaker), std::move(*fitter), {}, {}};
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 4 || !std::getenv("MELISMA_SOURCE_DIR")) {
        std::cerr << "usage: MELISMA_SOURCE_DIR=FOLDER fitted_voices PACK ENCODER SPEAKER [THREADS]\n";
        return 2;
    }
    auto bench = open(argv, argc > 4 ? std::stoi(argv[4]) : 0);
    if (!bench) {
        std::cerr << bench.error().sentence() << "\n";
        return bench.error().kind == base::ErrorKind::missing ? 77 : 1;
    }
    return test::answerLines([&](const base::Json& request) {
        return request.contains("references") ? make(*bench, request) : clone(*bench, request);
    });
}
