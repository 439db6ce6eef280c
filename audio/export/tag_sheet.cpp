// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/export/tag_sheet.h"

#include <fmt/format.h>

namespace melisma::audio {

std::string softwareName()
{
    return "Melisma " MELISMA_VERSION;
}

std::string commentText(const TagSheet& sheet)
{
    std::string text = sheet.song.comment;
    for (const auto& [key, value] : sheet.ai)
        if (key != "AI_USAGE")
            text += (text.empty() ? "" : " ") + key + "=" + value;
    return text;
}

std::string keyTag(const music::Key& key)
{
    return key.tonic.text() + (key.isMinor() ? "m" : "");
}

std::string aiValue(const TagSheet& sheet, std::string_view key)
{
    for (const auto& [name, value] : sheet.ai)
        if (name == key)
            return value;
    return {};
}

std::string bpmText(const SongTags& song)
{
    return song.bpm ? fmt::format("{:.6g}", *song.bpm) : std::string();
}

} // namespace melisma::audio
