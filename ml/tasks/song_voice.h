// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/library.h"
#include "ml/compose/lyric_drafter.h"
#include "ml/compose/lyric_form.h"
#include "ml/compose/song_singer.h"
#include "ml/compose/vocal_balance.h"
#include "ml/compose/vocal_writer.h"

#include <filesystem>
#include <memory>
#include <string>

namespace melisma::ml {

/// The sung side of one sketch: who sings, which words, and where they went. Used by the task that composes, on its
/// thread.
class SongVoice {
public:
    /// Chooses the voice: the one that is named, else a fitting one by the seed. ErrorKind::missing, with the command
    /// that helps, in a build that cannot sing; ErrorKind::input where words are to be drafted for a named voice of
    /// another language than English. The voice can plan and draft, and not sing yet.
    static base::Result<SongVoice> choose(const std::filesystem::path& resources, std::shared_ptr<SongSinger> singer,
                                          const Wishes& wishes, std::uint64_t seed);

    /// The same, ready to sing. ErrorKind::missing too where the voices are not installed; errors of reading the
    /// lyrics.
    static base::Result<SongVoice> make(const std::filesystem::path& resources, std::shared_ptr<SongSinger> singer,
                                        const Wishes& wishes, const Lexicon& lexicon, std::uint64_t seed,
                                        const base::RunContext& context);

    /// What the planner has to know.
    const SungWishes& wishes() const { return m_wishes; }
    const std::string& name() const { return m_voice; } ///< a recipe

    /// Words for a planned song. Needs no voices.
    base::Result<DraftedLyrics> draftWords(const Plan& plan, const std::string& prompt) const;
    /// The same, taken to be sung, where none were given.
    base::Result<void> draft(const Plan& plan, const std::string& prompt);

    /// The melody of a take, with room made for it in `parts`.
    WrittenVocal write(const Plan& plan, std::vector<music::Part>& parts, int take);

    /// Sings it. Files of role "audio", not levelled yet.
    base::Result<SungVocal> sing(const music::Score& score, const WrittenVocal& written, const Plan& plan, int take,
                                 const base::RunContext& context);

    /// A second voice to what comes back in it; without clips where none is wished or fits.
    music::Part writeHarmony(const Plan& plan, const WrittenVocal& written) const;
    base::Result<SungVocal> singHarmony(const music::Score& score, const music::Part& harmony, const Plan& plan,
                                        int take, const base::RunContext& context);

    /// Adds voice, lyricsBy, linesLeft and, where they were drafted, the lyrics themselves. Given lines that the
    /// drafter writes count as drafted: "drafted" when all are, "edited" when some are.
    void addFacts(base::Json& facts) const;

private:
    SongVoice(std::filesystem::path resources, std::shared_ptr<SongSinger> singer)
        : m_resources(std::move(resources))
        , m_singer(std::move(singer))
    {}

    base::Result<void> read(const std::string& lyrics, const Lexicon& lexicon);
    base::Result<void> findDrafted();
    std::string lyricsBy() const;
    base::Result<SungVocal> sing(const music::Score& score, const music::Part& part, const VocalOrder& order,
                                 const base::RunContext& context);

    std::filesystem::path m_resources;
    std::shared_ptr<SongSinger> m_singer;
    std::string m_voice;
    std::string m_voiceName; ///< for the record; empty: by its recipe
    std::string m_theme;     ///< of drafted words
    VocalPart m_part;
    std::vector<std::string> m_drafted; ///< lines that the program wrote, bare
    std::size_t m_lines = 0;            ///< of all words
    bool m_harmony = true;
    int m_harmonised = 0; ///< sections
    SungWishes m_wishes;
    base::Json m_left = base::Json::array();
    base::Json m_sung = base::Json::object();
};

/// Takes the voice out of what was understood, and the lyrics out of what is done: nobody can sing, and `why` says so.
void giveUpSinging(Wishes& wishes, const base::Error& why);

} // namespace melisma::ml
