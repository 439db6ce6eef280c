// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/tasks/song_voice.h"

#include "core/base/voice_recipe.h"
#include "ml/compose/composer.h"
#include "ml/compose/singers.h"
#include "ml/compose/vocal_harmony.h"
#include "ml/tasks/word_sounds.h"

#include <fmt/format.h>

#include <algorithm>

namespace melisma::ml {

namespace {

constexpr const char* kLyrics = "lyrics";
constexpr const char* kHarmonyTrack = "Harmony vocal";
constexpr double kHarmonyPan = 0.3;

std::uint64_t seedOf(const Plan& plan, int take)
{
    return plan.seed + static_cast<std::uint64_t>(take);
}

base::Error noSinger()
{
    return {base::ErrorKind::missing,
            "This build of Melisma has no voices",
            "Use a build with libtorch, and run: melisma models pull kokoro --accept-licence",
            {}};
}

/// The drafter writes English, which a singer of another language would read by its own rules.
base::Result<void> checkReadsEnglish(const Wishes& wishes)
{
    if (!wishes.lyrics.empty() || wishes.voice.recipe.empty())
        return {};
    const auto recipe = base::VoiceRecipe::parse(wishes.voice.recipe);
    if (!recipe)
        return recipe.error();
    const auto language = phonemes::languageOfVoice(recipe->shares.front().id);
    if (!language)
        return language.error();
    if (phonemes::isEnglish(*language))
        return {};
    return base::Error{
        base::ErrorKind::input,
        fmt::format("Melisma drafts English words only, and the voice {} is of another language", textOf(wishes.voice)),
        "Give lyrics (--lyrics) or choose an English voice",
        {}};
}

/// Marks the files in which one of the lines is heard; all of them where every word is the program's.
void addContribution(std::vector<base::TaskFile>& files, const std::vector<std::string>& lines, bool all)
{
    for (auto& file : files) {
        if (!file.story || std::ranges::find(file.story->contributions, kLyrics) != file.story->contributions.end())
            continue;
        const std::string heard = ' ' + bareLine(file.story->lyrics) + ' ';
        const auto isIn = [&](const std::string& line) { return heard.find(' ' + line + ' ') != std::string::npos; };
        if (all || std::ranges::any_of(lines, isIn))
            file.story->contributions.emplace_back(kLyrics);
    }
}

} // namespace

base::Result<SongVoice> SongVoice::choose(const std::filesystem::path& resources, std::shared_ptr<SongSinger> singer,
                                          const Wishes& wishes, std::uint64_t seed)
{
    if (!singer)
        return noSinger();
    if (auto good = checkReadsEnglish(wishes); !good)
        return good.error();
    SongVoice voice(resources, std::move(singer));
    voice.m_harmony = wishes.harmony;
    voice.m_voice = wishes.voice.recipe;
    voice.m_voiceName = wishes.voice.name;
    if (voice.m_voice.empty()) {
        const auto singers = loadSingers(resources);
        if (!singers)
            return singers.error();
        voice.m_voice = chooseSinger(*singers, wishes.voice, Rng(seed).fork("singer")).id;
    }
    voice.m_part.range = voice.m_wishes.range = voice.m_singer->range(voice.m_voice);
    return voice;
}

base::Result<SongVoice> SongVoice::make(const std::filesystem::path& resources, std::shared_ptr<SongSinger> singer,
                                        const Wishes& wishes, const Lexicon& lexicon, std::uint64_t seed,
                                        const base::RunContext& context)
{
    auto voice = choose(resources, std::move(singer), wishes, seed);
    if (!voice)
        return voice;
    if (auto ready = voice->m_singer->prepare(context); !ready)
        return ready.error();
    if (wishes.lyrics.empty())
        return voice;
    if (auto read = voice->read(wishes.lyrics, lexicon); !read)
        return read.error();
    if (auto found = voice->findDrafted(); !found)
        return found.error();
    voice->m_wishes.stretches = stretchesOf(wishes.lyrics, voice->m_part.text, lexicon);
    return voice;
}

/// Which of the words are the drafter's own, whoever hands them in.
base::Result<void> SongVoice::findDrafted()
{
    const auto book = LyricBook::load(m_resources);
    if (!book)
        return book.error();
    for (const auto& stanza : m_part.text.stanzas)
        for (const auto& line : stanza.lines) {
            ++m_lines;
            if (isDrafted(*book, line.text))
                m_drafted.push_back(bareLine(line.text));
        }
    return {};
}

std::string SongVoice::lyricsBy() const
{
    const bool all = m_part.text.drafted || (m_lines > 0 && m_drafted.size() == m_lines);
    return all ? "drafted" : m_drafted.empty() ? "given" : "edited";
}

base::Result<void> SongVoice::read(const std::string& lyrics, const Lexicon& lexicon)
{
    auto text = m_singer->read(lyrics, m_voice);
    if (!text)
        return text.error();
    m_part.text = std::move(*text);
    m_part.text.words = lyrics;
    settleKinds(m_part.text, lexicon);
    return {};
}

base::Result<DraftedLyrics> SongVoice::draftWords(const Plan& plan, const std::string& prompt) const
{
    const auto book = LyricBook::load(m_resources);
    if (!book)
        return book.error();
    auto phonemiser = phonemes::Phonemiser::make(m_resources);
    if (!phonemiser)
        return phonemiser.error();
    EnglishPronouncer pronouncer(std::move(*phonemiser));
    return draftLyrics(*book, plan, prompt, pronouncer);
}

base::Result<void> SongVoice::draft(const Plan& plan, const std::string& prompt)
{
    const auto drafted = draftWords(plan, prompt);
    if (!drafted)
        return drafted.error();
    m_theme = drafted->theme;
    auto done = read(drafted->text, *plan.lexicon);
    m_part.text.drafted = true;
    return done;
}

WrittenVocal SongVoice::write(const Plan& plan, std::vector<music::Part>& parts, int take)
{
    const auto grid = MeterGrid::of(plan.meter); // the plan's meter has one, or there were no plan
    auto written = writeVocal(plan, harmonyOf(plan, *grid), *grid, m_part, take);
    makeRoomForVocal(written, parts);
    m_left = written.left;
    return written;
}

base::Result<SungVocal> SongVoice::sing(const music::Score& score, const WrittenVocal& written, const Plan& plan,
                                        int take, const base::RunContext& context)
{
    auto sung = sing(score, written.part, {m_voice, m_voiceName, m_part.track, seedOf(plan, take)}, context);
    if (sung)
        m_sung = sung->facts;
    return sung;
}

base::Result<SungVocal> SongVoice::sing(const music::Score& score, const music::Part& part, const VocalOrder& order,
                                        const base::RunContext& context)
{
    auto sung = m_singer->sing(score, part, order, context);
    if (sung)
        addContribution(sung->files, m_drafted, lyricsBy() == "drafted");
    return sung;
}

music::Part SongVoice::writeHarmony(const Plan& plan, const WrittenVocal& written) const
{
    music::Part harmony;
    if (!m_harmony)
        return harmony;
    const auto grid = MeterGrid::of(plan.meter); // the plan's meter has one, or there were no plan
    harmony = ml::writeHarmony(written.part, plan, harmonyOf(plan, *grid), m_part.range);
    harmony.name = std::string(kHarmonyTrack) + " melody";
    return harmony;
}

base::Result<SungVocal> SongVoice::singHarmony(const music::Score& score, const music::Part& harmony, const Plan& plan,
                                               int take, const base::RunContext& context)
{
    m_harmonised = static_cast<int>(harmony.clips.size());
    auto sung =
        sing(score, harmony, {m_voice, m_voiceName, kHarmonyTrack, ~seedOf(plan, take), kSecondVoiceSpread}, context);
    if (sung)
        for (auto& file : sung->files)
            file.place->pan = kHarmonyPan;
    return sung;
}

void SongVoice::addFacts(base::Json& facts) const
{
    facts["voice"] = m_voice;
    facts["lyricsBy"] = lyricsBy();
    facts["linesLeft"] = m_left;
    facts["sung"] = m_sung;
    facts["harmonySections"] = m_harmonised;
    if (!m_part.text.drafted)
        return;
    facts[kLyrics] = m_part.text.words;
    facts["lyricsTheme"] = m_theme;
}

void giveUpSinging(Wishes& wishes, const base::Error& why)
{
    const std::string reason = why.message + (why.hint.empty() ? "" : "; " + why.hint);
    std::erase_if(wishes.understood, [&](const Understood& entry) {
        if (!entry.as.starts_with(kVoiceNote))
            return false;
        wishes.ignored.push_back(entry.text + " (" + reason + ')');
        return true;
    });
    if (!wishes.lyrics.empty())
        wishes.ignored.push_back("lyrics (kept with the song, not sung: " + reason + ')');
    wishes.voice = {};
}

} // namespace melisma::ml
