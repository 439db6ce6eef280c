// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/espeak.h"
#include "ml/recognition/arpabet.h"
#include "ml/recognition/spoken_words.h"
#include "ml/recognition/word_error.h"
#include "ml/recognition/word_recogniser.h"
#include "tests/ml/phonemes/phoneme_support.h"
#include "tests/support/check.h"

#include <sndfile.h>

using namespace melisma;
using namespace melisma::ml;
using namespace melisma::ml::recognition;

namespace {

constexpr const char* kLine = "go forward ten meters and turn to the left";

WordRecogniser& recogniser()
{
    static auto made = WordRecogniser::make([](const std::string& word) {
        const auto spoken = tests::phonemiser().read(phonemes::Language::enUs, word);
        return spoken ? arpabet(spoken->phonemes()) : std::string();
    });
    return *made;
}

/// Speech of a formant voice with half a second of silence around it.
struct Speech {
    std::vector<float> samples;
    int rate = 0;
    Recording recording() const { return {samples, rate}; }
};

Speech said(const char* text)
{
    const auto espeak = phonemes::Espeak::instance();
    const auto spoken = (*espeak)->speak("gmw/en-US", text, 130);
    CHECK(spoken.ok());
    Speech speech{std::vector<float>(static_cast<std::size_t>(spoken->sampleRate / 2), 0.0F), spoken->sampleRate};
    speech.samples.insert(speech.samples.end(), spoken->samples.begin(), spoken->samples.end());
    speech.samples.resize(speech.samples.size() + static_cast<std::size_t>(spoken->sampleRate / 2), 0.0F);
    return speech;
}

const Speech& theLine()
{
    static const Speech speech = said(kLine);
    return speech;
}

double seconds(const Speech& speech)
{
    return static_cast<double>(speech.samples.size()) / speech.rate;
}

/// In order, not overlapping, inside the recording.
void checkTimes(const Heard& heard, double length)
{
    double at = 0;
    for (const auto& word : heard.words) {
        CHECK(word.begin >= at - 1e-9 && word.end > word.begin && word.end <= length + 0.05);
        at = word.end;
    }
}

std::vector<float> monoFile(const std::filesystem::path& path, int& rate)
{
    SF_INFO info{};
    SNDFILE* file = sf_open(path.c_str(), SFM_READ, &info);
    std::vector<float> samples(file ? static_cast<std::size_t>(info.frames) : 0);
    if (file && info.channels == 1)
        sf_readf_float(file, samples.data(), info.frames);
    sf_close(file);
    rate = info.samplerate;
    return samples;
}

/// What is said in clips that a developer may have; from a novel of 1855.
struct Clip {
    const char* name;
    const char* text;
};
constexpr std::array<Clip, 3> kClips{
    {{"1688-142285-0002.flac", "you don't mean that you thought me so silly"},
     {"1688-142285-0003.flac", "i really liked that account of himself better than anything else he said"},
     {"1688-142285-0004.flac", "his statement of having been a shop boy was the thing i liked best of all"}}};

} // namespace

CHECK_CASE(wordsOfAKnownTextAreFoundInTime)
{
    const auto heard = recogniser().align(theLine().recording(), kLine);
    CHECK(heard.ok());
    CHECK_EQUAL(heard->text(), kLine);
    checkTimes(*heard, seconds(theLine()));
    CHECK(heard->words.front().begin > 0.3 && heard->words.front().begin < 0.7);
    CHECK(heard->words.back().end < seconds(theLine()) - 0.3);
}

CHECK_CASE(aTextThatWasNotSaidIsNotFound)
{
    const auto heard =
        recogniser().align(theLine().recording(), "a quiet evening by the silver river in the autumn rain "
                                                  "with nobody near to sing the old song for us again");
    CHECK(!heard.ok() && heard.error().kind == base::ErrorKind::notFound);
}

CHECK_CASE(phonesLieInsideTheRecordingInOrder)
{
    const auto words = recogniser().align(theLine().recording(), kLine);
    const auto phones = recogniser().alignPhones(theLine().recording(), *words);
    CHECK(phones.ok());
    checkTimes(*phones, seconds(theLine()));
    std::string expected;
    std::string found;
    for (const auto& word : words->words)
        expected += recogniser().pronunciation(word.text) + ' ';
    for (const auto& phone : phones->words)
        found += phone.text + ' ';
    CHECK_EQUAL(found, expected);
}

CHECK_CASE(grammarsSayWhatMayCome)
{
    const std::string grammar = "#JSGF V1.0; grammar move; public <move> = go (forward | backward) (two | ten | five) "
                                "meters and turn to the (left | right);";
    const auto heard = recogniser().hearByGrammar(theLine().recording(), grammar);
    CHECK(heard.ok());
    CHECK_EQUAL(heard->text(), kLine);
    CHECK(!recogniser().hearByGrammar(theLine().recording(), "no grammar").ok());
    // What speech is taken for does not change where nothing is given up early.
    auto patient = WordRecogniser::make();
    CHECK(patient.ok());
    patient->searchAll();
    const auto again = patient->hearByGrammar(theLine().recording(), grammar);
    CHECK(again.ok());
    CHECK_EQUAL(again->text(), kLine);
}

CHECK_CASE(theSaidLineIsTheBest)
{
    const std::vector<std::string> lines{"go backward two meters and turn to the right", kLine,
                                         "stay where you are and look to the left"};
    const auto best = recogniser().bestOf(theLine().recording(), lines);
    CHECK(best.ok());
    CHECK_EQUAL(best->line, 1U);
    CHECK_EQUAL(best->scores.size(), 3U);
    CHECK(best->scores[1] > best->scores[0] && best->scores[1] > best->scores[2]);
}

CHECK_CASE(wordsThatWereLeftOutAreSkipped)
{
    const auto heard =
        recogniser().align(theLine().recording(), "go forward ten long meters and turn to the left", true);
    CHECK(heard.ok());
    CHECK(wordErrors(kLine, heard->text()).total() <= 1);
    checkTimes(*heard, seconds(theLine()));
}

CHECK_CASE(namesAreSaidByThePronouncer)
{
    const Speech speech = said("kokoro sings");
    CHECK_EQUAL(recogniser().pronunciation("kokorosan").empty(), false);
    const auto heard = recogniser().align(speech.recording(), "Kokoro sings");
    CHECK(heard.ok() && heard->words.size() == 2);
    auto alone = WordRecogniser::make();
    const auto lost = alone->align(speech.recording(), "kokorosan sings");
    CHECK(!lost.ok() && lost.error().message.find("kokorosan") != std::string::npos);
}

CHECK_CASE(theRateOfTheRecordingDoesNotMatter)
{
    // Every third sample of a band-limited voice at three times the rate is the voice: hold each sample three times.
    Speech slow = theLine();
    Speech fast{{}, slow.rate * 3};
    for (const float sample : slow.samples)
        fast.samples.insert(fast.samples.end(), 3, sample);
    const auto there = recogniser().align(slow.recording(), kLine);
    const auto here = recogniser().align(fast.recording(), kLine);
    CHECK(there.ok() && here.ok());
    CHECK_EQUAL(there->words.size(), here->words.size());
    for (std::size_t i = 0; i < there->words.size(); ++i)
        CHECK_NEAR(there->words[i].begin, here->words[i].begin, 0.08);
}

CHECK_CASE(whatIsNoSpeechIsAnErrorOrNothing)
{
    const std::vector<float> silence(16000, 0.0F);
    const std::vector<float> broken(16000, std::nanf(""));
    for (const auto& samples : {silence, broken, std::vector<float>{}, std::vector<float>(10, 1.0F)}) {
        const auto heard = recogniser().align({samples, 16000}, kLine);
        CHECK(!heard.ok() && heard.error().kind == base::ErrorKind::notFound);
    }
    CHECK(!recogniser().align(theLine().recording(), "  ").ok());
    CHECK(!recogniser().align({silence, 0}, "go").ok());
    CHECK(!WordRecogniser::make({}, "/nowhere").ok());
}

CHECK_CASE(phonesAreHeardWithoutWords)
{
    const auto heard = recogniser().phones(theLine().recording());
    CHECK(heard.ok());
    CHECK(heard->words.size() > 15 && heard->words.size() < 60);
    checkTimes(*heard, seconds(theLine()));
}

CHECK_CASE(realSpeechIsAlignedAndHeard)
{
    const auto folder = tests::sourceFolder().parent_path() / "shared" / "data" / "speech-by-speaker";
    WordErrors errors;
    for (const Clip& clip : kClips) {
        if (!std::filesystem::exists(folder / clip.name))
            return;
        int rate = 0;
        const auto samples = monoFile(folder / clip.name, rate);
        const auto aligned = recogniser().align({samples, rate}, clip.text);
        CHECK(aligned.ok());
        CHECK_EQUAL(aligned->text(), clip.text);
        CHECK(aligned->score > -3.0);
        const std::vector<std::string> lines{kClips[0].text, kClips[1].text, kClips[2].text};
        CHECK_EQUAL(std::string(clip.text), lines[recogniser().bestOf({samples, rate}, lines)->line]);
        const auto heard = recogniser().hear({samples, rate});
        CHECK(heard.ok());
        std::printf("  heard: %s\n", heard->text().c_str());
        errors += wordErrors(clip.text, heard->text());
    }
    std::printf("  word error rate %.2f\n", errors.rate());
    CHECK(errors.words == 38 && errors.rate() < 0.5);
}

int main(int argc, char** argv)
{
    return tests::canReadText() && WordRecogniser::make().ok() ? tests::runChecks(argc, argv) : 77;
}
