// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/consent_check.h"

#include "core/models/manifest_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace melisma::voices {

namespace {

using base::Error;
using base::ErrorKind;
using base::Json;
using base::Result;

bool allFinite(const std::vector<double>& values)
{
    return std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
}

double medianOf(std::vector<double> values)
{
    std::ranges::sort(values);
    const auto half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2.0;
}

} // namespace

Result<ConsentCheck> consentCheckFromJson(const Json& facts)
{
    ConsentCheck check;
    const auto wordError = base::member<double>(facts, "wordError");
    const auto asked = base::member<std::size_t>(facts, "wordsAsked");
    const auto found = base::member<std::size_t>(facts, "wordsFound");
    const Json speaker = base::memberOr<Json>(facts, "speaker", Json::object());
    check.similarities = base::memberOr<std::vector<double>>(speaker, "similarities", {});
    check.neededSimilarity = base::memberOr<double>(speaker, "needed", 0.0);
    check.speakerModel = base::memberOr<std::string>(speaker, "model", "");
    check.speakerModelSha256 = base::memberOr<std::string>(speaker, "sha256", "");
    const bool compared = !check.similarities.empty();
    const bool good = wordError && asked && found && std::isfinite(*wordError) && allFinite(check.similarities) &&
                      (!compared || (check.neededSimilarity > 0.0 && !check.speakerModel.empty() &&
                                     models::isSha256(check.speakerModelSha256)));
    if (!good)
        return Error{ErrorKind::internal,
                     "The worker's answer about the consent was not understood",
                     "Try again; if it stays, please report it",
                     {}};
    check.wordError = *wordError;
    check.wordsAsked = *asked;
    check.wordsFound = *found;
    return check;
}

ConsentScores scoresOf(const ConsentCheck& check)
{
    ConsentScores scores;
    scores.wordError = check.wordError;
    scores.wordsFound =
        check.wordsAsked > 0 ? static_cast<double>(check.wordsFound) / static_cast<double>(check.wordsAsked) : 0.0;
    if (check.similarities.empty())
        return scores;
    scores.leastSimilarity = std::ranges::min(check.similarities);
    scores.medianSimilarity = medianOf(check.similarities);
    scores.neededSimilarity = check.neededSimilarity;
    scores.speakerModel = check.speakerModel;
    scores.speakerModelSha256 = check.speakerModelSha256;
    return scores;
}

Result<void> judge(const ConsentCheck& check)
{
    if (check.wordsFound < check.wordsAsked || check.wordsAsked == 0)
        return Error{
            ErrorKind::input,
            fmt::format("Of the {} words to read, {} were heard in their place", check.wordsAsked, check.wordsFound),
            "Read the whole text slowly, in a quiet room, close to the microphone",
            {}};
    if (check.wordError > kMostWordError)
        return Error{ErrorKind::input,
                     "The statement was not heard as it is written",
                     "Read the whole text slowly, in a quiet room, close to the microphone",
                     {}};
    if (!check.similarities.empty() && std::ranges::min(check.similarities) < check.neededSimilarity)
        return Error{ErrorKind::input,
                     "The person who read the text is not the one in the recordings of the voice",
                     "Only the owner of a voice can agree to its being cloned",
                     {}};
    return {};
}

bool showsOwner(const ConsentScores& scores)
{
    return scores.wordsFound >= 1.0 && scores.wordError <= kMostWordError && !scores.speakerModel.empty() &&
           scores.neededSimilarity > 0.0 && scores.leastSimilarity >= scores.neededSimilarity;
}

} // namespace melisma::voices
