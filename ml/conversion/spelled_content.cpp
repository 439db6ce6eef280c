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
constexpr std::int64_t kText = 400;    ///< frames that are read at a time,
constexpr std::int64_t kContext = 80;  ///< and those on either side that are read with them
constexpr std::size_t kMostRuns = 500; ///< symbols that the text encoder takes; only noise has more of them

/// Frames `from` .. `to` of a recording as a text: runs of one symbol, and the place in it of each frame.
struct Text {
    std::int64_t from;
    std::vector<int> ids{};
    std::vector<std::size_t> places{};

    Text(const Spelling& spelling, std::int64_t first, std::int64_t to) : from(first)
    {
        const auto symbol = [&spelling](std::int64_t frame) -> int {
            return spelling.symbols[static_cast<std::size_t>(frame)];
        };
        if (symbol(from) != kSilence)
            ids.push_back(kSilence);
        for (std::int64_t frame = from; frame < to; ++frame) {
            if (frame == from || symbol(frame) != symbol(frame - 1))
                ids.push_back(symbol(frame));
            places.push_back(ids.size() - 1);
        }
        if (symbol(to - 1) != kSilence)
            ids.push_back(kSilence);
    }
};

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

void Spelling::append(const content::HeardSpeech& heard, std::size_t begin, std::size_t count)
{
    const std::size_t width = heard.symbols.size() / heard.frames;
    const auto path = likeliestSymbols(heard.symbols, width, kChange);
    for (std::size_t frame = begin; frame < begin + count; ++frame) {
        symbols.push_back(static_cast<std::uint8_t>(path[frame]));
        likelihoods.push_back(std::exp(heard.symbols[frame * width + static_cast<std::size_t>(path[frame])]));
    }
}

base::Result<void> spellContent(content::HeardSpeech& heard, std::int64_t begin, const Spelling& spelling,
                                const kokoro::Kokoro& voices, const std::stop_token& stop)
{
    const auto all = static_cast<std::int64_t>(spelling.symbols.size());
    const auto last = std::min(all, begin + static_cast<std::int64_t>(heard.frames));
    for (std::int64_t first = std::max<std::int64_t>(0, begin) / kText * kText; first < last; first += kText) {
        const Text text(spelling, std::max<std::int64_t>(0, first - kContext), std::min(all, first + kText + kContext));
        if (text.ids.size() > kMostRuns)
            continue;
        const auto read = voices.content(text.ids, stop);
        if (!read)
            return read.error();
        for (std::int64_t frame = std::max(first, begin); frame < std::min(last, first + kText); ++frame) {
            const auto row = text.places[static_cast<std::size_t>(frame - text.from)] * read->width;
            const auto place = static_cast<std::size_t>(frame - begin) * read->width;
            const float share = kMost * spelling.likelihoods[static_cast<std::size_t>(frame)];
            for (std::size_t i = 0; i < read->width; ++i)
                heard.features[place + i] += share * (read->values[row + i] - heard.features[place + i]);
        }
    }
    return {};
}

} // namespace melisma::ml::conversion
