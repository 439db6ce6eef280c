// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ml/recognition/heard.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml::recognition {

struct BestLine {
    std::size_t line = 0;
    Heard heard;
    std::vector<double> scores; ///< of every line; -infinity for one that does not fit at all
};

/// One channel of sound.
struct Recording {
    std::span<const float> mono;
    int sampleRate = 0;
};

/// Says how an English word that the dictionary lacks is spoken, as CMU phones; empty when it does not know.
using Pronouncer = std::function<std::string(const std::string&)>;

/// Hears English words by PocketSphinx (5prealpha) with its American models of 16 kHz. Coarse on free speech, more
/// so on song; dependable where a grammar says what may come. Holds a decoder (some 30 MB; the language model adds
/// 60 MB at the first free recognition): one thread at a time, several may each have one.
class WordRecogniser {
public:
    /// `models` is the folder of PocketSphinx's models with en-us in it; empty: where the system has it.
    /// ErrorKind::missing says what to install.
    static base::Result<WordRecogniser> make(const Pronouncer& pronouncer = {},
                                             const std::filesystem::path& models = {});
    WordRecogniser(WordRecogniser&&) noexcept;
    WordRecogniser& operator=(WordRecogniser&&) noexcept;
    ~WordRecogniser();

    /// From the next grammar on nothing is given up early, for sound that lasts longer than speech: with the usual
    /// beams no sentence of a grammar may reach the end of a song. Takes some ten times as long.
    void searchAll();

    /// Whatever was said, by the general language model.
    base::Result<Heard> hear(Recording recording);
    /// What a JSGF grammar allows. ErrorKind::input when the grammar is not understood or holds unknown words,
    /// ErrorKind::notFound when nothing in the recording follows it.
    base::Result<Heard> hearByGrammar(Recording recording, const std::string& jsgf);
    /// The times of the words of `text` (read by spokenWords). With `skips` each word may be missing.
    /// ErrorKind::notFound when the recording does not fit the text.
    base::Result<Heard> align(Recording recording, std::string_view text, bool skips = false);
    /// Of each place one of its words, in order; all are equally likely, so what is heard there is what fits best.
    /// Errors as align().
    base::Result<Heard> choose(Recording recording, const std::vector<std::vector<std::string>>& places);
    /// The same, phone by phone, for what align() answered.
    base::Result<Heard> alignPhones(Recording recording, const Heard& words);
    /// Which of `lines` was said: all are aligned, the best score wins.
    base::Result<BestLine> bestOf(Recording recording, std::span<const std::string> lines);
    /// Phones without words, by the phone language model; without scores.
    base::Result<Heard> phones(Recording recording);

    /// The CMU phones of a word by dictionary or pronouncer, or empty.
    std::string pronunciation(const std::string& word);

private:
    struct State;
    explicit WordRecogniser(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace melisma::ml::recognition
