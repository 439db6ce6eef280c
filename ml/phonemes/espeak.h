// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml::phonemes {

/// How espeak writes phonemes down.
enum class Notation {
    ipa,      ///< IPA; parts of one phoneme are tied by U+0361
    mnemonics ///< espeak's own ASCII names, which keep the tones of Chinese apart
};

struct SpokenSamples {
    std::vector<float> samples; ///< mono, -1..1
    int sampleRate = 0;
};

/// espeak-ng. The library is global to the process, so this is its only owner: made at first use, shared by all threads
/// behind one mutex, alive until the process ends. The process keeps its locale.
class Espeak {
public:
    /// ErrorKind::missing when Melisma was built without espeak-ng or its data is not installed.
    static base::Result<Espeak*> instance();

    /// The phonemes of a stretch without sentence ends, at most kLongestClause bytes of UTF-8 (more is
    /// ErrorKind::usage). `voice` is an espeak voice file such as "gmw/en-US". Words are parted by blanks; marks of a
    /// change of language are left out.
    base::Result<std::string> phonemes(std::string_view voice, std::string_view clause, Notation notation);

    /// The clause spoken by espeak's own formant voice, for tests and for previews without weights.
    base::Result<SpokenSamples> speak(std::string_view voice, std::string_view clause, int wordsPerMinute = 150);

    /// espeak's buffer takes 800 characters; longer clauses would be cut where it likes.
    static constexpr std::size_t kLongestClause = 600;

    Espeak(const Espeak&) = delete;
    Espeak& operator=(const Espeak&) = delete;

private:
    Espeak() = default;
    struct Library;
};

} // namespace melisma::ml::phonemes
