// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/voice_option.h"

#include "core/base/resource_folder.h"
#include "core/voices/voice_params.h"

namespace melisma::app {

base::Result<voices::VoiceLibrary> userVoices()
{
    const auto resources = base::resourceFolder();
    return resources ? voices::VoiceLibrary::open(*resources) : resources.error();
}

base::Result<void> setVoice(const std::string& written, base::ParamValues& params)
{
    const auto library = userVoices();
    if (!library)
        return library.error();
    const auto voice = library->resolve(written);
    if (!voice)
        return voice.error();
    voices::setVoiceParams(*voice, params);
    return {};
}

void VoiceOption::addOption(CLI::App& options)
{
    options
        .add_option("--voice", m_written,
                    "A voice (see melisma voices list), a blend like \"af_heart*0.7 + af_sky\", or a design like "
                    "\"af_heart; pitch=0.5\"")
        ->type_name("ID");
}

} // namespace melisma::app
