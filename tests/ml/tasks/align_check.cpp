// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/io/sound_writer.h"
#include "ml/phonemes/espeak.h"
#include "ml/recognition/word_recogniser.h"
#include "ml/tasks/align_task.h"
#include "tests/ml/phonemes/phoneme_support.h"
#include "tests/support/check.h"
#include "tests/support/scratch_dir.h"

using namespace melisma;
using namespace melisma::ml;

namespace {

constexpr double kSilence = 0.5; ///< seconds before the first word

/// A formant voice that says the text.
std::filesystem::path recordingOf(const tests::ScratchDir& folder, const char* text)
{
    const auto spoken = (*phonemes::Espeak::instance())->speak("gmw/en-US", text, 130);
    auto path = folder.path() / "said.wav";
    auto out = SoundWriter::create(path, spoken->sampleRate);
    const auto rest = static_cast<std::size_t>(kSilence * spoken->sampleRate);
    CHECK(out->silence(rest).ok() && out->write(spoken->samples).ok() && out->silence(rest).ok() && out->finish().ok());
    return path;
}

base::Result<std::vector<base::TimedWord>> aligned(const std::filesystem::path& path, const std::string& lyrics)
{
    base::TaskRequest request{"align", {}, {{"recording", path, ""}}, 0};
    if (!lyrics.empty())
        request.params.set("lyrics", lyrics);
    base::RunContext context;
    const auto result = AlignTask(tests::sourceFolder() / "resources").run(request, context);
    if (!result)
        return result.error();
    CHECK(result->files.empty());
    return base::timedWordsFromJson(result->facts.at("words"));
}

} // namespace

CHECK_CASE(givenWordsKeepTheirSpellingAndOrder)
{
    const tests::ScratchDir folder;
    const auto path = recordingOf(folder, "Go forward 10 meters, and turn to the left!");
    const auto words = aligned(path, "[Verse]\nGo for-ward 10 meters,\nand turn _ to the left!\n");
    CHECK(words.ok());
    CHECK_EQUAL(words->size(), 9u);
    CHECK_EQUAL((*words)[1].text, "forward");
    CHECK_EQUAL((*words)[2].text, "10");
    CHECK_EQUAL((*words)[3].text, "meters,");
    CHECK_NEAR(words->front().start.value, kSilence, 0.15);
    for (std::size_t i = 1; i < words->size(); ++i)
        CHECK((*words)[i].start.value >= (*words)[i - 1].end.value - 1e-9);
    CHECK((*words)[2].end.value - (*words)[2].start.value > 0.1); // "ten" is heard, not squeezed in
}

CHECK_CASE(wordsBehindARestComeWhenTheyAreHeard)
{
    const tests::ScratchDir folder;
    const auto spoken = (*phonemes::Espeak::instance())->speak("gmw/en-US", "go forward ten meters", 130);
    const auto path = folder.path() / "twice.wav";
    auto out = SoundWriter::create(path, spoken->sampleRate);
    const double length = static_cast<double>(spoken->samples.size()) / spoken->sampleRate;
    for (int time = 0; time < 2; ++time)
        CHECK(out->silence(static_cast<std::size_t>(3 * spoken->sampleRate)).ok() && out->write(spoken->samples).ok());
    CHECK(out->silence(static_cast<std::size_t>(spoken->sampleRate)).ok() && out->finish().ok());
    const auto words = aligned(path, "go forward ten meters go forward ten meters");
    CHECK(words.ok());
    CHECK_EQUAL(words->size(), 8u);
    CHECK_NEAR((*words)[0].start.value, 3.0, 0.15);
    for (std::size_t i = 0; i < 4; ++i)
        CHECK_NEAR((*words)[i + 4].start.value - (*words)[i].start.value, 3.0 + length, 0.1);
}

CHECK_CASE(withoutWordsItListensForItself)
{
    const tests::ScratchDir folder;
    const auto words = aligned(recordingOf(folder, "go forward ten meters"), "");
    CHECK(words.ok());
    CHECK(!words->empty() && words->front().start.value > 0.5 * kSilence);
}

/// The facts of a run that asks for phones too.
base::Json factsOf(const std::filesystem::path& path, const std::string& lyrics)
{
    base::TaskRequest request{"align", {}, {{"recording", path, ""}}, 0};
    request.params.set("phones", true);
    if (!lyrics.empty())
        request.params.set("lyrics", lyrics);
    base::RunContext context;
    const auto result = AlignTask(tests::sourceFolder() / "resources").run(request, context);
    CHECK(result.ok());
    return result ? result->facts : base::Json();
}

CHECK_CASE(phonesLieWithinTheirWords)
{
    const tests::ScratchDir folder;
    const auto path = recordingOf(folder, "go forward ten meters");
    const auto facts = factsOf(path, "go forward ten meters");
    CHECK_EQUAL(facts["phonesBy"], "alignment");
    const auto words = *base::timedWordsFromJson(facts["words"]);
    const auto phones = *base::timedWordsFromJson(facts["phones"]);
    std::string all;
    for (const auto& phone : phones)
        all += phone.text + ' ';
    CHECK_EQUAL(all, "G OW F AO R W ER D T EH N M IY T ER Z "); // the dictionary's
    const std::size_t firstOf[] = {0, 2, 8, 11};
    for (std::size_t i = 0; i < words.size(); ++i) {
        CHECK(phones[firstOf[i]].start.value >= words[i].start.value - 1e-9);
        CHECK_NEAR(phones[firstOf[i]].start.value, words[i].start.value, 0.06);
        const auto last = i + 1 < words.size() ? firstOf[i + 1] - 1 : phones.size() - 1;
        CHECK_NEAR(phones[last].end.value, words[i].end.value, 0.06);
    }
    for (std::size_t i = 1; i < phones.size(); ++i)
        CHECK(phones[i].start.value >= phones[i - 1].end.value - 1e-9);
    const auto guessed = factsOf(path, "");
    CHECK_EQUAL(guessed["phonesBy"], "recognition");
    CHECK(guessed["phones"].size() > 8 && guessed["phones"].size() < 40);
}

CHECK_CASE(whatCannotBeHeardIsRefused)
{
    const tests::ScratchDir folder;
    CHECK(aligned(folder.path() / "absent.wav", "words").error().kind == base::ErrorKind::notFound);
    CHECK(aligned(tests::sourceFolder() / "resources/models.json", "words").error().kind == base::ErrorKind::input);
    const auto path = folder.path() / "long.wav";
    auto out = SoundWriter::create(path, 8000);
    CHECK(out->silence(8000u * 60u * 16u).ok() && out->finish().ok());
    CHECK(aligned(path, "words").error().message.find("15 minutes") != std::string::npos);
    base::RunContext context;
    CHECK(!AlignTask(tests::sourceFolder() / "resources").run({"align", {}, {}, 0}, context));
}

int main(int argc, char** argv)
{
    const bool hears = tests::canReadText() && recognition::WordRecogniser::make().ok();
    return hears ? tests::runChecks(argc, argv) : 77;
}
