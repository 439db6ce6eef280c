// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "ml/recognition/word_recogniser.h"
#include "ml/vocoder/harvest.h"
#include "ml/voice_measures/buzz.h"
#include "ml/voice_measures/harmonicity.h"

#include <sndfile.h>

#include <iostream>

// Measures a sung recording for tests/ml/check_singing.py. The request is {lines: [{begin, end, choices,
// text}]}: which of its choices is heard between these seconds, and where in it lie the sounds of its `text`?
// Answers {f0, period, buzz, harmonicity, heard, heardInHaste, phones}: the second with the beams of speech, by which a
// held vowel may lose every line. Usage: song_figures RECORDING REQUEST

using namespace melisma;
using namespace melisma::ml;

namespace {

struct Sound {
    std::vector<float> mono;
    int rate = 0;
};

Sound read(const char* path)
{
    SF_INFO info{};
    SNDFILE* file = sf_open(path, SFM_READ, &info);
    Sound sound;
    if (!file || info.channels < 1)
        return sound;
    std::vector<float> all(static_cast<std::size_t>(info.frames * info.channels));
    sf_readf_float(file, all.data(), info.frames);
    sf_close(file);
    for (std::size_t i = 0; i < all.size(); i += static_cast<std::size_t>(info.channels))
        sound.mono.push_back(all[i]);
    sound.rate = info.samplerate;
    return sound;
}

/// A grammar that allows each of the choices.
std::string grammarOf(const std::vector<std::string>& choices)
{
    std::string all;
    for (const auto& choice : choices)
        all += (all.empty() ? "(" : " | (") + choice + ")";
    return "#JSGF V1.0;\ngrammar lines;\npublic <line> = " + all + ";\n";
}

/// Its first second, and its samples.
std::pair<double, std::span<const float>> partOf(const Sound& sound, const base::Json& line)
{
    const auto place = [&](const char* key) {
        const double seconds = base::memberOr(line, key, 0.0);
        return std::min(static_cast<std::size_t>(std::max(0.0, seconds) * sound.rate), sound.mono.size());
    };
    const auto begin = place("begin"), end = std::max(begin, place("end"));
    return {static_cast<double>(begin) / sound.rate, std::span(sound.mono).subspan(begin, end - begin)};
}

std::string heardIn(recognition::WordRecogniser& recogniser, const Sound& sound, const base::Json& line)
{
    const auto part = partOf(sound, line).second;
    const auto heard = recogniser.hearByGrammar({part, sound.rate},
                                                grammarOf(base::memberOr(line, "choices", std::vector<std::string>())));
    return heard ? heard->text() : "";
}

/// Where each sound of the line begins, in seconds of the recording, and how well it fits: [phone, second, score].
base::Json phonesIn(recognition::WordRecogniser& recogniser, const Sound& sound, const base::Json& line)
{
    auto phones = base::Json::array();
    const auto [begin, part] = partOf(sound, line);
    const auto words = recogniser.align({part, sound.rate}, base::memberOr(line, "text", std::string()));
    const auto heard = words ? recogniser.alignPhones({part, sound.rate}, *words) : words;
    if (heard)
        for (const auto& each : heard->words)
            phones.push_back({each.text, begin + each.begin, each.score});
    return phones;
}

} // namespace

int main(int argc, char** argv)
{
    const auto request = base::readJsonFile(argc > 2 ? argv[2] : "");
    const auto sound = argc > 2 ? read(argv[1]) : Sound{};
    if (!request || sound.mono.empty()) {
        std::cerr << "usage: song_figures RECORDING REQUEST\n";
        return 2;
    }
    const auto f0 = vocoder::harvest(sound.mono, sound.rate);
    auto recogniser = recognition::WordRecogniser::make();
    if (!f0 || !recogniser) {
        std::cerr << (f0 ? recogniser.error().message : f0.error().message) << '\n';
        return 1;
    }
    base::Json answer{{"f0", f0->hertz},
                      {"period", f0->framePeriod},
                      {"buzz", measures::buzz(sound.mono, sound.rate, *f0)},
                      {"harmonicity", measures::meanHarmonicity(sound.mono, sound.rate, *f0)},
                      {"heard", base::Json::array()},
                      {"heardInHaste", base::Json::array()},
                      {"phones", base::Json::array()}};
    const auto lines = base::memberOr(*request, "lines", base::Json::array());
    for (const auto& line : lines)
        answer["heardInHaste"].push_back(heardIn(*recogniser, sound, line));
    recogniser->searchAll();
    for (const auto& line : lines) {
        answer["heard"].push_back(heardIn(*recogniser, sound, line));
        answer["phones"].push_back(phonesIn(*recogniser, sound, line));
    }
    std::cout << answer.dump() << '\n';
    return 0;
}
