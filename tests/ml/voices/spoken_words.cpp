// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ml/voices/speech_studio.h"

// Speaks and hears for tests/ml/check_speech_words.py, a JSON line for each on stdin: {text, voice} is spoken by our
// net, {text, samples} names a file of 32 bit floats at 24 kHz that another program spoke. Answers {ids, heard, errors,
// words}. Usage: spoken_words PACK [THREADS]

using namespace melisma;
using test::SpeechStudio;

namespace {

base::Result<std::vector<float>> speak(const SpeechStudio& studio, const std::vector<int>& ids,
                                       const std::string& voice)
{
    const auto style = studio.styleOf(voice, ids.size() - 2);
    if (!style)
        return style.error();
    auto speech = studio.net.synthesise(ids, *style, 1.0);
    if (!speech)
        return speech.error();
    return std::move(speech->samples);
}

base::Result<base::Json> answer(SpeechStudio& studio, const base::Json& request)
{
    const auto text = base::memberOr(request, "text", std::string());
    const auto voice = base::memberOr(request, "voice", std::string());
    std::vector<float> samples;
    std::vector<int> ids;
    if (voice.empty()) {
        samples = test::readFloats(base::memberOr(request, "samples", std::string()));
    } else {
        auto read = studio.idsOf(text, voice);
        if (!read)
            return read.error();
        ids = std::move(*read);
        auto spoken = speak(studio, ids, voice);
        if (!spoken)
            return spoken.error();
        samples = std::move(*spoken);
    }
    auto heard = studio.hear(samples, text);
    if (heard)
        (*heard)["ids"] = ids;
    return heard;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2 || !std::getenv("MELISMA_SOURCE_DIR")) {
        std::cerr << "usage: MELISMA_SOURCE_DIR=FOLDER spoken_words PACK [THREADS]\n";
        return 2;
    }
    auto studio = SpeechStudio::open(argv[1], argc > 2 ? std::stoi(argv[2]) : 0);
    if (!studio) {
        std::cerr << studio.error().sentence() << "\n";
        return studio.error().kind == base::ErrorKind::missing ? 77 : 1;
    }
    return test::answerLines([&studio](const base::Json& request) { return answer(*studio, request); });
}
