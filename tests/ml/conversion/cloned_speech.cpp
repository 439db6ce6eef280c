// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/content_converter.h"
#include "ml/io/resampler.h"
#include "ml/models/speaker_encoder/speaker_encoder.h"
#include "tests/ml/voices/speech_studio.h"

#include <algorithm>

// Clones for tests/ml/check_cloning.py, a JSON line for each on stdin:
// {text, voice, target, folder}: the text spoken by one voice is cloned into another. Writes source, clone and truth
// (the target's decoder with what the source was really made of) as 32 bit floats at 24 kHz and answers how each is
// heard, and the cosine of the clone's speaker to that of the truth, which the target speaks. {samples, target,
// folder}: the same for a recording, without truth, words and speaker. Usage: cloned_speech PACK ENCODER SPEAKER
// [THREADS]

using namespace melisma;
using test::SpeechStudio;

namespace {

constexpr std::size_t kUsualTokens = 100; ///< row of a voice's table for an utterance of this many

using Samples = std::vector<float>;

base::Result<Samples> clone(const SpeechStudio& studio, const ml::content::ContentEncoder& encoder,
                            const Samples& source, std::span<const float> style)
{
    Samples cloned;
    const ml::conversion::ContentConverter converter(studio.net, encoder);
    const auto done =
        converter.convert(ml::conversion::heldSound(source), style, {}, [&cloned](std::span<const float> piece) {
            cloned.insert(cloned.end(), piece.begin(), piece.end());
            return base::Result<void>();
        });
    if (!done)
        return done.error();
    return cloned;
}

base::Result<std::vector<float>> speakerOf(const ml::SpeakerEncoder& speakers, const Samples& samples)
{
    const auto at16 = ml::Resampler::whole(samples, 24000, ml::kSpeakerEncoderRate);
    return at16 ? speakers.embed(*at16) : at16.error();
}

base::Result<base::Json> cloneText(SpeechStudio& studio, const ml::content::ContentEncoder& encoder,
                                   const ml::SpeakerEncoder& speakers, const base::Json& request,
                                   std::span<const float> target)
{
    const auto text = base::memberOr(request, "text", std::string());
    const auto voice = base::memberOr(request, "voice", std::string());
    const auto folder = base::memberOr(request, "folder", std::string());
    const auto ids = studio.idsOf(text, voice);
    if (!ids)
        return ids.error();
    const auto style = studio.styleOf(voice, ids->size() - 2);
    if (!style)
        return style.error();
    const auto source = studio.net.synthesise(*ids, *style, 1.0);
    if (!source)
        return source.error();
    const auto truth = studio.net.decode(*ids, source->prosody.durations, source->prosody.curves, target);
    if (!truth)
        return truth.error();
    const auto cloned = clone(studio, encoder, source->samples, target);
    if (!cloned)
        return cloned.error();
    const auto spoken = speakerOf(speakers, *truth);
    const auto known = speakerOf(speakers, *cloned);
    if (!spoken || !known)
        return spoken ? known.error() : spoken.error();
    base::Json answer{{"cosine", ml::cosine(*spoken, *known)}};
    for (const auto& [name, samples] :
         {std::pair("source", &source->samples), std::pair("truth", &*truth), std::pair("clone", &*cloned)}) {
        test::writeFloats(folder + "/" + name, *samples);
        const auto heard = studio.hear(*samples, text);
        if (!heard)
            return heard.error();
        answer[name] = *heard;
    }
    return answer;
}

base::Result<base::Json> answer(SpeechStudio& studio, const ml::content::ContentEncoder& encoder,
                                const ml::SpeakerEncoder& speakers, const base::Json& request)
{
    const auto target = studio.styleOf(base::memberOr(request, "target", std::string()), kUsualTokens);
    if (!target)
        return target.error();
    if (request.contains("text"))
        return cloneText(studio, encoder, speakers, request, *target);
    const auto source = test::readFloats(base::memberOr(request, "samples", std::string()));
    const auto cloned = clone(studio, encoder, source, *target);
    if (!cloned)
        return cloned.error();
    test::writeFloats(base::memberOr(request, "folder", std::string()) + "/clone", *cloned);
    return base::Json{{"samples", cloned->size()}};
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 4 || !std::getenv("MELISMA_SOURCE_DIR")) {
        std::cerr << "usage: MELISMA_SOURCE_DIR=FOLDER cloned_speech PACK ENCODER SPEAKER [THREADS]\n";
        return 2;
    }
    auto studio = SpeechStudio::open(argv[1], argc > 4 ? std::stoi(argv[4]) : 0);
    const auto encoder = ml::content::ContentEncoder::load(argv[2], {"cpu", 1});
    const auto speakers = ml::SpeakerEncoder::load(argv[3], {"cpu", 1});
    for (const auto* error : {studio ? nullptr : &studio.error(), encoder ? nullptr : &encoder.error(),
                              speakers ? nullptr : &speakers.error()})
        if (error) {
            std::cerr << error->sentence() << "\n";
            return error->kind == base::ErrorKind::missing ? 77 : 1;
        }
    return test::answerLines([&](const base::Json& request) { return answer(*studio, *encoder, *speakers, request); });
}
