// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/conversion/spelled_content.h"

#include "ml/models/content_encoder/symbol_path.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace melisma::ml::conversion {

namespace {

constexpr double kChange = 1.5;
constexpr float kMost = 0.4F;          ///< of the way, where a symbol is certain
constexpr std::int64_t kText = 400;    ///< frames that are read at a time,
constexpr std::int64_t kContext = 80;  ///< and those on either side that are read with them
constexpr std::size_t kMostRuns = 500; ///< symbols that the text encoder takes; only noise has more of them

/// The place in a text of each frame.
std::vector<std::size_t> placesOf(const content::SymbolRuns& text)
{
    std::vector<std::size_t> places;
    for (std::size_t run = 0; run < text.durations.size(); ++run)
        places.insert(places.end(), static_cast<std::size_t>(text.durations[run]), run);
    return places;
}

} // namespace

void Spelling::append(const content::HeardSpeech& heard, std::size_t begin, std::size_t count)
{
    const std::size_t width = heard.symbols.size() / heard.frames;
    static const auto changes = content::evenChanges(kChange);
    const auto path = content::likeliestPath(heard.symbols, changes);
    for (std::size_t frame = begin; frame < begin + count; ++frame) {
        symbols.push_back(path[frame]);
        likelihoods.push_back(std::exp(heard.symbols[frame * width + static_cast<std::size_t>(path[frame])]));
    }
}

base::Result<void> spellContent(content::HeardSpeech& heard, std::int64_t begin, const Spelling& spelling,
                                const kokoro::Kokoro& voices, const std::stop_token& stop)
{
    const auto all = static_cast<std::int64_t>(spelling.symbols.size());
    const auto last = std::min(all, begin + static_cast<std::int64_t>(heard.frames));
    for (std::int64_t first = std::max<std::int64_t>(0, begin) / kText * kText; first < last; first += kText) {
        const auto from = std::max<std::int64_t>(0, first - kContext);
        const auto to = std::min(all, first + kText + kContext);
        const auto text = content::runsOf(
            std::span(spelling.symbols).subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from)));
        if (text.ids.size() > kMostRuns)
            continue;
        const auto read = voices.content(text.ids, stop);
        if (!read)
            return read.error();
        const auto places = placesOf(text);
        for (std::int64_t frame = std::max(first, begin); frame < std::min(last, first + kText); ++frame) {
            const auto row = places[static_cast<std::size_t>(frame - from)] * read->width;
            const auto place = static_cast<std::size_t>(frame - begin) * read->width;
            const float share = kMost * spelling.likelihoods[static_cast<std::size_t>(frame)];
            for (std::size_t i = 0; i < read->width; ++i)
                heard.features[place + i] += share * (read->values[row + i] - heard.features[place + i]);
        }
    }
    return {};
}

} // namespace melisma::ml::conversion
