// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/song_vocalist.h"

#include "core/base/sha256.h"
#include "ml/compose/rng.h"
#include "ml/phonemes/lyrics.h"
#include "ml/sing/second_voice.h"
#include "ml/tasks/sing_task.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace melisma::ml {

namespace {

using base::Json;
using base::Result;

constexpr double kLeadSeconds = 1.0; ///< room before a clip for what sounds before the beat

VocalStress stressOf(phonemes::Stress stress)
{
    return stress == phonemes::Stress::primary     ? VocalStress::primary
           : stress == phonemes::Stress::secondary ? VocalStress::secondary
                                                   : VocalStress::none;
}

/// "Chorus 2" -> "chorus": sections count their own.
std::string kindOf(std::string section)
{
    std::erase_if(section, [](unsigned char letter) { return std::isdigit(letter) || letter == ' ' || letter == '-'; });
    std::ranges::transform(section, section.begin(), [](unsigned char letter) { return std::tolower(letter); });
    return section;
}

VocalLine lineOf(const phonemes::LyricLine& read)
{
    VocalLine line;
    for (const auto& word : read.words) {
        line.text += (line.text.empty() ? "" : " ") + word.text;
        for (const auto& syllable : word.syllables)
            line.syllables.push_back({phonemes::noteTextOf(syllable), stressOf(syllable.sounds.stress),
                                      std::max(1, syllable.notes), syllable.endsWord});
    }
    return line;
}

std::string wordsOf(const std::vector<base::TimedWord>& words)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : " ") + word.text;
    return text;
}

/// The clip's notes from `start` of the song on.
std::vector<sing::LyricNote> notesFrom(const music::Score& score, const music::PartClip& clip, double start)
{
    music::Part part;
    part.clips = {clip};
    auto notes = lyricNotesOf(score, part);
    for (auto& note : notes)
        note.startSeconds -= start;
    return notes;
}

} // namespace

Result<VocalText> SongVocalist::read(const std::string& lyrics, const std::string& voice)
{
    const auto recipe = VoiceRecipe::parse(voice);
    if (!recipe)
        return recipe.error();
    const auto language = phonemes::languageOfVoice(recipe->shares.front().id);
    if (!language)
        return language.error();
    const auto lyric = phonemes::readLyrics(m_engine->phonemiser(), *language, lyrics);
    if (!lyric)
        return lyric.error();
    VocalText text;
    text.words = lyrics;
    int verse = -1;
    std::string section;
    for (const auto& line : lyric->lines) {
        if (line.words.empty())
            continue;
        if (text.stanzas.empty() || line.verse != verse || line.section != section)
            text.stanzas.push_back({kindOf(line.section), {}});
        verse = line.verse;
        section = line.section;
        text.stanzas.back().lines.push_back(lineOf(line));
    }
    return text;
}

Register SongVocalist::range(const std::string& voice) const
{
    const auto recipe = VoiceRecipe::parse(voice);
    return recipe ? m_engine->rangeOf(*recipe) : Register();
}

Result<SungVocal> SongVocalist::sing(const music::Score& score, const music::Part& part, const VocalOrder& order,
                                     const base::RunContext& context)
{
    const auto recipe = VoiceRecipe::parse(order.voice);
    if (!recipe)
        return recipe.error();
    const auto language = phonemes::languageOfVoice(recipe->shares.front().id);
    if (!language)
        return language.error();
    SungVocal sung;
    std::vector<std::string> unread;
    const auto& clips = part.clips;
    for (std::size_t i = 0; i < clips.size(); ++i) {
        const double start = std::max(0.0, score.tempoMap.secondsAt(clips[i].start).value - kLeadSeconds);
        const auto path = context.folder / fmt::format("{}-{}-{}.wav", order.track, order.seed, i);
        auto out = SoundWriter::create(path, VoiceEngine::kSampleRate);
        if (!out)
            return out.error();
        const auto report = [&](double fraction, const std::string& words) {
            if (context.progress)
                context.progress(
                    {fmt::format("Singing: {}", words), (static_cast<double>(i) + fraction) / clips.size()});
        };
        auto notes = notesFrom(score, clips[i], start);
        sing::spreadPhrases(notes, order.spreadSeconds, Rng(order.seed).fork(order.track, static_cast<int>(i)).bits());
        const sing::SingOptions options{.voice = *recipe, .seed = order.seed};
        auto melody = sing::singMelody(*m_engine, *language, std::move(notes), options, *out, report, context.stop);
        if (!melody)
            return melody.error();
        if (auto done = out->finish(); !done)
            return done.error();
        const auto sha256 = base::sha256OfFile(path);
        if (!sha256)
            return sha256.error();
        base::TaskFile file{"audio", clips[i].name, path, *sha256};
        file.place = base::SoundPlace{order.track, part.role, {start}};
        file.story = base::FileStory{m_engine->model(),
                                     m_engine->voiceUse(*recipe, order.voiceName),
                                     {"vocals"},
                                     wordsOf(melody->words),
                                     melody->words};
        sung.files.push_back(std::move(file));
        unread.insert(unread.end(), melody->unread.begin(), melody->unread.end());
    }
    sung.facts = Json{{"voice", recipe->text()}, {"unread", unread}};
    return sung;
}

} // namespace melisma::ml
