// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/align_task.h"

#include "ml/io/sound_reader.h"
#include "ml/phonemes/lyrics.h"
#include "ml/recognition/arpabet.h"
#include "ml/recognition/spoken_words.h"
#include "ml/recognition/word_recogniser.h"

#include <algorithm>
#include <chrono>

namespace melisma::ml {

using base::Error;
using base::ErrorKind;
using base::Result;
using base::TimedWord;
using Clock = std::chrono::steady_clock;

namespace {

constexpr const char* kRecording = "recording";
constexpr double kMostSeconds = 15.0 * 60.0;
constexpr auto kLanguage = phonemes::Language::enUs; // what PocketSphinx's model knows

base::ParamSpec wordsParam()
{
    base::ParamSpec spec;
    spec.key = "lyrics";
    spec.label = "Words";
    spec.help = "What is said or sung there, in English; left empty, the program listens for itself";
    spec.kind = base::ParamKind::longText;
    spec.defaultValue = std::string();
    spec.maximum = 20'000;
    return spec;
}

/// The words as they are written, without headings and the marks of singers.
Result<std::vector<std::string>> writtenWords(phonemes::Phonemiser& phonemiser, const std::string& text)
{
    const auto lyrics = phonemes::readLyrics(phonemiser, kLanguage, text);
    if (!lyrics)
        return lyrics.error();
    std::vector<std::string> words;
    for (const auto& line : lyrics->lines)
        for (const auto& word : line.words)
            if (!recognition::spokenWords(word.text).empty())
                words.push_back(word.text);
    return words;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<TimedWord> timed(const recognition::Heard& heard)
{
    std::vector<TimedWord> words;
    for (const auto& word : heard.words)
        words.push_back({recognition::bareWord(word.text), {word.begin}, {word.end}});
    return words;
}

/// What was heard under the spelling that was given: "3" may be heard as one word, "1999" as four.
std::vector<TimedWord> asWritten(const std::vector<std::string>& written, const std::vector<TimedWord>& heard)
{
    std::vector<TimedWord> words;
    std::size_t at = 0;
    for (const auto& word : written) {
        const auto count = recognition::spokenWords(word).size();
        if (at + count > heard.size())
            return heard; // some were not heard, so it is not known whose the others are
        words.push_back({word, heard[at].start, heard[at + count - 1].end});
        at += count;
    }
    return at == heard.size() ? words : heard;
}

class Listener {
public:
    static Result<Listener> make(const std::filesystem::path& resources)
    {
        auto phonemiser = phonemes::Phonemiser::make(resources);
        if (!phonemiser)
            return phonemiser.error();
        auto shared = std::make_shared<phonemes::Phonemiser>(std::move(*phonemiser));
        auto recogniser = recognition::WordRecogniser::make([shared](const std::string& word) {
            const auto spoken = shared->read(kLanguage, word);
            return spoken ? recognition::arpabet(spoken->phonemes()) : std::string();
        });
        if (!recogniser)
            return recogniser.error();
        return Listener(std::move(shared), std::move(*recogniser));
    }

    Result<std::vector<TimedWord>> words(const MonoSound& sound, const std::string& text)
    {
        const auto written = writtenWords(*m_phonemiser, text);
        if (!written)
            return written.error();
        const recognition::Recording recording{sound.samples, sound.sampleRate};
        if (written->empty()) {
            const auto heard = m_recogniser.hear(recording);
            return heard ? Result<std::vector<TimedWord>>(timed(*heard)) : heard.error();
        }
        auto heard = m_recogniser.align(recording, joined(*written));
        if (!heard && heard.error().kind == ErrorKind::notFound)
            heard = m_recogniser.align(recording, joined(*written), true);
        if (!heard)
            return heard.error();
        return asWritten(*written, timed(*heard));
    }

private:
    Listener(std::shared_ptr<phonemes::Phonemiser> phonemiser, recognition::WordRecogniser recogniser)
        : m_phonemiser(std::move(phonemiser))
        , m_recogniser(std::move(recogniser))
    {}

    std::shared_ptr<phonemes::Phonemiser> m_phonemiser;
    recognition::WordRecogniser m_recogniser;
};

} // namespace

base::TaskDescriptor AlignTask::descriptor() const
{
    base::TaskDescriptor descriptor;
    descriptor.id = "align";
    descriptor.title = "Find the words";
    descriptor.summary = "Says when each word of a recording is heard, of a text or of what is recognised";
    descriptor.model = {"pocketsphinx", "5prealpha", "", "BSD-2-Clause", true};
    descriptor.params = {wordsParam()};
    descriptor.inputs = {kRecording};
    return descriptor;
}

Result<base::TaskResult> AlignTask::run(const base::TaskRequest& request, base::RunContext& context)
{
    const auto began = Clock::now();
    const auto values = base::validate({wordsParam()}, request.params);
    if (!values)
        return values.error();
    const auto input = std::ranges::find(request.inputs, kRecording, &base::TaskInput::role);
    if (input == request.inputs.end())
        return Error{ErrorKind::usage, "There is no recording to listen to", "Choose a sound", {}};
    const auto sound = readMono(input->path, kMostSeconds);
    if (!sound)
        return sound.error();
    auto listener = Listener::make(m_resources);
    if (!listener)
        return listener.error();
    if (context.progress)
        context.progress({"Listening", 0.1});
    const auto words = listener->words(*sound, values->text("lyrics").value_or(""));
    if (context.stop.stop_requested())
        return Error{ErrorKind::cancelled, "The search for words was cancelled", {}, {}};
    if (!words)
        return words.error();
    if (words->empty())
        return Error{ErrorKind::input,
                     "No words were heard in " + input->path.filename().string(),
                     "Give the words that are sung there, or choose a clip with a clear voice",
                     {}};
    base::TaskResult result;
    result.facts = base::Json{{"words", base::toJson(*words)}, {"soundSeconds", sound->seconds()}};
    result.model = descriptor().model;
    result.device = "cpu";
    result.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    return result;
}

} // namespace melisma::ml
