// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/sing/heard_onset.h"

#include "ml/voice_measures/median.h"
#include "ml/voice_measures/mel_cepstrum.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace melisma::ml::sing {

namespace {

constexpr double kFall = 6.0;     ///< dB
constexpr double kEndFall = 9.0;  ///< dB, more than a diphthong sinks
constexpr double kAirLess = 12.0; ///< dB
constexpr double kSlack = 2.0;    ///< dB by which a vowel's loudest moment is above its median, at first guess
// Frames of 5 ms:
constexpr std::size_t kFarthest = 24;     // between a vowel's token and the earliest moment at which it is heard
constexpr std::size_t kLongestHum = 12;   // before the token, of a consonant that is as loud as what is before it
constexpr std::size_t kShortestHum = 4;   // before the token; shorter ones belong to the vowel
constexpr std::size_t kShortestVowel = 4; // shorter ones are where their tokens are
constexpr std::size_t kShortestHeard = 8; // of a longer token: less cannot be held
constexpr std::ptrdiff_t kFallen = 10;    // in a row that are soft: a vowel has ended, and comes not back

std::vector<double> levelsOf(const vocoder::SpectralEnvelope& envelope, int sampleRate)
{
    const double perHertz = static_cast<double>(envelope.fftSize) / sampleRate;
    const auto first = static_cast<std::size_t>(400.0 * perHertz), last = static_cast<std::size_t>(2500.0 * perHertz);
    std::vector<double> levels;
    for (std::size_t i = 0; i < envelope.power.rows(); ++i) {
        const auto row = envelope.power.row(i);
        const double sum = std::accumulate(row.begin() + static_cast<std::ptrdiff_t>(first),
                                           row.begin() + static_cast<std::ptrdiff_t>(last), 1e-12);
        levels.push_back(10.0 * std::log10(sum));
    }
    return levels;
}

std::size_t reachBack(std::size_t frame, std::size_t by)
{
    return frame > by ? frame - by : 0;
}

/// The mean of the rows from `first` up to `end`.
std::vector<double> meanRow(const vocoder::FrameTable& table, std::size_t first, std::size_t end)
{
    std::vector<double> mean(table.columns, 0.0);
    for (std::size_t i = first; i < end; ++i)
        for (std::size_t k = 0; k < table.columns; ++k)
            mean[k] += table.row(i)[k] / static_cast<double>(end - first);
    return mean;
}

} // namespace

OnsetFinder::OnsetFinder(const vocoder::SpectralEnvelope& envelope, const std::vector<bool>& air, int sampleRate)
    : m_withAir(levelsOf(envelope, sampleRate))
    , m_levels(m_withAir)
    , m_cepstra(measures::melCepstra(envelope, sampleRate))
{
    for (std::size_t i = 0; i < m_levels.size(); ++i)
        if (air[i])
            m_levels[i] -= kAirLess;
}

std::size_t OnsetFinder::fallBefore(const VowelPlace& vowel) const
{
    const auto at = [this](std::size_t frame) { return m_levels.begin() + static_cast<std::ptrdiff_t>(frame); };
    const std::size_t length = vowel.end - vowel.first;
    const auto from = at(std::max(vowel.earliest, reachBack(vowel.first, kFarthest)));
    const auto until = at(vowel.first + length / 2 + 1);
    // What is between two vowels is softest somewhere; this one is what is loud behind that.
    const auto softest = std::min_element(from, at(vowel.first + length / 3));
    const auto loudest = std::max_element(softest, until);
    if (*loudest - *softest < kFall)
        return vowel.end;
    const auto back = [&](double fallen) {
        auto frame = loudest;
        while (frame > softest && *frame > fallen)
            --frame;
        return frame;
    };
    const double median = measures::medianOf({back(*loudest - kFall - kSlack), until});
    const auto fall = back(median - kFall);
    return *fall > median - kFall ? vowel.end : static_cast<std::size_t>(fall + 1 - m_levels.begin());
}

std::size_t OnsetFinder::changeBehind(std::size_t hum, const VowelPlace& vowel) const
{
    const std::size_t length = vowel.end - vowel.first;
    const auto hummed = meanRow(m_cepstra, hum, hum + (vowel.first - hum) / 2);
    const auto open = meanRow(m_cepstra, vowel.first + length / 4, vowel.first + length / 2 + 1);
    double whole = 1e-9; // of the way from one to the other
    for (std::size_t k = 0; k < open.size(); ++k)
        whole += (open[k] - hummed[k]) * (open[k] - hummed[k]);
    const auto gone = [&](std::size_t frame) {
        const auto row = m_cepstra.row(frame);
        double sum = 0.0;
        for (std::size_t k = 0; k < open.size(); ++k)
            sum += (row[k] - hummed[k]) * (open[k] - hummed[k]);
        return sum / whole;
    };
    std::size_t frame = vowel.first + length / 3;
    while (frame > hum && gone(frame) > 0.5)
        --frame;
    return frame + 1;
}

std::size_t OnsetFinder::endOf(std::size_t onset, const VowelPlace& vowel) const
{
    // Of a breathy moment too: all of a vowel is sung with a tone.
    const auto at = [this](std::size_t frame) { return m_withAir.begin() + static_cast<std::ptrdiff_t>(frame); };
    const std::size_t half = (vowel.first + vowel.end) / 2;
    if (onset + kShortestHeard >= vowel.end || onset >= half)
        return vowel.end;
    const auto loudest = std::max_element(at(onset), at(half + 1));
    const auto loudEnd =
        std::find_if(loudest, at(vowel.end), [&](double level) { return level < *loudest - kFall - kSlack; });
    const double fallen = measures::medianOf({at(onset), loudEnd}) - kEndFall;
    auto end = loudest;
    for (auto frame = loudest; frame != at(vowel.end) && frame - end < kFallen; ++frame)
        end = *frame < fallen ? end : frame + 1;
    return std::max(onset + kShortestHeard, static_cast<std::size_t>(end - m_withAir.begin()));
}

HeardOnset OnsetFinder::find(const VowelPlace& vowel) const
{
    const std::size_t length = vowel.end - vowel.first;
    if (length < kShortestVowel)
        return {vowel.first, vowel.first, vowel.end, 0.0};
    const std::size_t fall = fallBefore(vowel);
    const bool falls = fall < vowel.end;
    HeardOnset heard{falls ? fall : vowel.first, falls ? fall : vowel.first, vowel.end, 0.0};
    const std::size_t hum = falls ? fall : std::max(vowel.earliest, reachBack(vowel.first, kLongestHum));
    if (vowel.afterSonorant && hum + kShortestHum <= vowel.first) {
        heard.hum = hum;
        heard.at = changeBehind(hum, vowel);
    }
    heard.until = endOf(heard.at, vowel);
    const auto at = [this](std::size_t frame) { return m_levels.begin() + static_cast<std::ptrdiff_t>(frame); };
    const std::size_t until = std::min(heard.until, vowel.end - length / 4);
    heard.level = measures::medianOf({at(std::min(heard.at, until - 1)), at(until)});
    return heard;
}

} // namespace melisma::ml::sing
