// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/text_list.h"

#include "ui/common/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace melisma::ui {
namespace {

constexpr std::string_view kMark = "%1";

/// What stands in `text` where the listed text has its mark.
std::optional<std::string> valueIn(std::string_view listed, std::string_view text)
{
    const auto mark = listed.find(kMark);
    if (mark == std::string_view::npos)
        return std::nullopt;
    const auto before = listed.substr(0, mark);
    const auto behind = listed.substr(mark + kMark.size());
    if (text.size() < before.size() + behind.size() || !text.starts_with(before) || !text.ends_with(behind))
        return std::nullopt;
    return std::string(text.substr(before.size(), text.size() - before.size() - behind.size()));
}

} // namespace

std::optional<QString> TextList::find(const std::string& text) const
{
    if (text.empty()) // Qt would answer with the head of its file
        return std::nullopt;
    const auto same = [&text](const char* listed) { return text == listed; };
    return std::ranges::any_of(m_texts, same) ? QCoreApplication::translate(m_context, text.c_str())
                                              : findWithValue(text);
}

std::optional<QString> TextList::findWithValue(const std::string& text) const
{
    for (const char* listed : m_texts)
        if (const auto value = valueIn(listed, text))
            return QCoreApplication::translate(m_context, listed).arg(m_value ? m_value(*value) : toQString(*value));
    return std::nullopt;
}

} // namespace melisma::ui
