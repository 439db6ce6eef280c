// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/split_state.h"

namespace melisma::project {

namespace {

constexpr std::string_view kTracks = R"(,"tracks":[)";
constexpr std::string_view kEnd = "]}}";

/// Takes the first line off `text`; its end is not part of it.
std::string_view takeLine(std::string_view& text)
{
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

} // namespace

std::optional<SplitState> splitState(std::string_view text)
{
    SplitState split;
    const auto head = takeLine(text);
    const auto song = takeLine(text);
    if (!head.ends_with(',') || !song.ends_with(kTracks))
        return {};
    split.frame.append(head).append(song).append(kEnd);
    auto line = takeLine(text);
    for (bool more = true; line.starts_with('{'); line = takeLine(text)) {
        if (!more)
            return {};
        more = line.ends_with(',');
        line.remove_suffix(more ? 1 : 0);
        if (!line.ends_with('}'))
            return {};
        split.tracks.push_back(line);
    }
    if (line != kEnd || !text.empty())
        return {};
    return split;
}

} // namespace melisma::project
