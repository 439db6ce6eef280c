// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Chords by section and bans, typed into the prompt as people write them.
#include "ml/compose/prompt_reader.h"
#include "tests/ml/compose_support.h"

using namespace melisma;
using tests::library;

namespace {

ml::Wishes read(const std::string& prompt)
{
    return ml::readPrompt(prompt, library().lexicon);
}

/// "verse: Am F C G; chorus: F G" with one bar's chords joined by '+'.
std::string sheetOf(const ml::Wishes& wishes)
{
    std::string text;
    for (const auto& part : wishes.chordSheet) {
        text += (text.empty() ? "" : "; ") + part.kind + ':';
        for (const auto& bar : part.bars)
            for (std::size_t i = 0; i < bar.size(); ++i)
                text += (i == 0 ? " " : "+") + bar[i].symbol();
    }
    if (wishes.chordSheet.empty())
        for (const auto& chord : wishes.chords)
            text += (text.empty() ? "" : " ") + chord.symbol();
    return text;
}

std::string bansOf(const ml::Wishes& wishes)
{
    std::string text;
    for (const auto& ban : wishes.without)
        text += (text.empty() ? "" : ", ") + ban.instrument.name;
    return text;
}

bool understands(const ml::Wishes& wishes, const std::string& text, const std::string& as)
{
    return std::ranges::any_of(wishes.understood,
                               [&](const auto& entry) { return entry.text == text && entry.as == as; });
}

} // namespace

CHECK_CASE(chordsBySection)
{
    const std::vector<std::pair<const char*, const char*>> prompts = {
        {"verse: Am F C G; chorus: Dm7 G7/B Cmaj9", "verse: Am F C G; chorus: Dm7 G7/B Cmaj9"},
        {"slow rock ballad. Verse: Em C G D. Chorus: C D Em Em.", "verse: Em C G D; chorus: C D Em Em"},
        {"pop, [Verse] C G Am F [Chorus] F G C C, with piano", "verse: C G Am F; chorus: F G C C"},
        {"jazz\nVerse: Dm7 | G7 | Cmaj7 | %\nBridge: Fm7 | Bb7 | Ebmaj7 | Ebmaj7",
         "verse: Dm7 G7 Cmaj7 Cmaj7; bridge: Fm7 Bb7 Ebmaj7 Ebmaj7"},
        {"verse 1: Am G, verse 2: F G, chorus: C F", "verse: Am G; verse: F G; chorus: C F"},
        {"folk song, verse chords: G C D G, chorus chords: C G D D", "verse: G C D G; chorus: C G D D"},
        {"house with Am F C G in the verse and F G Am in the chorus", "verse: Am F C G; chorus: F G Am"},
        {"the verse Am F C G and the chorus F C G G, dreamy", "verse: Am F C G; chorus: F C G G"},
        {"Intro: Em, Verse: Em, G, D, A; Outro: Em", "intro: Em; verse: Em G D A; outro: Em"},
        {"chorus: |: F G | Am :|", "chorus: F+G Am F+G Am"},
        {"bridge = Bbmaj7 C/Bb Am7 Dm9; verse = F C Dm Bb", "bridge: Bbmaj7 C/Bb Am7 Dm9; verse: F C Dm Bb"},
        {"Verse: A gentle piano; chorus: F G C", "chorus: F G C"},
        {"[Verse 1]\nAm F C G\nAm F G G\n[Chorus]\nF C G Am", "verse: Am F C G Am F G G; chorus: F C G Am"},
        {"Verse: N.C. Am | F G\nChorus: C", "verse: N.C.+Am F+G; chorus: C"},
    };
    for (const auto& [prompt, sheet] : prompts)
        CHECK_EQUAL(sheetOf(read(prompt)), sheet);
}

CHECK_CASE(chordsOfTheWholeSong)
{
    const std::vector<std::pair<const char*, const char*>> prompts = {
        {"folk with chords Am F C G please", "Am F C G"},
        {"Dm7 - G7 - Cmaj7", "Dm7 G7 Cmaj7"},
        {"lofi, chords: Dm9, G13, Cmaj9, Am7", "Dm9 G13 Cmaj9 Am7"},
        {"Am-F-C-G pop punk", "Am F C G"},
        {"a song over the progression C G/B Am7 F", "C G/B Am7 F"},
        {"rock | Am | F G | C | G |", ": Am F+G C G"},
        {"a song in C", ""},
        {"A song for a D minor day", ""},
        {"chords of A kind", ""},
    };
    for (const auto& [prompt, sheet] : prompts)
        CHECK_EQUAL(sheetOf(read(prompt)), sheet);
}

CHECK_CASE(bans)
{
    const std::vector<std::pair<const char*, const char*>> prompts = {
        {"pop, no drums", "Drums"},
        {"rock without piano", "Piano"},
        {"jazz without the piano, with guitar", "Piano"},
        {"ambient with no drums or bass", "Drums, Bass"},
        {"folk without flute, piano or drums", "Flute, Piano, Drums"},
        {"no drums, piano and bass", "Drums"},
        {"lo-fi but leave out the guitar", "Guitar"},
        {"guitar-free pop", "Guitar"},
        {"ruhiges Stück ohne Klavier", "Piano"},
        {"pop w/o any guitar", "Guitar"},
    };
    for (const auto& [prompt, bans] : prompts)
        CHECK_EQUAL(bansOf(read(prompt)), bans);
}

CHECK_CASE(theFactsSayWhatWasUnderstood)
{
    const auto wishes = read("sad folk, verse: Am F C G; chorus: Dm7 G7/B Cmaj9, no drums");
    CHECK(understands(wishes, "verse: Am F C G", "chords of the verse"));
    CHECK(understands(wishes, "chorus: Dm7 G7/B Cmaj9", "chords of the chorus"));
    CHECK(wishes.ignored.empty());
    CHECK_EQUAL(wishes.genre.value_or(""), "folk");
    CHECK_EQUAL(bansOf(wishes), "Drums");
    const std::vector<std::string> form{"verse", "chorus", "verse", "chorus"};
    CHECK(wishes.form == form);
    CHECK(understands(read("pop with Am F C G"), "Am F C G", "chords"));
    CHECK(!read("verse: % Am F").ignored.empty());
}

/// What is written is what sounds, at the bar where it stands.
CHECK_CASE(songsPlayTheAskedChords)
{
    const auto score =
        tests::scoreOf(tests::params("pop ballad, verse: Am F C G; chorus: Dm7 G7/B Cmaj9 C, no drums"), 4);
    CHECK(score.ok());
    CHECK(tests::partWithRole(*score, "drums") == nullptr);
    const auto bar = score->tempoMap.meterAtBar(0).barLength();
    const std::map<std::string, std::vector<std::string>> asked = {{"Verse", {"Am", "F", "C", "G"}},
                                                                   {"Chorus", {"Dm7", "G7/B", "Cmaj9", "C"}}};
    int checked = 0;
    for (const auto& section : score->sections)
        for (const auto& [kind, chords] : asked)
            if (section.name.starts_with(kind))
                for (int i = 0; bar * (i + 1) <= section.length; ++i, ++checked)
                    CHECK_EQUAL(tests::chordAt(*score, section.start + bar * i).chord.symbol(),
                                chords[static_cast<std::size_t>(i) % chords.size()]);
    CHECK(checked >= 16);
}

int main(int argc, char** argv)
{
    return tests::runChecks(argc, argv);
}
