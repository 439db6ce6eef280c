// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voices/make_voice.h"

#include "core/voices/voice_package.h"

namespace melisma::voices {

namespace {

constexpr int kUsualYears = 10; ///< of a term, where its owner names none

} // namespace

VoiceRules freshRules()
{
    VoiceRules rules;
    rules.from = today();
    rules.until = yearsLater(rules.from, kUsualYears);
    return rules;
}

base::Result<base::VoiceFile> readVoiceFile(const std::string& role, const std::filesystem::path& path)
{
    auto bytes = readBytes(path, kMostPackage);
    if (!bytes)
        return bytes.error();
    return base::VoiceFile{role, path.filename().string(), std::move(*bytes)};
}

} // namespace melisma::voices
