// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ml/phonemes/vocabulary.h"

#include "core/base/json.h"
#include "ml/phonemes/utf8.h"

#include <algorithm>

namespace melisma::ml::phonemes {

namespace {

constexpr int kTokenCount = 178; ///< rows of the model's embedding

base::Error damaged(const std::filesystem::path& path, std::string detail)
{
    return {base::ErrorKind::input, path.string() + " is not a list of phoneme symbols with their ids",
            "Get Melisma's folder resources again", std::move(detail)};
}

} // namespace

base::Result<Vocabulary> Vocabulary::read(const std::filesystem::path& resources)
{
    const auto path = resources / "phonemes" / "kokoro_vocabulary.json";
    const auto json = base::readJsonFile(path);
    if (!json)
        return json.error();
    if (!json->is_object())
        return damaged(path, "no object");
    Vocabulary vocabulary;
    for (const auto& [symbol, id] : json->items()) {
        const auto codePoints = toUtf32(symbol);
        if (codePoints.size() != 1 || !id.is_number_integer() || id < 1 || id >= kTokenCount)
            return damaged(path, symbol);
        vocabulary.m_ids.emplace(codePoints.front(), id.get<int>());
    }
    return vocabulary;
}

int Vocabulary::idOf(char32_t symbol) const
{
    const auto found = m_ids.find(symbol);
    return found == m_ids.end() ? 0 : found->second;
}

EncodedSymbols Vocabulary::encode(std::string_view symbols) const
{
    EncodedSymbols result;
    for (const char32_t symbol : toUtf32(symbols)) {
        if (const int id = idOf(symbol)) {
            result.ids.push_back(id);
            continue;
        }
        std::string written;
        appendUtf8(written, symbol);
        if (std::find(result.unknown.begin(), result.unknown.end(), written) == result.unknown.end())
            result.unknown.push_back(written);
    }
    return result;
}

} // namespace melisma::ml::phonemes
