// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace melisma::ml {

/// Takes values off the front of a file, little endian. A read past the end makes it `cut`, and all further reads
/// answer zeros, so that a reader need ask only once whether all was there. The bytes must outlive it.
class ByteCursor {
public:
    explicit ByteCursor(std::span<const std::byte> bytes) : m_rest(bytes) {}

    bool cut() const { return m_cut; }
    std::size_t left() const { return m_rest.size(); }
    /// For a reader that finds a count which cannot be.
    void giveUp() { m_cut = true; }

    std::span<const std::byte> take(std::uint64_t size)
    {
        if (size > m_rest.size())
            m_cut = true;
        if (m_cut)
            return {};
        const auto taken = m_rest.first(size);
        m_rest = m_rest.subspan(size);
        return taken;
    }

    std::string_view text(std::uint64_t size)
    {
        const auto bytes = take(size);
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

    /// Up to the next line feed, which is taken too.
    std::string_view line()
    {
        const std::string_view rest(reinterpret_cast<const char*>(m_rest.data()), m_rest.size());
        const auto end = rest.find('\n');
        if (end == std::string_view::npos) {
            m_cut = true;
            return {};
        }
        return text(end + 1).substr(0, end);
    }

    template <class T>
    T number()
    {
        T value{};
        if (const auto bytes = take(sizeof(T)); bytes.size() == sizeof(T))
            std::memcpy(&value, bytes.data(), sizeof(T));
        return value;
    }

private:
    std::span<const std::byte> m_rest;
    bool m_cut = false;
};

} // namespace melisma::ml
