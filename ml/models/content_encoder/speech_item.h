// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <vector>

namespace melisma::ml::content {

/// An utterance of make_speech with everything that it was made of, so that nothing about it has to be guessed.
struct SpeechItem {
    std::vector<int> ids;       ///< Kokoro's tokens, the silent ends included
    std::vector<int> durations; ///< of each, in frames of 25 ms
    std::vector<float> f0;      ///< Hz, 80 a second; below 10: unvoiced
    std::vector<float> energy;  ///< 80 a second
    std::vector<float> style;   ///< 256 numbers
    std::vector<float> samples; ///< mono, 24 kHz; written as float16
    std::vector<float> mels;    ///< in their place: rows of 80 as FrontEnd hears them; written as float16

    double seconds() const { return static_cast<double>(f0.size()) / 80.0; }
};

/// Whether its text is one of the one in forty that nothing is learned from. By its tokens, whoever says them.
bool isHeldOut(const SpeechItem& item);

/// Whole or not there. Errors name the file.
base::Result<void> writeSpeechItem(const std::filesystem::path& file, const SpeechItem& item);
base::Result<SpeechItem> readSpeechItem(const std::filesystem::path& file);

/// The utterances of a folder, in order.
std::vector<std::filesystem::path> speechItems(const std::filesystem::path& folder);

} // namespace melisma::ml::content
