// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>

namespace melisma::base {

/// An immutable value whose storage is shared between copies: the unit of structure sharing in a Project.
/// Equality is deep, with a shortcut for shared storage. Never empty.
template <class T>
class Shared {
public:
    Shared() : m_value(std::make_shared<const T>()) {}
    Shared(T value) : m_value(std::make_shared<const T>(std::move(value))) {}

    const T& operator*() const { return *m_value; }
    const T* operator->() const { return m_value.get(); }
    const T* get() const { return m_value.get(); }
    const std::shared_ptr<const T>& pointer() const { return m_value; }

    /// True when both refer to the same storage, so nothing below can differ.
    bool sameStorage(const Shared& other) const { return m_value == other.m_value; }

    /// A copy with `change` applied to it; the original is untouched.
    template <class Change>
    Shared with(Change&& change) const
    {
        T copy = *m_value;
        std::forward<Change>(change)(copy);
        return Shared(std::move(copy));
    }

    friend bool operator==(const Shared& a, const Shared& b) { return a.sameStorage(b) || *a == *b; }

private:
    std::shared_ptr<const T> m_value;
};

} // namespace melisma::base
