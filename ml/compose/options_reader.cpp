// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/options_reader.h"

#include "ml/compose/chord_wishes.h"
#include "ml/compose/meter_grid.h"
#include "ml/compose/prompt_reader.h"
#include "ml/compose/prompt_tokens.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::ml {

namespace {

base::Error usage(std::string message, std::string hint)
{
    return {base::ErrorKind::usage, std::move(message), std::move(hint), {}};
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Words of the prompt whose meaning starts with `topic` lose to the option `option`.
void override(Wishes& wishes, std::string_view topic, const std::string& option)
{
    std::erase_if(wishes.understood, [&](const Understood& entry) {
        if (!entry.as.starts_with(topic))
            return false;
        wishes.ignored.push_back(entry.text + " (the option " + option + " goes first)");
        return true;
    });
}

void adopt(Wishes& wishes, const std::string& option, const std::string& text, const std::string& as)
{
    wishes.understood.push_back({"--" + option + ' ' + text, as});
}

base::Result<void> readChordOption(const std::string& text, const Lexicon& lexicon, Wishes& wishes)
{
    if (auto read = readChordWishes(text, lexicon, wishes); !read)
        return read.error();
    override(wishes, "chords", "chords");
    adopt(wishes, "chords", text, "chords");
    return {};
}

base::Result<void> readKeyOption(const std::string& text, Wishes& wishes)
{
    auto key = music::Key::parse(text);
    if (!key)
        return key.error();
    override(wishes, "key", "key");
    wishes.key = *key;
    adopt(wishes, "key", text, "key: " + key->text());
    return {};
}

base::Result<void> readMeterOption(const std::string& text, Wishes& wishes)
{
    auto meter = music::Meter::parse(text);
    if (!meter)
        return meter.error();
    override(wishes, "meter", "meter");
    wishes.meter = *meter;
    adopt(wishes, "meter", text, "meter: " + meter->text());
    return {};
}

base::Result<void> readFormOption(const std::string& text, const Lexicon& lexicon, Wishes& wishes)
{
    auto form = readForm(text, lexicon);
    if (!form)
        return form.error();
    override(wishes, "section", "form");
    wishes.form = std::move(*form);
    adopt(wishes, "form", text, "form");
    return {};
}

bool names(const std::vector<InstrumentWish>& wishes, const std::string& name)
{
    return std::ranges::any_of(wishes, [&](const InstrumentWish& wish) { return wish.instrument.name == name; });
}

base::Result<void> readInstrumentOption(const std::string& text, const Lexicon& lexicon, Wishes& wishes)
{
    auto instruments = readInstruments(text, lexicon);
    if (!instruments)
        return instruments.error();
    override(wishes, "instrument", "instruments");
    wishes.instruments = std::move(*instruments);
    wishes.onlyThese = true;
    wishes.without.clear();
    adopt(wishes, "instruments", text, "instruments");
    return {};
}

base::Result<void> readWithoutOption(const std::string& text, const Lexicon& lexicon, Wishes& wishes)
{
    auto banned = readInstruments(text, lexicon);
    if (!banned)
        return banned.error();
    for (auto& wish : *banned) {
        if (wishes.onlyThese && names(wishes.instruments, wish.instrument.name))
            return usage("'" + wish.text + "' is both asked for and banned", "Name it in only one of the two options");
        std::erase_if(wishes.instruments,
                      [&](const InstrumentWish& asked) { return asked.instrument.name == wish.instrument.name; });
        wishes.without.push_back(std::move(wish));
    }
    adopt(wishes, "without", text, "without");
    return {};
}

base::Result<void> readTextOptions(const base::ParamValues& values, const Lexicon& lexicon, Wishes& wishes)
{
    base::Result<void> done;
    if (const auto text = values.text("key"); text && done)
        done = readKeyOption(*text, wishes);
    if (const auto text = values.text("meter"); text && done)
        done = readMeterOption(*text, wishes);
    if (const auto text = values.text("form"); text && done)
        done = readFormOption(*text, lexicon, wishes);
    if (const auto text = values.text("chords"); text && done)
        done = readChordOption(*text, lexicon, wishes); // after the form: sections with chords make one of their own
    if (const auto text = values.text("instruments"); text && done)
        done = readInstrumentOption(*text, lexicon, wishes);
    if (const auto text = values.text("without"); text && done)
        done = readWithoutOption(*text, lexicon, wishes);
    return done;
}

void readNumberOptions(const base::ParamValues& values, Wishes& wishes)
{
    if (const auto bpm = values.number("bpm")) {
        override(wishes, "tempo", "bpm");
        wishes.bpm = bpm;
        wishes.tempoPlace.reset();
        adopt(wishes, "bpm", fmt::format("{}", *bpm), fmt::format("tempo: {} bpm", *bpm));
    }
    const auto seconds = values.number("seconds");
    const auto bars = values.integer("bars");
    if (!seconds && !bars)
        return;
    override(wishes, "length", seconds ? "seconds" : "bars");
    wishes.seconds = seconds;
    wishes.bars = bars ? std::optional(static_cast<int>(*bars)) : std::nullopt;
    adopt(wishes, seconds ? "seconds" : "bars", seconds ? fmt::format("{}", *seconds) : fmt::format("{}", *bars),
          seconds ? fmt::format("length: {} seconds", *seconds) : fmt::format("length: {} bars", *bars));
}

/// "auto" leaves it to the words; "none" and a voice's name go before them.
void readVoiceOption(const std::string& text, const std::string& name, Wishes& wishes)
{
    if (text.empty() || text == kAutoVoice)
        return;
    override(wishes, kVoiceNote, "voice");
    wishes.voice = text == kNoVoice ? VoiceWish{.none = true} : VoiceWish{.wanted = true, .recipe = text, .name = name};
    adopt(wishes, "voice", text, kVoiceNote + textOf(wishes.voice));
}

/// The prompt may name seconds and bars; seconds go first.
void settleLength(Wishes& wishes)
{
    if (!wishes.seconds || !wishes.bars)
        return;
    std::erase_if(wishes.understood, [&](const Understood& entry) {
        const bool isBars = entry.as.starts_with("length") && entry.as.ends_with("bars");
        if (isBars)
            wishes.ignored.push_back(entry.text + " (the length in seconds goes first)");
        return isBars;
    });
    wishes.bars.reset();
}

} // namespace

base::Result<std::vector<InstrumentWish>> readInstruments(std::string_view text, const Lexicon& lexicon)
{
    std::vector<InstrumentWish> wishes;
    const auto tokens = tokenise(text);
    for (std::size_t at = 0; at < tokens.size();) {
        std::size_t count = std::min<std::size_t>(4, tokens.size() - at);
        const Meaning* meaning = nullptr;
        for (; count > 0 && !meaning; count -= meaning ? 0 : 1)
            meaning = lexicon.find(joinedWords(tokens, at, count));
        if (!meaning || (meaning->kind != Meaning::Kind::instrument && meaning->kind != Meaning::Kind::filler &&
                         meaning->kind != Meaning::Kind::mood))
            return usage("The composer has no instrument '" + tokens[at].text + "'",
                         "Name instruments like piano, guitar, bass, drums, strings, flute or synth lead");
        if (meaning->kind == Meaning::Kind::instrument)
            wishes.push_back({lexicon.instruments[meaning->index], joinedText(tokens, at, count)});
        at += std::max<std::size_t>(1, count);
    }
    if (wishes.empty())
        return usage("No instrument was named", "Name at least one, like \"piano, bass, drums\"");
    return wishes;
}

base::Result<std::vector<std::string>> readForm(std::string_view text, const Lexicon& lexicon)
{
    std::vector<std::string> kinds;
    const auto tokens = tokenise(text);
    for (std::size_t at = 0; at < tokens.size();) {
        const std::size_t two = tokens.size() - at >= 2 && lexicon.find(joinedWords(tokens, at, 2)) ? 2 : 1;
        const auto* meaning = lexicon.find(joinedWords(tokens, at, two));
        const bool number =
            !tokens[at].word.empty() && tokens[at].word.front() >= '0' && tokens[at].word.front() <= '9';
        if (meaning && meaning->kind == Meaning::Kind::section)
            kinds.push_back(lexicon.sections[meaning->index]);
        else if (!number) // "verse 1 verse 2": the numbers count themselves
            return usage("'" + tokens[at].text + "' is not a section that the composer knows",
                         "Write sections like \"intro verse chorus verse chorus bridge outro\"");
        at += two;
    }
    if (kinds.empty())
        return usage("The form names no section", "Write it like \"intro verse chorus outro\"");
    return kinds;
}

base::Result<Wishes> readWishes(const base::ParamValues& values, const Lexicon& lexicon)
{
    const std::string prompt = values.text("prompt").value_or("");
    if (isBlank(prompt))
        return usage("The prompt is empty", "Describe the song in a few words, like \"slow rainy lo-fi with rhodes\"");
    if (values.has("seconds") && values.has("bars"))
        return usage("Seconds and bars are contradictory: both say how long the song is", "Give only one of them");
    Wishes wishes = readPrompt(prompt, lexicon);
    if (auto done = readTextOptions(values, lexicon, wishes); !done)
        return done.error();
    readNumberOptions(values, wishes);
    settleLength(wishes);
    if (wishes.meter)
        if (auto grid = MeterGrid::of(*wishes.meter); !grid)
            return grid.error();
    readVoiceOption(values.text("voice").value_or(kAutoVoice), values.text("voiceName").value_or(""), wishes);
    wishes.harmony = values.text("harmony").value_or(kHarmonyUsual) != kHarmonyNone;
    wishes.lyrics = values.text("lyrics").value_or("");
    if (isBlank(wishes.lyrics))
        wishes.lyrics.clear();
    if (!wishes.lyrics.empty() && wishes.voice.none)
        wishes.ignored.push_back("lyrics (kept with the song: nobody is to sing)");
    return wishes;
}

} // namespace melisma::ml
