// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/symbol_table.h"

namespace melisma::ml::phonemes {

std::string rewritten(std::string_view text, std::span<const Replacement> rows)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const Replacement* best = nullptr;
        for (const Replacement& row : rows)
            if (text.starts_with(row.from) && (!best || row.from.size() > best->from.size()))
                best = &row;
        result += best ? best->to : text.substr(0, 1);
        text.remove_prefix(best ? best->from.size() : 1);
    }
    return result;
}

} // namespace melisma::ml::phonemes
