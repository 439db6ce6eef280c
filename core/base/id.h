// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace melisma::base {

/// An identity that only compares with its own kind. 0 means none; values are unique within one project.
template <class Tag>
struct Id {
    std::uint64_t value = 0;

    explicit operator bool() const { return value != 0; }
    auto operator<=>(const Id&) const = default;
};

} // namespace melisma::base

template <class Tag>
struct std::hash<melisma::base::Id<Tag>> {
    std::size_t operator()(melisma::base::Id<Tag> id) const noexcept { return std::hash<std::uint64_t>{}(id.value); }
};
