// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/genre.h"
#include "ml/compose/schema_reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace melisma::ml {

// Values that several parts of a genre file have.

/// A name that `lookUp` knows, else a complaint that it is no `what`.
template <class T>
T named(const SchemaReader& at, std::optional<T> (*lookUp)(std::string_view), const char* what)
{
    const std::string name = at.text();
    const auto found = lookUp(name);
    if (!found)
        at.fail("'" + name + "' is not a " + what);
    return found.value_or(T{});
}

/// "[48, 72]": lowest and highest MIDI pitch, an octave apart at least.
inline Register readRegister(const SchemaReader& at)
{
    const auto ends = at.items();
    if (ends.size() != 2) {
        at.fail("[lowest, highest] is expected");
        return {};
    }
    const Register range{ends[0].integer(0, 127), ends[1].integer(0, 127)};
    if (range.high - range.low < 12)
        at.fail("a register spans at least an octave");
    return range;
}

/// What blanks separate.
inline std::vector<std::string> words(const std::string& text)
{
    std::vector<std::string> result;
    std::string word;
    for (const char c : text + ' ') {
        if (c != ' ')
            word += c;
        else if (!word.empty())
            result.push_back(std::exchange(word, {}));
    }
    return result;
}

} // namespace melisma::ml
