// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

namespace melisma::test {

/// What speaks and what hears, for programs that measure voices by a JSON line each.
struct SpeechStudio {
    static constexpr int kRate = 24000;

    ml::kokoro::Kokoro net;
    ml::VoicePack voices;
    ml::phonemes::Phonemiser phonemiser;
    ml::recognition::WordRecogniser recogniser;

    /// Of the folder of a voice pack and the sources that MELISMA_SOURCE_DIR names.
    static base::Result<SpeechStudio> open(const std::filesystem::path& pack, int threads)
    {
        const auto runtime = ml::prepareRuntime("cpu", threads);
        if (!runtime)
            return runtime.error();
        auto net = ml::kokoro::Kokoro::load(pack / "kokoro.safetensors", *runtime);
        if (!net)
            return net.error();
        auto voices = ml::VoicePack::read(pack / "voices.safetensors");
        if (!voices)
            return voices.error();
        const auto resources = std::string(std::getenv("MELISMA_SOURCE_DIR")) + "/resources";
        auto phonemiser = ml::phonemes::Phonemiser::make(resources);
        if (!phonemiser)
            return phonemiser.error();
        auto recogniser = ml::recognition::WordRecogniser::make();
        if (!recogniser)
            return recogniser.error();
        return SpeechStudio{std::move(*net), std::move(*voices), std::move(*phonemiser), std::move(*recogniser)};
    }

    base::Result<std::vector<int>> idsOf(const std::string& text, const std::string& voice)
    {
        const auto language = ml::phonemes::languageOfVoice(voice);
        if (!language)
            return language.error();
        const auto spoken = phonemiser.read(*language, text);
        if (!spoken)
            return spoken.error();
        std::vector<int> ids{0};
        ids.insert(ids.end(), spoken->ids.begin(), spoken->ids.end());
        ids.push_back(0);
        return ids;
    }

    base::Result<std::vector<float>> styleOf(const std::string& voice, std::size_t tokens) const
    {
        const auto recipe = ml::VoiceRecipe::parse(voice);
        if (!recipe)
            return recipe.error();
        return voices.style(*recipe, tokens);
    }

    /// {heard, errors, words} of a sound in which `text` should be.
    base::Result<base::Json> hear(const std::vector<float>& samples, const std::string& text)
    {
        const auto heard = recogniser.hear({samples, kRate});
        if (!heard)
            return heard.error();
        const auto errors = ml::recognition::wordErrors(std::string_view(text), std::string_view(heard->text()));
        return base::Json{{"heard", heard->text()}, {"errors", errors.total()}, {"words", errors.words}};
    }
};

/// 32 bit floats and nothing else.
inline std::vector<float> readFloats(const std::string& path)
{
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    std::vector<float> samples(static_cast<std::size_t>(std::max<std::streamoff>(in.tellg(), 0)) / sizeof(float));
    in.seekg(0);
    in.read(reinterpret_cast<char*>(samples.data()), static_cast<std::streamsize>(samples.size() * sizeof(float)));
    return samples;
}

inline void writeFloats(const std::string& path, const std::vector<float>& samples)
{
    std::ofstream out(path, std::ios::binary);
    out.write(reinterpret_cast<const char*>(samples.data()),
              static_cast<std::streamsize>(samples.size() * sizeof(float)));
}

/// Answers each line of stdin by a line of stdout until the end of stdin.
template <class Answer>
int answerLines(const Answer& answer)
{
    for (std::string line; std::getline(std::cin, line);) {
        const auto request = base::parseJson(line, "the request");
        const auto reply = request ? answer(*request) : base::Result<base::Json>(request.error());
        std::cout << (reply ? *reply : base::toJson(reply.error())).dump() << std::endl;
    }
    return 0;
}

} // namespace melisma::test
