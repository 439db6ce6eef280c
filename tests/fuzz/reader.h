// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::tests {

/// One of our readers of bytes that somebody else may have written. It must answer a value or an error, whatever it
/// gets: no crash, no exception, no long wait, no heap of memory.
struct FuzzReader {
    std::string name;
    std::vector<std::string> seeds; ///< good inputs
    std::function<void(std::string_view)> read;
};

void addCoreReaders(std::vector<FuzzReader>& readers);
void addAudioReaders(std::vector<FuzzReader>& readers);
void addMlReaders(std::vector<FuzzReader>& readers);
void addVoiceReaders(std::vector<FuzzReader>& readers);
void addWeightReaders(std::vector<FuzzReader>& readers);

inline std::vector<FuzzReader> allReaders()
{
    std::vector<FuzzReader> readers;
    addCoreReaders(readers);
    addAudioReaders(readers);
    addMlReaders(readers);
    addVoiceReaders(readers);
    addWeightReaders(readers);
    return readers;
}

/// Ends the program as a crash does when `held` is false: what was read must keep what the reader promises.
inline void fuzzRequire(bool held, const char* what)
{
    if (held)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

} // namespace melisma::tests
