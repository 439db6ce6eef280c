// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutator.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

namespace melisma::tests {

namespace {

using base::Json;

constexpr std::size_t kLargest = 1 << 20; ///< inputs grow no further than this
constexpr auto kReplace = Json::error_handler_t::replace;

/// Pieces that readers of numbers, text and JSON stumble over.
constexpr std::array<std::string_view, 26> kPieces = {"1e999",
                                                      "-1e999",
                                                      "9223372036854775808",
                                                      "-9223372036854775809",
                                                      "18446744073709551616",
                                                      "0.1e-400",
                                                      "-0",
                                                      "NaN",
                                                      "Infinity",
                                                      "null",
                                                      "true",
                                                      "{}",
                                                      "[]",
                                                      "\"\"",
                                                      "{",
                                                      "[",
                                                      "}",
                                                      "]",
                                                      "\\u0000",
                                                      "\\ud800",
                                                      "\xff\xfe",
                                                      "\xc3\xa9",
                                                      "\n",
                                                      ",",
                                                      "\"id\":0,",
                                                      "../../"};

constexpr std::array<std::uint64_t, 12> kNumbers = {
    0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x7FFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF};

std::string nested(std::size_t depth, char open, char close)
{
    const std::string link = open == '{' ? "{\"a\":" : "[";
    std::string text;
    for (std::size_t i = 0; i < depth; ++i)
        text += link;
    return text + "0" + std::string(depth, close);
}

/// The same member twice: JSON allows it, readers should not mind.
std::string withTwin(const std::string& text, std::size_t from)
{
    const auto open = text.find('{', from);
    const auto comma = text.find(',', open == std::string::npos ? from : open);
    if (open == std::string::npos || comma == std::string::npos || comma - open > 4096)
        return text;
    return text.substr(0, comma + 1) + text.substr(open + 1, comma - open) + text.substr(comma + 1);
}

} // namespace

Mutator::Mutator(std::vector<std::string> seeds) : m_seeds(std::move(seeds))
{
    for (const auto& seed : m_seeds)
        if (auto tree = base::parseJson(seed, "seed"))
            m_trees.push_back(std::move(*tree));
}

std::string Mutator::input(std::uint64_t run)
{
    m_random.seed(run * 0x9E3779B97F4A7C15u + 1);
    if (run < m_seeds.size())
        return m_seeds[run]; // the good inputs themselves come first
    std::string text =
        m_trees.empty() || below(2) == 0 ? m_seeds[below(m_seeds.size())] : changedTree(m_trees[below(m_trees.size())]);
    if (below(3) > 0)
        for (auto changes = 1 + below(4); changes > 0; --changes)
            changeBytes(text);
    return text;
}

Json* Mutator::randomNode(Json& tree)
{
    Json* node = &tree;
    while (node->is_structured() && !node->empty() && below(6) > 0)
        node = &std::next(node->begin(), static_cast<std::ptrdiff_t>(below(node->size()))).value();
    return node;
}

Json Mutator::oddValue(const Json& tree)
{
    switch (below(11)) {
    case 0:
        return std::numeric_limits<std::int64_t>::max() - static_cast<std::int64_t>(below(2));
    case 1:
        return std::numeric_limits<std::int64_t>::min() + static_cast<std::int64_t>(below(2));
    case 2:
        return std::numeric_limits<std::uint64_t>::max();
    case 3:
        return -static_cast<std::int64_t>(below(1000));
    case 4:
        return 1e308 * (below(2) == 0 ? 1.0 : -1.0);
    case 5:
        return static_cast<std::int64_t>(std::int64_t{1} << below(63));
    case 6:
        return std::string(below(below(50) == 0 ? 100'000 : 300), static_cast<char>('a' + below(26)));
    case 7:
        return Json::array();
    case 8:
        return Json::object();
    case 9:
        return Json();
    default: {
        Json copy = tree;
        return *randomNode(copy); // something of the right form in the wrong place
    }
    }
}

std::string Mutator::changedTree(const Json& seed)
{
    Json tree = seed;
    for (auto changes = 1 + below(3); changes > 0; --changes) {
        Json* node = randomNode(tree);
        if (node->is_structured() && !node->empty() && below(3) == 0)
            node->erase(std::next(node->begin(), static_cast<std::ptrdiff_t>(below(node->size()))));
        else if (node->is_array() && below(3) == 0)
            node->push_back(node->empty() ? Json(0) : (*node)[below(node->size())]);
        else
            *node = oddValue(seed);
    }
    std::string text = tree.dump(-1, ' ', false, kReplace);
    return below(8) == 0 ? withTwin(text, below(text.size())) : text;
}

void Mutator::changeBytes(std::string& bytes)
{
    const auto at = below(bytes.size() + 1);
    const auto length = std::min(bytes.size() - at, 1 + below(64));
    switch (below(10)) {
    case 0:
        bytes.resize(at);
        break;
    case 1:
    case 2:
        if (at < bytes.size())
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        break;
    case 3:
        if (at < bytes.size())
            bytes[at] = static_cast<char>(below(256));
        break;
    case 4:
        bytes.erase(at, length);
        break;
    case 5:
        bytes.insert(at, bytes.substr(at, length));
        break;
    case 6:
        bytes.insert(at, kPieces[below(kPieces.size())]);
        break;
    case 7:
        bytes.replace(at, length, kPieces[below(kPieces.size())]);
        break;
    case 8: {
        const auto number = kNumbers[below(kNumbers.size())] + below(3) - 1; // little and big ends meet at the extremes
        const auto width = std::min(bytes.size() - at, std::size_t{1} << below(4));
        std::memcpy(bytes.data() + at, &number, width);
        break;
    }
    default:
        if (below(60) == 0)
            bytes.insert(at, nested(1 + below(300'000), below(2) == 0 ? '[' : '{', below(2) == 0 ? ']' : '}'));
        else
            bytes.insert(at, m_seeds[below(m_seeds.size())].substr(0, 1 + below(200)));
    }
    if (bytes.size() > kLargest)
        bytes.resize(kLargest);
}

} // namespace melisma::tests
