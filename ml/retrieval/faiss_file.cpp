// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/retrieval/faiss_file.h"

#include "ml/io/byte_cursor.h"
#include "ml/io/file_bytes.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string_view>

namespace melisma::ml {

namespace {

constexpr std::uint64_t kWidest = 8192;
constexpr std::uint64_t kMostVectors = 1U << 24U;
constexpr std::int32_t kSquaredDistance = 1; ///< of faiss's metrics

base::Error refused(std::string message)
{
    return {base::ErrorKind::input,
            "The index cannot be used: " + std::move(message),
            "Choose the file added_*.index that belongs to the voice, or convert without an index",
            {}};
}

bool takes(ByteCursor& cursor, std::string_view four)
{
    return cursor.text(four.size()) == four;
}

/// A vector of items of `size` bytes, `atMost` of them, which its own count must say.
std::span<const std::byte> takeCounted(ByteCursor& cursor, std::uint64_t size, std::uint64_t atMost)
{
    const auto count = cursor.number<std::uint64_t>();
    if (count > atMost)
        cursor.giveUp();
    return cursor.take(cursor.cut() ? 0 : count * size);
}

/// What all indexes begin with.
struct Header {
    std::uint64_t width = 0;
    std::uint64_t count = 0;
};

base::Result<Header> takeHeader(ByteCursor& cursor)
{
    const auto width = cursor.number<std::int32_t>();
    const auto count = cursor.number<std::int64_t>();
    cursor.take(2 * sizeof(std::int64_t)); // two numbers that faiss once used
    const auto trained = cursor.number<std::uint8_t>();
    const auto metric = cursor.number<std::int32_t>();
    if (cursor.cut() || width < 1 || static_cast<std::uint64_t>(width) > kWidest || count < 0 ||
        static_cast<std::uint64_t>(count) > kMostVectors)
        return refused("its sizes are not those of a voice");
    if (trained != 1 || metric != kSquaredDistance)
        return refused("it is not trained, or measures otherwise than by distance");
    return Header{static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(count)};
}

/// The quantiser that names a list for each vector is of no use to an exact search.
base::Result<void> skipQuantiser(ByteCursor& cursor, const Header& whole, std::uint64_t lists)
{
    if (!takes(cursor, "IxF2"))
        return refused("its lists are chosen in a way that RVC does not use");
    const auto header = takeHeader(cursor);
    if (!header)
        return header.error();
    const auto floats = takeCounted(cursor, sizeof(float), kMostVectors * kWidest);
    if (cursor.cut() || header->width != whole.width || header->count != lists ||
        floats.size() != header->count * header->width * sizeof(float))
        return refused("its lists do not fit its vectors");
    return {};
}

base::Result<void> skipDirectMap(ByteCursor& cursor)
{
    const auto kind = cursor.number<std::uint8_t>();
    takeCounted(cursor, sizeof(std::int64_t), kMostVectors);
    if (cursor.cut() || kind > 1)
        return refused("it has a map that RVC does not use");
    return {};
}

/// How many vectors each list holds: "full" for all lists, or "sprs" with the numbers of those that hold any.
base::Result<std::vector<std::uint64_t>> takeListSizes(ByteCursor& cursor, std::uint64_t lists)
{
    const auto kind = cursor.text(4);
    const bool full = kind == "full";
    if (!full && kind != "sprs")
        return refused("its table of lists is damaged");
    std::vector<std::uint64_t> sizes(lists);
    const auto raw = takeCounted(cursor, sizeof(std::uint64_t), 2 * lists);
    std::vector<std::uint64_t> numbers(raw.size() / sizeof(std::uint64_t));
    if (!raw.empty())
        std::memcpy(numbers.data(), raw.data(), raw.size());
    if (cursor.cut() || (full ? numbers.size() != lists : numbers.size() % 2 != 0))
        return refused("its table of lists is damaged");
    if (full)
        return numbers;
    for (std::size_t i = 0; i < numbers.size(); i += 2) {
        if (numbers[i] >= lists || sizes[numbers[i]] != 0)
            return refused("its table of lists is damaged");
        sizes[numbers[i]] = numbers[i + 1];
    }
    return sizes;
}

/// Puts the vectors of the lists where their numbers say.
base::Result<IndexVectors> takeVectors(ByteCursor& cursor, const Header& whole, const std::vector<std::uint64_t>& sizes)
{
    std::uint64_t sum = 0;
    for (const std::uint64_t size : sizes)
        if (size > whole.count || (sum += size) > whole.count)
            return refused("its lists hold more vectors than it says");
    const std::uint64_t bytes = whole.width * sizeof(float);
    if (sum != whole.count || cursor.left() != sum * (bytes + sizeof(std::int64_t)))
        return refused("it has another length than its lists say");
    IndexVectors vectors{whole.count, whole.width, std::vector<float>(whole.count * whole.width)};
    std::vector<bool> seen(whole.count, false);
    for (const std::uint64_t size : sizes) {
        const auto floats = cursor.take(size * bytes);
        const auto numbers = cursor.take(size * sizeof(std::int64_t));
        for (std::uint64_t i = 0; i < size; ++i) {
            std::int64_t number = 0;
            std::memcpy(&number, numbers.data() + i * sizeof(number), sizeof(number));
            if (number < 0 || static_cast<std::uint64_t>(number) >= whole.count ||
                seen[static_cast<std::size_t>(number)])
                return refused("its vectors are numbered twice or out of range");
            seen[static_cast<std::size_t>(number)] = true;
            std::memcpy(vectors.values.data() + static_cast<std::uint64_t>(number) * whole.width,
                        floats.data() + i * bytes, bytes);
        }
    }
    if (!std::ranges::all_of(vectors.values, [](float value) { return std::isfinite(value); }))
        return refused("it holds something that is no number");
    return vectors;
}

} // namespace

base::Result<IndexVectors> parseFaissIndex(std::span<const std::byte> file)
{
    ByteCursor cursor(file);
    if (!takes(cursor, "IwFl"))
        return refused("it is not an index of the kind that RVC makes (IVF with flat lists)");
    const auto whole = takeHeader(cursor);
    if (!whole)
        return whole.error();
    const auto lists = cursor.number<std::uint64_t>();
    cursor.number<std::uint64_t>(); // lists to look into, of no use to an exact search
    if (cursor.cut() || lists < 1 || lists > kMostVectors || lists > file.size())
        return refused("its number of lists is not that of a voice");
    if (const auto skipped = skipQuantiser(cursor, *whole, lists); !skipped)
        return skipped.error();
    if (const auto skipped = skipDirectMap(cursor); !skipped)
        return skipped.error();
    if (!takes(cursor, "ilar") || cursor.number<std::uint64_t>() != lists ||
        cursor.number<std::uint64_t>() != whole->width * sizeof(float))
        return refused("its lists are kept in a way that RVC does not use");
    const auto sizes = takeListSizes(cursor, lists);
    if (!sizes)
        return sizes.error();
    return takeVectors(cursor, *whole, *sizes);
}

base::Result<IndexVectors> readFaissIndex(const std::filesystem::path& path)
{
    const auto bytes = readFileBytes(path);
    if (!bytes)
        return bytes.error();
    auto vectors = parseFaissIndex(*bytes);
    return vectors ? std::move(vectors) : base::Result<IndexVectors>(inFile(vectors.error(), path));
}

} // namespace melisma::ml
