// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "ml/models/kokoro/kokoro.h"
#include "ml/phonemes/language.h"
#include "ml/phonemes/phonemiser.h"
#include "ml/recognition/word_error.h"
#include "ml/recognition/word_recogniser.h"
#include "ml/voices/voice_pack.h"

#include <cstdlib>
#include <fstream>
#include <iostream>

// Speaks and hears for tests/ml/check_speech_words.py, a JSON line for each on stdin: {text, voice} is spoken by our
// net, {text, samples} names a file of 32 bit floats at 24 kHz that another program spoke. Answers {ids, heard, errors,
// words}. Usage: spoken_words PACK [THREADS]

using namespace melisma;
using namespace melisma::ml;

namespace {

constexpr int kRate = 24000;

struct Studio {
    kokoro::Kokoro net;
    VoicePack voices;
    phonemes::Phonemiser phonemiser;
    recognition::WordRecogniser recogniser;
};

base::Result<Studio> studioOf(const std::filesystem::path& pack, int threads)
{
    const auto runtime = prepareRuntime("cpu", threads);
    if (!runtime)
        return runtime.error();
    auto net = kokoro::Kokoro::load(pack / "kokoro.safetensors", *runtime);
    if (!net)
        return net.error();
    auto voices = VoicePack::read(pack / "voices.safetensors");
    if (!voices)
        return voices.error();
    auto phonemiser = phonemes::Phonemiser::make(std::string(std::getenv("MELISMA_SOURCE_DIR")) + "/resources");
    if (!phonemiser)
        return phonemiser.error();
    auto recogniser = recognition::WordRecogniser::make();
    if (!recogniser)
        return recogniser.error();
    return Studio{std::move(*net), std::move(*voices), std::move(*phonemiser), std::move(*recogniser)};
}

base::Result<std::vector<int>> idsOf(Studio& studio, const std::string& text, const std::string& voice)
{
    const auto language = phonemes::languageOfVoice(voice);
    if (!language)
        return language.error();
    const auto spoken = studio.phonemiser.read(*language, text);
    if (!spoken)
        return spoken.error();
    std::vector<int> ids{0};
    ids.insert(ids.end(), spoken->ids.begin(), spoken->ids.end());
    ids.push_back(0);
    return ids;
}

base::Result<std::vector<float>> speak(const Studio& studio, const std::vector<int>& ids, const std::string& voice)
{
    const auto recipe = VoiceRecipe::parse(voice);
    if (!recipe)
        return recipe.error();
    const auto style = studio.voices.style(*recipe, ids.size() - 2);
    if (!style)
        return style.error();
    auto speech = studio.net.synthesise(ids, *style, 1.0);
    if (!speech)
        return speech.error();
    return std::move(speech->samples);
}

std::vector<float> samplesIn(const std::string& path)
{
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    std::vector<float> samples(static_cast<std::size_t>(std::max<std::streamoff>(in.tellg(), 0)) / sizeof(float));
    in.seekg(0);
    in.read(reinterpret_cast<char*>(samples.data()), static_cast<std::streamsize>(samples.size() * sizeof(float)));
    return samples;
}

base::Result<base::Json> answer(Studio& studio, const base::Json& request)
{
    const auto text = base::memberOr(request, "text", std::string());
    const auto voice = base::memberOr(request, "voice", std::string());
    std::vector<float> samples;
    std::vector<int> ids;
    if (voice.empty()) {
        samples = samplesIn(base::memberOr(request, "samples", std::string()));
    } else {
        auto read = idsOf(studio, text, voice);
        if (!read)
            return read.error();
        ids = std::move(*read);
        auto spoken = speak(studio, ids, voice);
        if (!spoken)
            return spoken.error();
        samples = std::move(*spoken);
    }
    const auto heard = studio.recogniser.hear({samples, kRate});
    if (!heard)
        return heard.error();
    const auto errors = recognition::wordErrors(std::string_view(text), std::string_view(heard->text()));
    return base::Json{{"ids", ids}, {"heard", heard->text()}, {"errors", errors.total()}, {"words", errors.words}};
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2 || !std::getenv("MELISMA_SOURCE_DIR")) {
        std::cerr << "usage: MELISMA_SOURCE_DIR=FOLDER spoken_words PACK [THREADS]\n";
        return 2;
    }
    auto studio = studioOf(argv[1], argc > 2 ? std::stoi(argv[2]) : 0);
    if (!studio) {
        std::cerr << studio.error().sentence() << "\n";
        return studio.error().kind == base::ErrorKind::missing ? 77 : 1;
    }
    for (std::string line; std::getline(std::cin, line);) {
        const auto request = base::parseJson(line, "the request");
        const auto reply = request ? answer(*studio, *request) : base::Result<base::Json>(request.error());
        std::cout << (reply ? *reply : base::toJson(reply.error())).dump() << std::endl;
    }
    return 0;
}
