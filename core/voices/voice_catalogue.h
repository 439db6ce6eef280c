// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::voices {

/// A language that published voices speak.
struct VoiceLanguage {
    std::string code; ///< "en-us"
    std::string name;
    std::string reading; ///< how well Melisma reads its spelling: "good" or "rough"
    std::string sample;  ///< a sentence to hear a voice by
};

/// A published voice.
struct PackVoice {
    std::string id;
    std::string name;
    std::string language; ///< its code
    std::string sex;      ///< "f" or "m"
    std::string grade;    ///< by its authors, A to F; empty where they gave none
    std::string note;     ///< may be empty
};

/// The published voices by what a person asks of them: resources/voices/kokoro.json. Immutable; any thread.
class VoiceCatalogue {
public:
    /// Errors name the file and the first thing wrong in it.
    static base::Result<VoiceCatalogue> read(const std::filesystem::path& file);

    const std::string& model() const { return m_model; } ///< the id of the model that holds them
    const std::string& licence() const { return m_licence; }
    const std::vector<PackVoice>& voices() const { return m_voices; }
    const std::vector<VoiceLanguage>& languages() const { return m_languages; }
    const PackVoice* find(std::string_view id) const; ///< null: not one of them
    const VoiceLanguage* language(std::string_view code) const;

private:
    std::string m_model;
    std::string m_licence;
    std::vector<VoiceLanguage> m_languages;
    std::vector<PackVoice> m_voices;
};

/// Whether a voice's language is the one asked for: "en" asks for every kind of English, empty for any; case and '_' do
/// not matter.
bool speaks(std::string_view language, std::string_view asked);

} // namespace melisma::voices
