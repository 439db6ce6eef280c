// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <span>
#include <string>

namespace melisma::ui {

/// English texts that come from outside Qt, listed for lupdate by QT_TRANSLATE_NOOP under one context. "%1" in a listed
/// text stands for a value, so that "Writing take 3" is found by "Writing take %1" and other languages may put the
/// value elsewhere. A constant of its file; any thread.
class TextList {
public:
    using Value = QString (*)(const std::string&);

    /// `value` says what stands for "%1" in the window's language; none: as it came.
    constexpr TextList(const char* context, std::span<const char* const> texts, Value value = nullptr)
        : m_context(context)
        , m_texts(texts)
        , m_value(value)
    {}

    /// `text` in the window's language; none where it is not listed.
    std::optional<QString> find(const std::string& text) const;

private:
    std::optional<QString> findWithValue(const std::string& text) const;

    const char* m_context;
    std::span<const char* const> m_texts;
    Value m_value;
};

} // namespace melisma::ui
