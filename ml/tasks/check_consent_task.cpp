// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/check_consent_task.h"

#include "ml/io/sound_reader.h"
#include "ml/phonemes/phonemiser.h"
#include "ml/recognition/arpabet.h"
#include "ml/recognition/speech_samples.h"
#include "ml/recognition/spoken_words.h"
#include "ml/recognition/word_recogniser.h"

#include <algorithm>
#include <chrono>

namespace melisma::ml {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using Clock = std::chrono::steady_clock;
using Places = std::vector<std::vector<std::string>>; ///< the first word of each is the right one

namespace {

constexpr double kMostSeconds = 120.0;
constexpr double kMostReferenceSeconds = 20.0 * 60.0;
constexpr std::size_t kFewestWords = 4;
constexpr std::size_t kFewestDecoys = 3;
constexpr std::size_t kStatementDecoys = 3; ///< beside each word of the statement
constexpr std::size_t kMostPlaces = 120;

base::ParamSpec hiddenText(const char* key)
{
    base::ParamSpec spec;
    spec.key = key;
    spec.kind = base::ParamKind::longText;
    spec.maximum = 20'000;
    return spec;
}

Error notAsked()
{
    return {ErrorKind::usage,
            "There is no statement to compare the recording with",
            "Ask for the words first: melisma voices consent ID --challenge",
            {}};
}

/// The random words with their decoys.
Result<Places> askedWords(const std::string& text)
{
    const auto json = base::parseJson(text, "The words to read");
    if (!json)
        return json.error();
    Places places;
    for (const auto& item : json->is_array() ? *json : Json::array()) {
        std::vector<std::string> place{base::memberOr<std::string>(item, "word", "")};
        const auto decoys = base::memberOr<std::vector<std::string>>(item, "decoys", {});
        place.insert(place.end(), decoys.begin(), decoys.end());
        const auto isWord = [](const std::string& word) { return recognition::spokenWords(word).size() == 1; };
        if (decoys.size() < kFewestDecoys || !std::ranges::all_of(place, isWord))
            return notAsked();
        places.push_back(std::move(place));
    }
    return places.size() < kFewestWords ? Result<Places>(notAsked()) : Result<Places>(std::move(places));
}

/// Words of the statement, each beside some decoys of the random words, which come in turn.
Places statementPlaces(const std::string& statement, const Places& asked)
{
    std::vector<std::string> decoys;
    for (const auto& place : asked)
        decoys.insert(decoys.end(), place.begin() + 1, place.end());
    Places places;
    std::size_t next = 0;
    for (const auto& word : recognition::spokenWords(statement)) {
        std::vector<std::string> place{word};
        while (place.size() <= kStatementDecoys)
            place.push_back(decoys[next++ % decoys.size()]);
        places.push_back(std::move(place));
    }
    return places;
}

/// How many places have their right word.
std::size_t rightOnes(const Places& places, const std::vector<recognition::TimedWord>& heard, std::size_t from)
{
    std::size_t right = 0;
    for (std::size_t i = 0; i < places.size(); ++i)
        right += from + i < heard.size() && recognition::bareWord(heard[from + i].text) == places[i].front() ? 1 : 0;
    return right;
}

struct WordsHeard {
    std::size_t ofStatement = 0;
    std::size_t ofAsked = 0;
    double start = 0.0; ///< of the first word, in seconds
    double end = 0.0;   ///< of the last
};

Result<WordsHeard> hear(const std::filesystem::path& resources, const MonoSound& sound, const Places& statement,
                        const Places& asked)
{
    auto phonemiser = phonemes::Phonemiser::make(resources);
    if (!phonemiser)
        return phonemiser.error();
    auto recogniser = recognition::WordRecogniser::make([&phonemiser](const std::string& word) {
        const auto spoken = phonemiser->read(phonemes::Language::enUs, word);
        return spoken ? recognition::arpabet(spoken->phonemes()) : std::string();
    });
    if (!recogniser)
        return recogniser.error();
    auto all = statement;
    all.insert(all.end(), asked.begin(), asked.end());
    const auto heard = recogniser->choose({sound.samples, sound.sampleRate}, all);
    if (!heard && heard.error().kind == ErrorKind::notFound)
        return WordsHeard{};
    if (!heard)
        return heard.error();
    // Whoever stops in the middle leaves places without words: then the rest cannot be told apart.
    if (heard->words.size() != all.size())
        return WordsHeard{};
    return WordsHeard{rightOnes(statement, heard->words, 0), rightOnes(asked, heard->words, statement.size()),
                      heard->words.front().begin, heard->words.back().end};
}

/// From the first word to the last: whoever reads the words is compared, and nobody who is heard before or after.
MonoSound partOf(const MonoSound& sound, const WordsHeard& heard)
{
    const auto place = [&sound](double seconds) {
        return std::min(static_cast<std::size_t>(std::max(seconds, 0.0) * sound.sampleRate), sound.samples.size());
    };
    const auto first = place(heard.start), last = place(heard.end);
    if (last <= first)
        return sound;
    return {{sound.samples.begin() + static_cast<std::ptrdiff_t>(first),
             sound.samples.begin() + static_cast<std::ptrdiff_t>(last)},
            sound.sampleRate};
}

/// 16 kHz, as the encoder wants them.
Result<std::vector<float>> encoderSamples(const MonoSound& sound)
{
    const auto samples = recognition::speechSamples(sound.samples, sound.sampleRate);
    if (!samples)
        return samples.error();
    std::vector<float> scaled(samples->size());
    std::ranges::transform(*samples, scaled.begin(),
                           [](std::int16_t value) { return static_cast<float>(value) / 32768.0F; });
    return scaled;
}

} // namespace

base::TaskDescriptor CheckConsentTask::descriptor() const
{
    base::TaskDescriptor descriptor;
    descriptor.id = "check-consent";
    descriptor.title = "Check a consent";
    descriptor.summary = "Compares a recording with the words that the owner of a voice was asked to read";
    descriptor.model = {"pocketsphinx", "5prealpha", "", "BSD-2-Clause", true};
    descriptor.params = {hiddenText("voice"), hiddenText("statement"), hiddenText("words")};
    descriptor.inputs = {"recording"};
    descriptor.internal = true;
    return descriptor;
}

Result<Json> CheckConsentTask::compareSpeaker(const std::string& voice, std::span<const float> reading,
                                              const base::RunContext& context) const
{
    const auto material = m_openVoice ? m_openVoice(voice) : Result<base::VoiceMaterial>(notAsked());
    if (!material)
        return material.error();
    std::vector<double> similarities;
    for (const auto& file : material->files) {
        if (file.role != "reference")
            continue;
        const auto sound = readMono(file.bytes, "A reference of the voice", kMostReferenceSeconds);
        const auto samples = sound ? encoderSamples(*sound) : Result<std::vector<float>>(sound.error());
        if (!samples)
            return samples.error();
        const auto similarity = m_judge->similarity(reading, *samples, context.stop);
        if (!similarity)
            return similarity.error();
        similarities.push_back(*similarity);
    }
    if (similarities.empty()) // weights alone: there is nothing to compare with
        return Json();
    const auto model = m_judge->model();
    return Json{{"similarities", similarities},
                {"needed", m_judge->needed()},
                {"model", model.id + " " + model.version},
                {"sha256", model.weightsSha256}};
}

Result<base::TaskResult> CheckConsentTask::run(const base::TaskRequest& request, base::RunContext& context)
{
    const auto began = Clock::now();
    const auto text = [&request](const char* key) { return request.params.text(key).value_or(""); };
    const auto input = std::ranges::find(request.inputs, "recording", &base::TaskInput::role);
    const auto asked = askedWords(text("words"));
    if (!asked || input == request.inputs.end())
        return asked ? notAsked() : asked.error();
    const auto statement = statementPlaces(text("statement"), *asked);
    if (statement.size() > kMostPlaces)
        return notAsked();
    const auto sound = readMono(input->path, kMostSeconds);
    if (!sound)
        return sound.error();
    if (context.progress)
        context.progress({"Listening", 0.1});
    const auto heard = hear(m_resources, *sound, statement, *asked);
    if (!heard)
        return heard.error();
    const auto missed = statement.size() - heard->ofStatement;
    base::TaskResult result;
    result.facts = Json{{"wordError", static_cast<double>(missed) / static_cast<double>(statement.size())},
                        {"wordsAsked", asked->size()},
                        {"wordsFound", heard->ofAsked}};
    if (m_judge && m_judge->isThere()) {
        const auto samples = encoderSamples(partOf(*sound, *heard));
        const auto speaker = samples ? compareSpeaker(text("voice"), *samples, context) : Result<Json>(samples.error());
        if (!speaker)
            return speaker.error();
        if (!speaker->is_null())
            result.facts["speaker"] = *speaker;
    }
    if (context.stop.stop_requested())
        return Error{ErrorKind::cancelled, "The check of the consent was cancelled", {}, {}};
    result.model = descriptor().model;
    result.device = "cpu";
    result.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    return result;
}

} // namespace melisma::ml
