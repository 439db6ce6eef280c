// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/slug.h"

#include "core/base/json.h"

#include <algorithm>

namespace melisma::voices {

namespace {

constexpr std::size_t kLongestSlug = 40;
constexpr std::size_t kLongestName = 100;

bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool isUtf8(std::string_view text)
{
    try {
        return !base::Json(std::string(text)).dump().empty();
    } catch (const base::Json::exception&) {
        return false; // the library refuses what is no UTF-8
    }
}

} // namespace

std::string slugOf(std::string_view name)
{
    std::string slug;
    for (const char letter : name) {
        const char small = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        if (isPlain(small))
            slug += small;
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
    }
    slug.resize(std::min(slug.size(), kLongestSlug));
    while (slug.ends_with('-'))
        slug.pop_back();
    return slug.empty() ? "voice" : slug;
}

bool isSlug(std::string_view text)
{
    return !text.empty() && text.size() <= kLongestSlug + 8 && isPlain(text.front()) && isPlain(text.back()) &&
           std::ranges::all_of(text, [](char c) { return isPlain(c) || c == '-'; });
}

bool isGoodName(std::string_view name)
{
    const auto isControl = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
    return !name.empty() && name.size() <= kLongestName && std::ranges::none_of(name, isControl) &&
           name.find_first_not_of(' ') != std::string_view::npos && isUtf8(name);
}

} // namespace melisma::voices
