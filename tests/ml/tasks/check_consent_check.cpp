// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/check.h"
#include "ml/io/sound_writer.h"
#include "ml/phonemes/espeak.h"
#include "ml/recognition/word_recogniser.h"
#include "ml/tasks/check_consent_task.h"
#include "tests/ml/phonemes/phoneme_support.h"
#include "tests/support/scratch_dir.h"

#include <fstream>
#include <iterator>

using namespace melisma;
using namespace melisma::ml;
using base::Json;

namespace {

constexpr const char* kStatement = "My name is Hildegard Bingen and this is my own voice. I agree that a computer "
                                   "learns it from my recordings and makes "
                                   "copies of it for private use. Today I also say these words:";

/// As core makes them: from the list, each with seven others.
Json askedWords()
{
    std::ifstream file(tests::sourceFolder() / "resources" / "voices" / "consent_words.txt");
    const std::vector<std::string> list{std::istream_iterator<std::string>(file), {}};
    CHECK(list.size() == 2000);
    Json words = Json::array();
    for (std::size_t i = 0; i < 5; ++i) {
        std::vector<std::string> decoys;
        for (std::size_t j = 1; j <= 7; ++j)
            decoys.push_back(list[(i * 397 + j * 251 + 17) % list.size()]);
        words.push_back(Json{{"word", list[i * 397 + 17]}, {"decoys", decoys}});
    }
    return words;
}

std::string spokenText(const Json& words, const char* key = "word")
{
    std::string text;
    for (const auto& word : words)
        text += " " + (word[key].is_array() ? word[key][2] : word[key]).get<std::string>() + ",";
    return text;
}

std::filesystem::path recordingOf(const tests::ScratchDir& folder, const std::string& text)
{
    const auto spoken = (*phonemes::Espeak::instance())->speak("gmw/en-US", text.c_str(), 130);
    auto path = folder.path() / "said.wav";
    auto out = SoundWriter::create(path, spoken->sampleRate);
    const auto rest = static_cast<std::size_t>(0.5 * spoken->sampleRate);
    CHECK(out->silence(rest).ok() && out->write(spoken->samples).ok() && out->silence(rest).ok() && out->finish().ok());
    return path;
}

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Says the same of every pair, and remembers how long they were.
class FixedJudge final : public SpeakerJudge {
public:
    bool isThere() const override { return true; }
    base::ModelUse model() const override { return {"encoder", "1", std::string(64, 'a'), "Apache-2.0", true}; }
    double needed() const override { return 0.8; }
    base::Result<std::vector<float>> embed(std::span<const float>, std::stop_token) override
    {
        return std::vector<float>{1.0F};
    }
    base::Result<double> similarity(std::span<const float> one, std::span<const float> other, std::stop_token) override
    {
        lengths.emplace_back(one.size(), other.size());
        return 0.7;
    }
    std::vector<std::pair<std::size_t, std::size_t>> lengths;
};

base::Result<base::TaskResult> checked(const std::filesystem::path& recording, const Json& words,
                                       base::OpenVoice open = {}, std::shared_ptr<SpeakerJudge> judge = {})
{
    base::TaskRequest request{"check-consent", {}, {{"recording", recording, ""}}, 0};
    request.params.set("voice", "hildegard");
    request.params.set("statement", kStatement);
    request.params.set("words", words.dump());
    base::RunContext context;
    return CheckConsentTask(tests::sourceFolder() / "resources", std::move(open), std::move(judge))
        .run(request, context);
}

} // namespace

CHECK_CASE(whatWasAskedForIsHeard)
{
    const tests::ScratchDir folder;
    const auto words = askedWords();
    const auto result = checked(recordingOf(folder, kStatement + spokenText(words)), words);
    CHECK(result.ok());
    CHECK_EQUAL(result->facts["wordsAsked"].get<int>(), 5);
    CHECK_EQUAL(result->facts["wordsFound"].get<int>(), 5);
    CHECK(result->facts["wordError"].get<double>() <= 0.1);
    CHECK(result->files.empty());
    CHECK(!result->facts.contains("speaker")); // nobody was there to compare
    CHECK(result->facts.dump().find("hildegard") == std::string::npos);
}

CHECK_CASE(otherWordsAreNot)
{
    const tests::ScratchDir folder;
    const auto words = askedWords();
    const auto result = checked(recordingOf(folder, kStatement + spokenText(words, "decoys")), words);
    CHECK(result.ok());
    CHECK(result->facts["wordsFound"].get<int>() <= 1);
}

CHECK_CASE(anotherTextIsNot)
{
    const tests::ScratchDir folder;
    const auto words = askedWords();
    const auto result =
        checked(recordingOf(folder, "The river was wide that year, and nobody in the valley would cross it "
                                    "before the ferry came back in the evening with the letters, the "
                                    "flour, and a young man from the city who wanted to buy the mill."),
                words);
    CHECK(result.ok());
    CHECK(result->facts["wordsFound"].get<int>() <= 2);
    CHECK(result->facts["wordError"].get<double>() > 0.3);
}

CHECK_CASE(silenceIsNot)
{
    const tests::ScratchDir folder;
    const auto path = folder.path() / "silence.wav";
    auto out = SoundWriter::create(path, 22050);
    CHECK(out->silence(22050 * 15).ok() && out->finish().ok());
    const auto result = checked(path, askedWords());
    CHECK(result.ok() ? result->facts["wordsFound"].get<int>() <= 2 : result.error().kind == base::ErrorKind::notFound);
}

CHECK_CASE(theSpeakerIsComparedWithEveryReference)
{
    const tests::ScratchDir folder;
    const auto words = askedWords();
    const auto path = recordingOf(folder, kStatement + spokenText(words));
    const auto sound = bytesOf(path);
    const auto judge = std::make_shared<FixedJudge>();
    const auto open = [&sound](const std::string&) -> base::Result<base::VoiceMaterial> {
        return base::VoiceMaterial{{}, {}, {{"reference", "a", sound}, {"model", "m", "?"}, {"reference", "b", sound}}};
    };
    const auto result = checked(path, words, open, judge);
    CHECK(result.ok());
    CHECK_EQUAL(result->facts["speaker"]["similarities"].size(), 2u);
    CHECK_EQUAL(result->facts["speaker"]["needed"].get<double>(), 0.8);
    CHECK_EQUAL(result->facts["speaker"]["model"].get<std::string>(), "encoder 1");
    CHECK_EQUAL(judge->lengths.size(), 2u);
    // Of the reading, what lies between its first and its last word: half a second of rest on either side is left out.
    const auto cut = judge->lengths[0].second - judge->lengths[0].first;
    CHECK(cut > 8000 && cut < 32000); // read from memory as from the file
    const auto locked = [](const std::string&) -> base::Result<base::VoiceMaterial> {
        return base::Error{base::ErrorKind::unsupported, "locked", {}, {}};
    };
    CHECK(!checked(path, words, locked, judge).ok());
}

CHECK_CASE(requestsThatAreNoneAreRefused)
{
    const tests::ScratchDir folder;
    const auto path = recordingOf(folder, "yes");
    for (const char* bad : {"[]", "{}", "7", R"([{"word":"a b","decoys":["c","d","e"]}])", R"([{"word":"river"}])"})
        CHECK(!checked(path, Json::parse(bad)).ok());
    auto few = askedWords();
    few.erase(few.begin(), few.begin() + 2);
    CHECK(!checked(path, few).ok());
    CHECK(!checked("/nowhere.wav", askedWords()).ok());
}

int main(int argc, char** argv)
{
    const bool hears = tests::canReadText() && recognition::WordRecogniser::make().ok();
    return hears ? tests::runChecks(argc, argv) : 77;
}
