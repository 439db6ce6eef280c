// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/genre_reader.h"
#include "ml/compose/lexicon.h"
#include "ml/compose/options_reader.h"
#include "ml/compose/prompt_reader.h"
#include "ml/compose/roman.h"
#include "tests/fuzz/reader.h"

#include <cstdlib>
#include <filesystem>

namespace melisma::tests {

namespace {

std::filesystem::path resources()
{
    const char* source = std::getenv("MELISMA_SOURCE_DIR");
    return std::filesystem::path(source ? source : ".") / "resources" / "compose";
}

/// A resource with its long lists cut to `most` entries, so that a run is short and a change meets every kind of place.
std::string seedFrom(const std::filesystem::path& path, std::size_t most)
{
    auto json = base::readJsonFile(path);
    fuzzRequire(json.ok(), "the resources are there (MELISMA_SOURCE_DIR)");
    for (auto& member : *json)
        if (member.is_array() && member.size() > most)
            member.erase(member.begin() + static_cast<std::ptrdiff_t>(most), member.end());
    return json->dump();
}

void readGenreText(std::string_view text)
{
    if (const auto json = base::parseJson(text, "genre"))
        static_cast<void>(ml::readGenre(*json, "genre.json"));
}

void readLexiconText(std::string_view text)
{
    if (const auto json = base::parseJson(text, "lexicon"))
        static_cast<void>(ml::readLexicon(*json, "lexicon.json"));
}

void readPromptText(std::string_view text)
{
    static const auto lexicon = ml::readLexicon(*base::readJsonFile(resources() / "lexicon.json"), "lexicon.json");
    const auto wishes = ml::readPrompt(text, *lexicon);
    fuzzRequire(!wishes.bpm || (*wishes.bpm >= music::TempoMap::kSlowest && *wishes.bpm <= music::TempoMap::kFastest),
                "a tempo is one that can be played");
    static_cast<void>(ml::readInstruments(text, *lexicon));
    static_cast<void>(ml::readForm(text, *lexicon));
}

void readRoman(std::string_view text)
{
    static_cast<void>(ml::parseRomanBars(text));
    static_cast<void>(ml::romanChord(text, *music::Key::parse("A minor")));
}

} // namespace

void addMlReaders(std::vector<FuzzReader>& readers)
{
    readers.push_back({"genre", {seedFrom(resources() / "genres" / "ambient.json", 100)}, readGenreText});
    readers.push_back({"lexicon", {seedFrom(resources() / "lexicon.json", 3)}, readLexiconText});
    readers.push_back({"prompt",
                       {"slow rainy lo-fi, warm rhodes, no drums, 90 bpm in A minor, 3/4, 2 minutes",
                        "upbeat house at 124.5 bpm: intro, verse, chorus; 32 bars", "a waltz without piano"},
                       readPromptText});
    readers.push_back({"roman", {"ii7 V7 Imaj7,vi7", "bVI V7/ii viio7 I/3"}, readRoman});
}

} // namespace melisma::tests
