// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_inspect.h"

#include "audio/export/audio_delivery.h"
#include "audio/export/export_project.h"
#include "audio/files/audio_file.h"

namespace melisma::app {

std::string InspectVerb::summary() const { return "Show the AI-usage record inside an exported file"; }

void InspectVerb::addOptions(CLI::App& options)
{
    options.add_option("FILE", m_path, "An exported sound file")->required();
}

base::Result<base::Json> InspectVerb::run(const VerbContext&)
{
    auto record = audio::readUsageRecord(m_path);
    if (record || record.error().kind != base::ErrorKind::notFound)
        return record;
    // Tags get lost; the record beside the file speaks for it as long as the sound is the one it was written for.
    auto beside = base::readJsonFile(audio::sidecarOf(m_path));
    if (!beside)
        return record;
    const auto hash = audio::pcmSha256(m_path);
    const auto asset = base::memberOr(*beside, "asset", base::Json::object());
    return hash && base::memberOr<std::string>(asset, "pcmSha256", "") == *hash ? beside : record;
}

std::string InspectVerb::text(const base::Json& result) const { return result.dump(2); }

} // namespace melisma::app
