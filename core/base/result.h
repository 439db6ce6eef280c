// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace melisma::base {

/// What went wrong, coarse enough for a program to act on. Text forms are part of the `--json` contract.
enum class ErrorKind {
    usage,       ///< the call itself is wrong: unknown option, contradictory values
    input,       ///< what was given cannot be used: damaged file, value out of range
    notFound,    ///< a named thing does not exist
    io,          ///< the system refused: permission, full disk, vanished device
    missing,     ///< something Melisma needs is not installed
    unsupported, ///< understood, but nothing here can do it
    cancelled,   ///< the user stopped it
    crashed,     ///< a worker died
    internal,    ///< a bug of ours
};

std::string_view toString(ErrorKind kind);
ErrorKind errorKindFromString(std::string_view text);

/// A failure as a person should read it: what happened and to what (`message`), what to do (`hint`),
/// and what only a developer needs (`detail`, logged, never the only text shown).
struct Error {
    ErrorKind kind = ErrorKind::internal;
    std::string message;
    std::string hint;
    std::string detail;

    /// "message. hint" as one line.
    std::string sentence() const;
    bool operator==(const Error&) const = default;
};

/// A value or the reason why there is none. Modules hand these to each other instead of exceptions.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() & { assert(ok()); return *std::get_if<0>(&m_state); }
    const T& value() const& { assert(ok()); return *std::get_if<0>(&m_state); }
    T&& value() && { assert(ok()); return std::move(*std::get_if<0>(&m_state)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const { assert(!ok()); return *std::get_if<1>(&m_state); }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error. Default construction is success.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_ok(false) {}

    bool ok() const { return m_ok; }
    explicit operator bool() const { return m_ok; }
    const Error& error() const { assert(!m_ok); return m_error; }

private:
    Error m_error;
    bool m_ok = true;
};

} // namespace melisma::base
