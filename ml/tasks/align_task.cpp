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
#include <cmath>

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

/// Programs ask for it: the sounds too.
base::ParamSpec phonesParam()
{
    base::ParamSpec spec;
    spec.key = "phones";
    spec.kind = base::ParamKind::toggle;
    return spec;
}

/// What was heard in a recording.
struct Found {
    std::vector<TimedWord> words;
    std::vector<TimedWord> phones;
    bool alignedPhones = false; ///< those of the given words; else whatever was made out
};

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

/// Times are of frames of 10 ms.
double onGrid(double seconds)
{
    return std::round(seconds * 100.0) / 100.0;
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

    Result<Found> find(const MonoSound& sound, const std::string& text, bool phones)
    {
        const auto written = writtenWords(*m_phonemiser, text);
        if (!written)
            return written.error();
        const recognition::Recording recording{sound.samples, sound.sampleRate};
        const auto heard = written->empty() ? m_recogniser.hear(recording) : aligned(recording, joined(*written));
        if (!heard)
            return heard.error();
        Found found{asWritten(*written, timed(*heard)), {}, false};
        if (written->empty())
            found.words = timed(*heard);
        if (auto sounds = phones ? addPhones(recording, *heard, !written->empty(), found) : Result<void>(); !sounds)
            return sounds.error();
        return found;
    }

private:
    Result<recognition::Heard> aligned(const recognition::Recording& recording, const std::string& words)
    {
        auto heard = m_recogniser.align(recording, words);
        if (!heard && heard.error().kind == ErrorKind::notFound)
            heard = m_recogniser.align(recording, words, true);
        return heard;
    }

    /// Word by word: over a whole recording rests would be heard as long consonants.
    Result<recognition::Heard> phonesWithin(const recognition::Recording& recording, const recognition::Heard& words)
    {
        recognition::Heard all;
        for (const auto& word : words.words) {
            const auto from = static_cast<std::size_t>(word.begin * recording.sampleRate);
            const auto until =
                std::min(static_cast<std::size_t>(word.end * recording.sampleRate), recording.mono.size());
            const recognition::Recording own{
                recording.mono.subspan(std::min(from, until), until - std::min(from, until)), recording.sampleRate};
            auto phones = m_recogniser.alignPhones(own, {{word}, 0.0});
            if (!phones)
                return phones;
            for (auto& phone : phones->words) {
                phone.begin = onGrid(phone.begin + word.begin);
                phone.end = onGrid(std::min(phone.end + word.begin, word.end));
                all.words.push_back(std::move(phone));
            }
        }
        return all;
    }

    /// Those of words that are known lie surer than those that are guessed.
    Result<void> addPhones(const recognition::Recording& recording, const recognition::Heard& words, bool known,
                           Found& found)
    {
        auto phones = known ? phonesWithin(recording, words) : m_recogniser.phones(recording);
        found.alignedPhones = known && phones.ok();
        if (known && !phones && phones.error().kind == ErrorKind::notFound)
            phones = m_recogniser.phones(recording);
        if (!phones)
            return phones.error();
        found.phones = timed(*phones);
        return {};
    }

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
    descriptor.params = {wordsParam(), phonesParam()};
    descriptor.inputs = {kRecording};
    return descriptor;
}

Result<base::TaskResult> AlignTask::run(const base::TaskRequest& request, base::RunContext& context)
{
    const auto began = Clock::now();
    const auto values = base::validate(descriptor().params, request.params);
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
    const bool phones = values->toggle("phones");
    const auto found = listener->find(*sound, values->text("lyrics").value_or(""), phones);
    if (context.stop.stop_requested())
        return Error{ErrorKind::cancelled, "The search for words was cancelled", {}, {}};
    if (!found)
        return found.error();
    if (found->words.empty())
        return Error{ErrorKind::input,
                     "No words were heard in " + input->path.filename().string(),
                     "Give the words that are sung there, or choose a clip with a clear voice",
                     {}};
    base::TaskResult result;
    result.facts = base::Json{{"words", base::toJson(found->words)}, {"soundSeconds", sound->seconds()}};
    if (phones) {
        result.facts["phones"] = base::toJson(found->phones);
        result.facts["phonesBy"] = found->alignedPhones ? "alignment" : "recognition";
    }
    result.model = descriptor().model;
    result.device = "cpu";
    result.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    return result;
}

} // namespace melisma::ml
