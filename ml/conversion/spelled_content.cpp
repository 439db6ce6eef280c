// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/spelled_content.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace melisma::ml::conversion {

namespace {

constexpr double kChange = 1.5;
constexpr float kMost = 0.4F;          ///< of the way, where a symbol is certain
constexpr int kSilence = 0;            ///< the symbol at both ends of all texts
constexpr std::size_t kMostRuns = 500; ///< symbols that the text encoder takes; only noise has more of them

/// Runs of one symbol as a text, and the place in it of each frame.
struct Spelling {
    std::vector<int> ids;
    std::vector<std::size_t> places;
};

Spelling spelled(std::span<const int> path)
{
    Spelling text;
    if (path.front() != kSilence)
        text.ids.push_back(kSilence);
    for (std::size_t frame = 0; frame < path.size(); ++frame) {
        if (frame == 0 || path[frame] != path[frame - 1])
            text.ids.push_back(path[frame]);
        text.places.push_back(text.ids.size() - 1);
    }
    if (path.back() != kSilence)
        text.ids.push_back(kSilence);
    return text;
}

} // namespace

std::vector<int> likeliestSymbols(std::span<const float> likelihoods, std::size_t symbols, double change)
{
    const std::size_t frames = likelihoods.size() / symbols;
    std::vector<int> path(frames);
    if (frames == 0)
        return path;
    std::vector<double> best(likelihoods.begin(), likelihoods.begin() + static_cast<std::ptrdiff_t>(symbols));
    std::vector<std::uint8_t> from(likelihoods.size());
    for (std::size_t frame = 1; frame < frames; ++frame) {
        const auto top = std::ranges::max_element(best);
        const auto place = static_cast<std::uint8_t>(top - best.begin());
        const double changed = *top - change;
        for (std::size_t symbol = 0; symbol < symbols; ++symbol) {
            const bool stays = best[symbol] >= changed;
            from[frame * symbols + symbol] = stays ? static_cast<std::uint8_t>(symbol) : place;
            best[symbol] = std::max(best[symbol], changed) + likelihoods[frame * symbols + symbol];
        }
    }
    auto at = static_cast<std::size_t>(std::ranges::max_element(best) - best.begin());
    for (std::size_t frame = frames; frame-- > 0;) {
        path[frame] = static_cast<int>(at);
        at = from[frame * symbols + at];
    }
    return path;
}

base::Result<void> spellContent(content::HeardSpeech& heard, const kokoro::Kokoro& voices, const std::stop_token& stop)
{
    if (heard.frames == 0)
        return {};
    const std::size_t symbols = heard.symbols.size() / heard.frames;
    const auto path = likeliestSymbols(heard.symbols, symbols, kChange);
    const auto text = spelled(path);
    if (text.ids.size() > kMostRuns)
        return {};
    const auto read = voices.content(text.ids, stop);
    if (!read)
        return read.error();
    for (std::size_t frame = 0; frame < heard.frames; ++frame) {
        const float likely = std::exp(heard.symbols[frame * symbols + static_cast<std::size_t>(path[frame])]);
        for (std::size_t i = 0; i < read->width; ++i) {
            float& feature = heard.features[frame * read->width + i];
            feature += kMost * likely * (read->values[text.places[frame] * read->width + i] - feature);
        }
    }
    return {};
}

} // namespace melisma::ml::conversion
