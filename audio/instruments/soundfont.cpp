// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/instruments/soundfont.h"

#include "audio/graph/live_engine.h"

#include <cstdlib>

namespace melisma::audio {

base::Error noSoundfont()
{
    return {base::ErrorKind::missing,
            "There is no General MIDI soundfont, so instrument tracks cannot sound",
            "Run: apt-get install fluid-soundfont-gm",
            {}};
}

base::Result<std::filesystem::path> findSoundfont()
{
    std::error_code ignored;
    if (const char* chosen = std::getenv("MELISMA_SOUNDFONT"); chosen && *chosen) {
        if (std::filesystem::is_regular_file(chosen, ignored))
            return std::filesystem::path(chosen);
        return base::Error{base::ErrorKind::notFound,
                           "MELISMA_SOUNDFONT names " + std::string(chosen) + ", which is no file",
                           "Correct it or unset it"};
    }
    for (const auto known : kKnownSoundfonts)
        if (std::filesystem::is_regular_file(known, ignored))
            return std::filesystem::path(known);
    return noSoundfont();
}

} // namespace melisma::audio
