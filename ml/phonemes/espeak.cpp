// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/espeak.h"

#include <espeak-ng/speak_lib.h>

#include <clocale>
#include <mutex>

namespace melisma::ml::phonemes {

/// What only the holder of the mutex may touch.
struct Espeak::Library {
    std::mutex mutex;
    int sampleRate = 0; ///< 0: not started or failed to
    bool tried = false;
    std::string voice;

    static Library& get()
    {
        static Library library;
        return library;
    }
};

namespace {

constexpr unsigned kIpa = 0x02;
constexpr unsigned kTied = 0x80;
constexpr unsigned kTie = 0x361;

/// espeak sets LC_CTYPE when it starts; the rest of the program must not notice.
class KeptLocale {
public:
    KeptLocale() : m_name(std::setlocale(LC_CTYPE, nullptr)) {}
    ~KeptLocale() { std::setlocale(LC_CTYPE, m_name.c_str()); }
    KeptLocale(const KeptLocale&) = delete;
    KeptLocale& operator=(const KeptLocale&) = delete;

private:
    std::string m_name;
};

base::Error refused(std::string_view clause)
{
    return {base::ErrorKind::internal,
            "espeak-ng could not read '" + std::string(clause.substr(0, 40)) + "'",
            "Change the words and try again",
            {}};
}

/// "(en)" and the like, which espeak puts where it changes the language.
std::string withoutLanguageMarks(std::string_view written)
{
    std::string result;
    int depth = 0;
    for (const char c : written) {
        depth += c == '(' ? 1 : 0;
        if (depth == 0 && c != '\n')
            result += c;
        depth -= c == ')' && depth > 0 ? 1 : 0;
    }
    return result;
}

base::Result<void> choose(std::string& current, std::string_view voice)
{
    if (current == voice)
        return {};
    current = voice;
    if (espeak_SetVoiceByName(current.c_str()) == EE_OK)
        return {};
    current.clear();
    return base::Error{base::ErrorKind::missing,
                       "espeak-ng has no voice '" + std::string(voice) + "'",
                       "Install the package espeak-ng-data",
                       {}};
}

base::Result<void> checkLength(std::string_view clause)
{
    if (clause.size() <= Espeak::kLongestClause)
        return {};
    return base::Error{base::ErrorKind::usage, "A clause is too long for espeak-ng", "Split it into shorter ones", {}};
}

/// espeak hands over its samples here; it has no other way to pass them on than the event's user data.
int takeSamples(short* wave, int count, espeak_EVENT* events)
{
    auto* target = static_cast<std::vector<float>*>(events->user_data);
    if (target && wave)
        for (int i = 0; i < count; ++i)
            target->push_back(static_cast<float>(wave[i]) / 32768.0F);
    return 0;
}

} // namespace

base::Result<Espeak*> Espeak::instance()
{
    static Espeak espeak;
    Library& library = Library::get();
    const std::scoped_lock lock(library.mutex);
    if (!library.tried) {
        const KeptLocale kept;
        library.tried = true;
        library.sampleRate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
        espeak_SetSynthCallback(takeSamples);
    }
    if (library.sampleRate > 0)
        return &espeak;
    return base::Error{
        base::ErrorKind::missing, "The data of espeak-ng was not found", "Install the package espeak-ng-data", {}};
}

base::Result<std::string> Espeak::phonemes(std::string_view voice, std::string_view clause, Notation notation)
{
    if (auto fits = checkLength(clause); !fits)
        return fits.error();
    Library& library = Library::get();
    const std::scoped_lock lock(library.mutex);
    if (auto chosen = choose(library.voice, voice); !chosen)
        return chosen.error();
    const unsigned mode = notation == Notation::ipa ? kIpa | kTied | kTie << 8U : 0;
    const std::string terminated(clause);
    const void* rest = terminated.c_str();
    std::string result;
    while (rest) {
        const void* const before = rest;
        const char* part = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, static_cast<int>(mode));
        if (part && *part)
            result += (result.empty() ? "" : " ") + withoutLanguageMarks(part);
        if (rest == before)
            return refused(clause); // it got nowhere: better an error than a loop without end
    }
    return result;
}

base::Result<SpokenSamples> Espeak::speak(std::string_view voice, std::string_view clause, int wordsPerMinute)
{
    if (auto fits = checkLength(clause); !fits)
        return fits.error();
    Library& library = Library::get();
    const std::scoped_lock lock(library.mutex);
    if (auto chosen = choose(library.voice, voice); !chosen)
        return chosen.error();
    SpokenSamples spoken;
    spoken.sampleRate = library.sampleRate;
    const std::string terminated(clause);
    espeak_SetParameter(espeakRATE, wordsPerMinute, 0);
    const auto done = espeak_Synth(terminated.c_str(), terminated.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8,
                                   nullptr, &spoken.samples);
    if (done != EE_OK)
        return refused(clause);
    espeak_Synchronize();
    return spoken;
}

} // namespace melisma::ml::phonemes
