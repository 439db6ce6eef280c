// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace melisma::project {

enum class FrequencyScale { linear, mel, logarithmic };
enum class WindowShape { hann, hamming, blackmanHarris, rectangular };
enum class ColourMap { ember, lagoon, grey, inverse };

/// How a track's spectrogram is computed and coloured. A view setting: it changes no sound.
struct SpectrogramStyle {
    static constexpr int kSmallestWindow = 512;
    static constexpr int kLargestWindow = 16384;
    static constexpr double kLeastRangeDb = 20.0;
    static constexpr double kGreatestRangeDb = 120.0;
    static constexpr double kGreatestGainDb = 60.0;

    FrequencyScale scale = FrequencyScale::mel;
    int windowSize = 2048; ///< samples, a power of two
    WindowShape window = WindowShape::hann;
    ColourMap colours = ColourMap::ember;
    double rangeDb = 90.0; ///< from the darkest colour to the brightest
    double gainDb = 0.0;   ///< added before colouring, so that the brightest colour stands for -gainDb
    bool operator==(const SpectrogramStyle&) const = default;
};

/// True when every member is within its bounds.
bool isSound(const SpectrogramStyle& style);

} // namespace melisma::project
