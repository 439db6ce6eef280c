// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml::phonemes {

/// What stands between two hyphens of a word.
struct WrittenPiece {
    static constexpr std::size_t kRead = static_cast<std::size_t>(-1);

    std::string text;
    int notes = 1;             ///< that it is held over
    std::size_t given = kRead; ///< whose sounds it has, an index into WrittenWord::given
};

/// A word of lyrics as the singer wrote it.
struct WrittenWord {
    std::size_t begin = 0; ///< bytes of the source
    std::size_t end = 0;
    std::vector<WrittenPiece> pieces{{}};
    std::vector<std::string> given; ///< what stands between slashes, each for one piece or several beside each other

    std::string text() const;
};

/// The words of one line that begins at byte `offset` of the source. '-' parts a word and with blanks around it joins
/// the words beside it, '_' holds. "[lead](/lˈɛd/)" gives a word its sounds, "mel-[o](/O/)-dy" one piece of it.
std::vector<WrittenWord> writtenWords(std::string_view line, std::size_t offset);

} // namespace melisma::ml::phonemes
