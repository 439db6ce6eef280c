// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace melisma::ml::phonemes {

/// Symbols as Kokoro's token ids.
struct EncodedSymbols {
    std::vector<int> ids;
    std::vector<std::string> unknown; ///< dropped: symbols without an id, each once, in order of appearance
};

/// The 114 phoneme and punctuation symbols that Kokoro-82M was trained with; each is one code point. Immutable.
class Vocabulary {
public:
    /// Reads phonemes/kokoro_vocabulary.json ({"symbol": id}) below the folder resources.
    static base::Result<Vocabulary> read(const std::filesystem::path& resources);

    /// The id, or 0 (the padding) when Kokoro has no such symbol.
    int idOf(char32_t symbol) const;
    EncodedSymbols encode(std::string_view symbols) const;
    std::size_t size() const { return m_ids.size(); }

private:
    std::unordered_map<char32_t, int> m_ids;
};

} // namespace melisma::ml::phonemes
