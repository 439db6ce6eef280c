// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml::recognition {

/// A word or phone in the recording; silences are left out.
struct TimedWord {
    std::string text;
    double begin = 0; ///< seconds, on a grid of 10 ms
    double end = 0;
    /// How well the sound fits, in nats a frame of 10 ms below the best sound of each frame: 0 is perfect.
    double score = 0;
};

struct Heard {
    std::vector<TimedWord> words;
    double score = 0; ///< as in TimedWord, over the whole recording

    std::string text() const;
};

/// "read" of "read(2)", which is how a second pronunciation of a word is named.
std::string bareWord(std::string_view word);

} // namespace melisma::ml::recognition
