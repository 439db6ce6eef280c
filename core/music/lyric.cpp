// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/music/lyric.h"

#include <algorithm>

namespace melisma::music {

namespace {

std::string trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos
               ? std::string()
               : std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

/// "lead /lˈɛd/": the slash that ends it is the last character, the one that begins it the last before that.
std::optional<NoteLyric> slashed(const std::string& lyric)
{
    if (lyric.size() < 2 || !lyric.ends_with('/'))
        return std::nullopt;
    const auto begin = lyric.rfind('/', lyric.size() - 2);
    if (begin == std::string::npos)
        return std::nullopt;
    return NoteLyric{trimmed(lyric.substr(0, begin)), trimmed(lyric.substr(begin + 1, lyric.size() - begin - 2))};
}

} // namespace

NoteLyric noteLyricOf(std::string_view lyric)
{
    for (auto open = lyric.find('['); open != std::string_view::npos; open = lyric.find('[', open + 1))
        if (const auto given = givenWordAt(lyric, open))
            return {trimmed(std::string(lyric.substr(0, open)) + given->text + plainWords(lyric.substr(given->end))),
                    trimmed(given->sounds)};
    const auto text = trimmed(lyric);
    return slashed(text).value_or(NoteLyric{text, {}});
}

std::string lyricText(const NoteLyric& lyric)
{
    return lyric.sounds.empty() ? lyric.text : lyric.text + " /" + lyric.sounds + '/';
}

NoteLyric joined(const NoteLyric& first, const NoteLyric& second)
{
    auto text = first.text;
    while (text.ends_with('-'))
        text.pop_back();
    const bool both = !first.sounds.empty() && !second.sounds.empty();
    return {text + second.text, both ? first.sounds + second.sounds : std::string()};
}

std::optional<GivenWord> givenWordAt(std::string_view text, std::size_t at)
{
    if (at >= text.size() || text[at] != '[')
        return std::nullopt;
    const auto line = std::min(text.find('\n', at), text.size());
    const auto close = text.find("](/", at);
    if (close >= line || text.substr(at + 1, close - at - 1).find('[') != std::string_view::npos)
        return std::nullopt;
    const auto end = text.find("/)", close + 3);
    if (end >= line)
        return std::nullopt;
    return GivenWord{std::string(text.substr(at + 1, close - at - 1)),
                     std::string(text.substr(close + 3, end - close - 3)), end + 2};
}

std::string plainWords(std::string_view text)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        if (const auto given = givenWordAt(text, at)) {
            plain += given->text;
            at = given->end;
        } else {
            plain += text[at++];
        }
    }
    return plain;
}

} // namespace melisma::music
