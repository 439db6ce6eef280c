// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/compose/prompt_reader.h"

#include "ml/compose/chord_wishes.h"
#include "ml/compose/prompt_bans.h"
#include "ml/compose/prompt_chords.h"
#include "ml/compose/prompt_numbers.h"
#include "ml/compose/prompt_reasons.h"
#include "ml/compose/prompt_tokens.h"
#include "ml/compose/prompt_voices.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace melisma::ml {

namespace {

constexpr std::size_t kLongestPhrase = 5;
constexpr double kShortest = 5.0;  ///< seconds
constexpr double kLongest = 600.0; ///< seconds
constexpr int kMostBars = 512;
constexpr std::size_t kShortestForm = 3;
constexpr std::string_view kSectionNote = "section: ";

/// A section named in passing ("a big chorus") is no form.
void dropForm(Wishes& wishes)
{
    const std::string why(reason::kShortForm);
    wishes.form.clear();
    for (auto& stretch : wishes.stretches)
        if (stretch.as.starts_with(kSectionNote)) {
            stretch.as.clear();
            stretch.why = why;
        }
    std::erase_if(wishes.understood, [&](const Understood& entry) {
        if (!entry.as.starts_with(kSectionNote))
            return false;
        wishes.ignored.push_back(entry.text + " (" + why + ')');
        return true;
    });
}

/// Walks over the tokens once, front to back.
class PromptReader {
public:
    PromptReader(std::string_view prompt, const Lexicon& lexicon) : m_tokens(tokenise(prompt)), m_lexicon(lexicon) {}

    Wishes read()
    {
        while (m_at < m_tokens.size())
            m_at += std::max<std::size_t>(1, readNext());
        settleVoice();
        return std::move(m_wishes);
    }

private:
    /// How many tokens were taken.
    std::size_t readNext()
    {
        for (const auto reader :
             {&PromptReader::numberedPhrase, &PromptReader::key, &PromptReader::meter, &PromptReader::tempo,
              &PromptReader::length, &PromptReader::voice, &PromptReader::phrase})
            if (const std::size_t count = (this->*reader)(); count > 0)
                return count;
        ignore(1);
        return 1;
    }

    void understand(std::size_t count, std::string as)
    {
        note(count, as, {});
        m_wishes.understood.push_back({joinedText(m_tokens, m_at, count), std::move(as)});
    }

    /// In "no A or B" either wish can go alone: "no A or" would leave B wanted, so A takes its joint along and B its
    /// own.
    void note(std::size_t count, const std::string& as, const std::string& why)
    {
        const TextRange words{m_tokens[m_at].at, m_tokens[m_at + count - 1].end()};
        TextRange cut = words;
        if (const auto ban = std::exchange(m_ban, std::nullopt)) {
            auto& stretches = m_wishes.stretches;
            if (ban->goesOn && !stretches.empty()) {
                if (!m_lastBanGoesOn)
                    stretches.back().cut = {stretches.back().words.begin, words.begin};
                cut = {ban->range.begin, words.end};
            } else {
                cut = ban->range;
            }
            m_lastBanGoesOn = ban->goesOn;
        }
        m_wishes.stretches.push_back({joinedText(m_tokens, m_at, count), as, why, words, cut});
    }

    void ignore(std::size_t count, std::string_view reason = {})
    {
        const std::string why(reason);
        note(count, {}, why);
        const std::string text = joinedText(m_tokens, m_at, count);
        m_wishes.ignored.push_back(why.empty() ? text : text + " (" + why + ')');
    }

    std::size_t key()
    {
        const auto reading = readKey(m_tokens, m_at);
        if (!reading)
            return 0;
        m_wishes.key = reading->value;
        understand(reading->count, "key: " + reading->value.text());
        return reading->count;
    }

    std::size_t meter()
    {
        const auto meter = music::Meter::parse(m_tokens[m_at].word);
        if (!meter)
            return 0;
        m_wishes.meter = *meter;
        understand(1, "meter: " + meter->text());
        return 1;
    }

    std::size_t tempo()
    {
        const auto reading = readBpm(m_tokens, m_at);
        if (!reading)
            return 0;
        if (reading->value < music::TempoMap::kSlowest || reading->value > music::TempoMap::kFastest) {
            ignore(reading->count, reason::kTempoRange);
            return reading->count;
        }
        m_wishes.bpm = reading->value;
        understand(reading->count, fmt::format("tempo: {} bpm", reading->value));
        return reading->count;
    }

    std::size_t length()
    {
        if (const auto bars = readBars(m_tokens, m_at)) {
            if (bars->value > kMostBars) {
                ignore(bars->count, reason::kLengthRange);
                return bars->count;
            }
            m_wishes.bars = bars->value;
            understand(bars->count, fmt::format("length: {} bars", bars->value));
            return bars->count;
        }
        const auto seconds = readSeconds(m_tokens, m_at);
        if (!seconds)
            return 0;
        if (seconds->value < kShortest || seconds->value > kLongest) {
            ignore(seconds->count, reason::kLengthRange);
            return seconds->count;
        }
        m_wishes.seconds = seconds->value;
        understand(seconds->count, fmt::format("length: {} seconds", seconds->value));
        return seconds->count;
    }

    /// "12 bar blues" is no length and "80s synth" no duration.
    std::size_t numberedPhrase() { return numberIn(m_tokens[m_at]) ? phrase(3) : 0; }

    std::size_t phrase() { return phrase(1); }

    /// The longest phrase of the lexicon that starts here and has at least `fewest` words.
    std::size_t phrase(std::size_t fewest)
    {
        for (std::size_t count = std::min(kLongestPhrase, m_tokens.size() - m_at); count >= fewest; --count)
            if (const auto* meaning = m_lexicon.find(joinedWords(m_tokens, m_at, count)))
                return apply(*meaning, count);
        return 0;
    }

    std::size_t apply(const Meaning& meaning, std::size_t count)
    {
        switch (meaning.kind) {
        case Meaning::Kind::genre:
            genre(m_lexicon.genres[meaning.index], count);
            break;
        case Meaning::Kind::mood:
            m_wishes.moods.push_back(meaning.index);
            understand(count, "mood: " + m_lexicon.moods[meaning.index].name);
            break;
        case Meaning::Kind::tempo:
            m_wishes.tempoPlace = m_lexicon.tempos[meaning.index].place;
            understand(count, "tempo: " + m_lexicon.tempos[meaning.index].name);
            break;
        case Meaning::Kind::instrument:
            instrument(m_lexicon.instruments[meaning.index], count);
            break;
        case Meaning::Kind::section:
            section(m_lexicon.sections[meaning.index], count);
            break;
        case Meaning::Kind::meter:
            m_wishes.meter = m_lexicon.meters[meaning.index];
            understand(count, "meter: " + m_wishes.meter->text());
            break;
        case Meaning::Kind::voice: // read before: here for the compiler
        case Meaning::Kind::filler:
            break;
        case Meaning::Kind::unsupported:
            unsupported(m_lexicon.reasons[meaning.index], count);
            break;
        }
        return count;
    }

    void genre(const GenreWord& word, std::size_t count)
    {
        if (m_wishes.genre && *m_wishes.genre != word.genre) {
            ignore(count, fmt::format(reason::kOneGenre, *m_wishes.genre));
            return;
        }
        m_wishes.genre = word.genre;
        understand(count, (word.near ? "genre, the nearest there is: " : "genre: ") + word.genre);
    }

    void instrument(const InstrumentEntry& entry, std::size_t count)
    {
        const std::string text = joinedText(m_tokens, m_at, count);
        if (negated(count)) {
            m_wishes.without.push_back({entry, text});
            understand(count, "without: " + entry.name);
            return;
        }
        const auto word = previousWord();
        m_wishes.onlyThese = m_wishes.onlyThese || word == "solo" || word == "only" || word == "just" || word == "nur";
        wish(entry, text);
        understand(count, "instrument: " + entry.name);
    }

    /// Words repeat themselves: one piano is meant, one kit, one bass; the more exact word decides which.
    void wish(const InstrumentEntry& entry, const std::string& text)
    {
        const auto same = [&](const InstrumentWish& other) {
            const Role role = entry.roles.front();
            const bool single = role == Role::drums || role == Role::bass;
            return other.instrument.name == entry.name || (single && other.instrument.roles.front() == role);
        };
        const auto known = std::ranges::find_if(m_wishes.instruments, same);
        const bool exact = entry.program && !entry.family;
        if (known == m_wishes.instruments.end())
            m_wishes.instruments.push_back({entry, text});
        else if (exact)
            *known = {entry, text};
    }

    std::size_t voice()
    {
        const auto reading = readVoice(m_tokens, m_at, m_lexicon);
        if (!reading)
            return 0;
        VoiceMention mention{reading->wish, negated(reading->count)};
        if (mention.banned) // "no vocals", but "not instrumental"
            mention.wish =
                mention.wish.none ? VoiceWish{.wanted = true} : VoiceWish{.none = true, .sex = mention.wish.sex};
        mention.stretch = m_wishes.stretches.size();
        mention.understood = m_wishes.understood.size();
        understand(reading->count, kVoiceNote + textOf(mention.wish));
        m_voices.push_back(std::move(mention));
        return reading->count;
    }

    /// What all words about voices come to. "No vocals" goes before a voice that is asked for, which goes before
    /// "instrumental"; "no male vocals" bans no female ones.
    void settleVoice()
    {
        const auto holds = [this](auto&& test) { return std::ranges::any_of(m_voices, test); };
        const bool wanted = holds([](const auto& said) { return said.wish.wanted; });
        const bool banned = holds([&](const auto& said) {
            return said.wish.none && said.banned && (said.wish.sex == VoiceSex::any || !wanted);
        });
        for (const auto& said : m_voices)
            if (said.wish.wanted == (wanted && !banned) &&
                (said.wish.sex == VoiceSex::any || said.wish.wanted || !wanted))
                m_wishes.voice = joined(m_wishes.voice, said.wish);
        for (auto said = m_voices.rbegin(); said != m_voices.rend(); ++said) {
            if (banned && said->wish.wanted)
                dropVoice(*said, reason::kNobodySings);
            else if (!banned && wanted && said->wish.none && !said->banned)
                dropVoice(*said, reason::kVoiceAsked);
        }
        if (m_wishes.voice.none)
            m_wishes.voice = {.none = true};
    }

    /// Section names make a form only when several are listed.
    void section(const std::string& kind, std::size_t count)
    {
        m_wishes.form.push_back(kind);
        understand(count, std::string(kSectionNote) + kind);
    }

    void unsupported(const std::string& why, std::size_t count)
    {
        if (negated(count))
            understand(count, "without: it would not be there anyway");
        else
            ignore(count, why);
    }

    std::string_view previousWord() const { return m_at == 0 ? std::string_view() : m_tokens[m_at - 1].word; }

    /// Whether the `count` words from here are what is not to be.
    bool negated(std::size_t count)
    {
        const auto ban = m_bans.find(m_at, count);
        if (ban)
            m_ban = ban;
        return ban.has_value();
    }

    std::vector<Token> m_tokens;
    const Lexicon& m_lexicon;
    Wishes m_wishes;
    std::size_t m_at = 0;
    PromptBans m_bans{m_tokens};

    /// Words about a voice and where they are noted.
    struct VoiceMention {
        VoiceWish wish;
        bool banned = false;
        std::size_t stretch = 0;
        std::size_t understood = 0;
    };

    void dropVoice(const VoiceMention& mention, std::string_view reason)
    {
        const std::string why(reason);
        auto& stretch = m_wishes.stretches[mention.stretch];
        stretch.as.clear();
        stretch.why = why;
        m_wishes.ignored.push_back(stretch.text + " (" + why + ')');
        m_wishes.understood.erase(m_wishes.understood.begin() + static_cast<std::ptrdiff_t>(mention.understood));
    }

    std::vector<VoiceMention> m_voices;

    std::optional<PromptBan> m_ban; ///< of what is read right now
    bool m_lastBanGoesOn = false;
};

/// What was asked by chords in the prompt. Those without a section come first: other sections take the first.
void applyChords(std::vector<PromptChords> found, const Lexicon& lexicon, Wishes& wishes)
{
    if (found.empty())
        return;
    std::ranges::stable_partition(found, [](const auto& each) { return each.section.empty(); });
    std::string sheet;
    for (const auto& each : found)
        sheet += (each.section.empty() ? std::string() : '[' + each.section + "] ") + each.chords + '\n';
    Wishes trial = wishes;
    const auto read = readChordWishes(sheet, lexicon, trial);
    if (read)
        wishes = std::move(trial);
    for (const auto& each : found) {
        const TextRange words{each.at, each.at + each.text.size()};
        const std::string as = each.section.empty() ? "chords" : "chords of the " + each.section;
        wishes.stretches.push_back({each.text, read ? as : "", read ? "" : read.error().message, words, words});
        if (!read)
            wishes.ignored.push_back(each.text + " (" + read.error().message + ')');
        else
            wishes.understood.push_back({each.text, as});
    }
    std::ranges::sort(wishes.stretches, {}, [](const auto& stretch) { return stretch.words.begin; });
}

} // namespace

Wishes readPrompt(std::string_view prompt, const Lexicon& lexicon)
{
    std::string words(prompt);
    auto chords = takePromptChords(words, lexicon);
    auto wishes = PromptReader(words, lexicon).read();
    wishes.prompt = std::string(prompt);
    if (wishes.form.size() < kShortestForm)
        dropForm(wishes);
    applyChords(std::move(chords), lexicon, wishes);
    return wishes;
}

} // namespace melisma::ml
