// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/rvc_chain.h"

#include "ml/conversion/loudness_mix.h"
#include "ml/conversion/rumble_filter.h"
#include "ml/features/pitch_gaps.h"

#include <algorithm>
#include <cmath>

namespace melisma::ml {

namespace {

constexpr int kRate = 16000;
constexpr std::size_t kFrame = 160;
constexpr std::size_t kShortest = 1600;
constexpr float kPeakBefore = 0.95F;
constexpr float kPeakAfter = 0.99F;

base::Error misused(std::string message, std::string hint)
{
    return {base::ErrorKind::usage, std::move(message), std::move(hint), {}};
}

bool isShare(double value)
{
    return value >= 0.0 && value <= 1.0;
}

float peakOf(std::span<const float> samples)
{
    float peak = 0.0F;
    for (const float sample : samples)
        peak = std::max(peak, std::abs(sample));
    return peak;
}

/// Lowered to `most` where its peak is above.
void lowerTo(std::vector<float>& samples, float most)
{
    const float peak = peakOf(samples);
    if (peak <= most)
        return;
    for (float& sample : samples)
        sample *= most / peak;
}

/// Each row twice: 50 rows a second become 100.
FeatureRows twice(const FeatureRows& rows)
{
    FeatureRows doubled{2 * rows.rows, rows.width, {}};
    doubled.values.reserve(2 * rows.values.size());
    for (std::size_t row = 0; row < rows.rows; ++row)
        for (int copy = 0; copy < 2; ++copy)
            doubled.values.insert(doubled.values.end(),
                                  rows.values.begin() + static_cast<std::ptrdiff_t>(row * rows.width),
                                  rows.values.begin() + static_cast<std::ptrdiff_t>((row + 1) * rows.width));
    return doubled;
}

/// Where there is no pitch, `mixed` keeps only the share `protect` of what the index changed.
void protectConsonants(FeatureRows& mixed, const FeatureRows& heard, std::span<const float> pitch, double protect)
{
    const auto share = static_cast<float>(protect);
    for (std::size_t row = 0; row < std::min(mixed.rows, pitch.size()); ++row) {
        if (pitch[row] >= 1.0F)
            continue;
        for (std::size_t i = row * mixed.width; i < (row + 1) * mixed.width; ++i)
            mixed.values[i] = mixed.values[i] * share + heard.values[i] * (1.0F - share);
    }
}

} // namespace

/// Samples of the recording that are converted together.
struct RvcChain::Piece {
    std::size_t first = 0, last = 0;
    std::size_t around = 0; ///< further samples that are heard before and behind
    bool goesOn = false;    ///< a piece follows
};

base::Result<void> RvcChain::check(std::span<const float> samples, const RvcOptions& options) const
{
    if (samples.size() < kShortest)
        return base::Error{
            base::ErrorKind::input, "The recording is shorter than a tenth of a second", "Choose a longer one", {}};
    if (!std::all_of(samples.begin(), samples.end(), [](float sample) { return std::abs(sample) <= 1e4F; }))
        return base::Error{base::ErrorKind::input,
                           "The recording holds numbers that are not finite or far too large",
                           "Decode the file again",
                           {}};
    if (!(std::abs(options.transpose) <= 48.0))
        return misused("The transposition must lie within 48 semitones", "12 is an octave");
    if (!isShare(options.indexRate) || !isShare(options.protect) || !isShare(options.ownLoudness))
        return misused("The shares of index, protection and loudness must lie between 0 and 1", "Correct them");
    const Cutting& cutting = options.cutting;
    if (!(cutting.around >= 0.1 && cutting.around <= 5.0 && cutting.search >= 0.1 && cutting.between >= 1.0 &&
          cutting.longest >= 1.0 && cutting.between + cutting.search + 2.0 * cutting.around <= 60.0 &&
          cutting.longest <= 60.0))
        return misused("The recording cannot be cut so", "Pieces of 30 s with 1 s around them are usual");
    if (m_voice.config().pitched && !m_f0)
        return misused("This voice needs a pitch tracker", "Install RMVPE or CREPE");
    if (m_index && m_index->width() != static_cast<std::size_t>(m_voice.config().features))
        return misused("The index belongs to another version of RVC than the voice",
                       "Choose the index that came with the voice, or convert without one");
    return {};
}

/// Hz for each of `rows` rows, transposed; empty for a voice without pitch.
base::Result<std::vector<float>> RvcChain::pitchOf(std::span<const float> heard, std::size_t rows,
                                                   const RvcOptions& options, const std::stop_token& stop) const
{
    if (!m_voice.config().pitched)
        return std::vector<float>();
    auto pitch = m_f0->track(heard, stop);
    if (!pitch)
        return pitch;
    pitch->resize(rows);
    if (options.unvoiced == UnvoicedPitch::line)
        *pitch = withoutGaps(std::move(*pitch), GapLine::hertz);
    const auto factor = static_cast<float>(std::exp2(options.transpose / 12.0));
    for (float& hertz : *pitch)
        hertz *= factor;
    return pitch;
}

/// What is said, 100 rows a second, with the index in it.
base::Result<FeatureRows> RvcChain::featuresOf(std::span<const float> heard, const RvcOptions& options,
                                               std::span<const float> pitch, const std::stop_token& stop) const
{
    const bool first = m_voice.claims().version == "v1";
    const auto said = m_listener.features(heard, first ? HubertOutput::projected : HubertOutput::last, stop);
    if (!said || !m_index || options.indexRate == 0.0)
        return said ? base::Result<FeatureRows>(twice(*said)) : said;
    const auto mixed = m_index->mixed(*said, options.indexRate, stop);
    if (!mixed)
        return mixed;
    auto rows = twice(*mixed);
    if (options.protect < 0.5 && !pitch.empty())
        protectConsonants(rows, twice(*said), pitch, options.protect);
    return rows;
}

base::Result<std::vector<float>> RvcChain::convertPiece(std::span<const float> samples, const Piece& piece,
                                                        const RvcOptions& options, const std::stop_token& stop) const
{
    const auto start = static_cast<std::ptrdiff_t>(piece.first) - static_cast<std::ptrdiff_t>(piece.around);
    const std::size_t length = piece.last - piece.first + 2 * piece.around;
    const auto heard = mirrored(samples, start, length + (piece.goesOn ? kFrame : 0));
    auto pitch = pitchOf(std::span(heard).first(length), length / kFrame, options, stop);
    if (!pitch)
        return pitch;
    auto features = featuresOf(heard, options, *pitch, stop);
    if (!features)
        return features.error();
    // The listener needs 25 ms for a row, so that the last rows of what is around the piece have none.
    features->rows = std::min(features->rows, length / kFrame);
    features->values.resize(features->rows * features->width);
    if (!pitch->empty())
        pitch->resize(features->rows);
    auto made = m_voice.synthesise(*features, *pitch, options.synthesis, stop);
    if (!made)
        return made;
    const auto hop = static_cast<std::size_t>(m_voice.config().sampleRate / rvc::kFramesPerSecond);
    const std::size_t first = piece.around / kFrame * hop;
    const std::size_t wanted = (piece.last - piece.first + kFrame - 1) / kFrame * hop;
    made->resize(std::max(made->size(), first + wanted));
    return std::vector<float>(made->begin() + static_cast<std::ptrdiff_t>(first),
                              made->begin() + static_cast<std::ptrdiff_t>(first + wanted));
}

base::Result<std::vector<float>> RvcChain::convert(std::span<const float> samples16k, const RvcOptions& options,
                                                   const ChainProgress& progress, const std::stop_token& stop) const
{
    if (const auto checked = check(samples16k, options); !checked)
        return checked.error();
    std::vector<float> given(samples16k.begin(), samples16k.end());
    lowerTo(given, kPeakBefore);
    given = withoutRumble(given);
    auto ends = quietCuts(given, options.cutting);
    ends.push_back(given.size());
    const auto around = static_cast<std::size_t>(options.cutting.around * kRate) / kFrame * kFrame;
    std::vector<float> made;
    std::size_t first = 0;
    RvcOptions each = options;
    for (const std::size_t last : ends) {
        const auto piece = convertPiece(given, {first, last, around, last != ends.back()}, each, stop);
        if (!piece)
            return piece;
        made.insert(made.end(), piece->begin(), piece->end());
        first = last;
        each.synthesis.seed += 0x9E3779B97F4A7C15U; // other noise in each piece
        if (progress)
            progress(static_cast<double>(last) / static_cast<double>(given.size()));
    }
    const int rate = m_voice.config().sampleRate;
    made.resize(given.size() * static_cast<std::size_t>(rate) / kRate);
    mixLoudness(made, rate, given, kRate, options.ownLoudness);
    lowerTo(made, kPeakAfter);
    return made;
}

} // namespace melisma::ml
