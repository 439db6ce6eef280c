// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

#include <array>

namespace melisma::base {

namespace {

struct KindName {
    ErrorKind kind;
    std::string_view name;
};

constexpr std::array kKindNames = {
    KindName{ErrorKind::usage, "usage"},
    KindName{ErrorKind::input, "input"},
    KindName{ErrorKind::notFound, "notFound"},
    KindName{ErrorKind::io, "io"},
    KindName{ErrorKind::missing, "missing"},
    KindName{ErrorKind::unsupported, "unsupported"},
    KindName{ErrorKind::cancelled, "cancelled"},
    KindName{ErrorKind::crashed, "crashed"},
    KindName{ErrorKind::internal, "internal"},
};

bool endsSentence(const std::string& text)
{
    return !text.empty() && std::string_view(".!?").find(text.back()) != std::string_view::npos;
}

} // namespace

std::string_view toString(ErrorKind kind)
{
    for (const auto& entry : kKindNames)
        if (entry.kind == kind)
            return entry.name;
    return "internal";
}

ErrorKind errorKindFromString(std::string_view text)
{
    for (const auto& entry : kKindNames)
        if (entry.name == text)
            return entry.kind;
    return ErrorKind::internal;
}

std::string Error::sentence() const
{
    std::string text = message;
    if (!endsSentence(text))
        text += '.';
    if (!hint.empty()) {
        text += ' ' + hint;
        if (!endsSentence(text))
            text += '.';
    }
    return text;
}

} // namespace melisma::base
