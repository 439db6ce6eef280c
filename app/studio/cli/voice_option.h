// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/param_spec.h"
#include "core/voices/voice_library.h"

#include <CLI/CLI.hpp>

namespace melisma::app {

/// The voices of this installation and this user.
base::Result<voices::VoiceLibrary> userVoices();

/// Sets the parameters "voice" and, for one of the user's, "voiceName" to what `written` names. Errors as
/// VoiceLibrary::resolve.
base::Result<void> setVoice(const std::string& written, base::ParamValues& params);

/// `--voice` of every verb that speaks or sings: a published voice, one of the user's, or a recipe of both.
class VoiceOption {
public:
    void addOption(CLI::App& options);

    const std::string& written() const { return m_written; }
    base::Result<void> setParams(base::ParamValues& params) const { return setVoice(m_written, params); }

private:
    std::string m_written = "af_heart";
};

} // namespace melisma::app
