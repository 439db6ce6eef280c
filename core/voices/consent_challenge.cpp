// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/consent_challenge.h"

#include "core/models/manifest_fields.h"
#include "core/voices/secret.h"
#include "core/voices/slug.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <set>

namespace melisma::voices {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;
using models::ManifestFields;

constexpr std::size_t kFewestWords = 4;
constexpr std::size_t kMostWords = 6;
constexpr std::size_t kDecoys = 7;
constexpr std::size_t kFewestInList = 1000;

/// What the owner allows beyond private use, as the statement says it.
std::string usesText(const VoiceRules& rules)
{
    std::vector<std::string> uses{"private use"};
    if (rules.commercial)
        uses.emplace_back("commercial use");
    if (rules.political)
        uses.emplace_back("political use");
    if (rules.adult)
        uses.emplace_back("adult content");
    if (rules.endorsement)
        uses.emplace_back("endorsements");
    if (rules.training)
        uses.emplace_back("the training of other models");
    return fmt::format("{}", fmt::join(uses, " and "));
}

/// `count` different words that are not in `taken`, which they join.
std::vector<std::string> draw(const std::vector<std::string>& words, std::size_t count, std::set<std::string>& taken)
{
    std::vector<std::string> drawn;
    while (drawn.size() < count) {
        const auto& word = words[randomBelow(words.size())];
        if (taken.insert(word).second)
            drawn.push_back(word);
    }
    return drawn;
}

} // namespace

std::string ConsentChallenge::text() const
{
    std::vector<std::string> asked;
    for (const auto& word : words)
        asked.push_back(word.word);
    return fmt::format("{} {}.", statement, fmt::join(asked, ", "));
}

Result<std::vector<std::string>> readConsentWords(const std::filesystem::path& resources)
{
    const auto path = resources / "voices" / "consent_words.txt";
    std::ifstream file(path);
    std::vector<std::string> words;
    for (std::string line; std::getline(file, line);)
        if (!line.empty())
            words.push_back(line);
    if (words.size() < kFewestInList || std::set<std::string>(words.begin(), words.end()).size() != words.size())
        return Error{ErrorKind::missing, path.string() + " has no words to ask for", "Run installer/setup again", {}};
    return words;
}

Result<ConsentChallenge> makeChallenge(const std::vector<std::string>& words, const std::string& owner,
                                       const VoiceRules& rules, std::int64_t now)
{
    if (!isGoodName(owner))
        return Error{ErrorKind::usage, "Consent needs the name of the person who gives it", "Add --by NAME", {}};
    ConsentChallenge challenge;
    challenge.owner = owner;
    challenge.statement =
        fmt::format("My name is {} and this is my own voice. I agree that a computer learns it from my recordings and "
                    "makes copies of it for {}. Today I also say these words:",
                    owner, usesText(rules));
    std::set<std::string> taken;
    const auto asked = draw(words, kFewestWords + randomBelow(kMostWords - kFewestWords + 1), taken);
    for (const auto& word : asked)
        challenge.words.push_back({word, draw(words, kDecoys, taken)});
    challenge.issued = now;
    return challenge;
}

Result<void> checkOpen(const ConsentChallenge& challenge, std::int64_t now)
{
    if (now < challenge.issued || now - challenge.issued > ConsentChallenge::kSeconds)
        return Error{ErrorKind::input,
                     "The words to read are no longer valid: they hold for five minutes",
                     "Ask for new ones: melisma voices consent ID --challenge",
                     {}};
    if (challenge.triesLeft <= 0)
        return Error{ErrorKind::input,
                     "The words to read were tried three times",
                     "Ask for new ones: melisma voices consent ID --challenge",
                     {}};
    return {};
}

Json toJson(const ConsentChallenge& challenge)
{
    Json words = Json::array();
    for (const auto& word : challenge.words)
        words.push_back(Json{{"word", word.word}, {"decoys", word.decoys}});
    return Json{{"owner", challenge.owner},
                {"statement", challenge.statement},
                {"words", std::move(words)},
                {"issued", challenge.issued},
                {"triesLeft", challenge.triesLeft}};
}

Result<ConsentChallenge> challengeFromJson(const Json& json, const std::string& where)
{
    std::string complaint;
    ManifestFields fields(json, "challenge", complaint);
    ConsentChallenge challenge;
    challenge.owner = fields.text("owner");
    challenge.statement = fields.text("statement");
    fields.items("words", ManifestFields::Need::must, [&challenge](ManifestFields& item) {
        challenge.words.push_back({item.text("word"), item.texts("decoys")});
    });
    challenge.issued = static_cast<std::int64_t>(fields.number("issued"));
    challenge.triesLeft = static_cast<int>(std::clamp(fields.number("triesLeft"), 0.0, 3.0));
    fields.finish();
    if (!complaint.empty())
        return Error{
            ErrorKind::input, where + " has words to read that cannot be read: " + complaint, "Ask for new ones", {}};
    return challenge;
}

std::int64_t secondsNow()
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

} // namespace melisma::voices
