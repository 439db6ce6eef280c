// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/cli/verb_inspect.h"

#include "audio/export/export_project.h"

namespace melisma::app {

std::string InspectVerb::summary() const { return "Show the AI-usage record inside an exported file"; }

void InspectVerb::addOptions(CLI::App& options)
{
    options.add_option("FILE", m_path, "An exported sound file")->required();
}

base::Result<base::Json> InspectVerb::run(const VerbContext&) { return audio::readUsageRecord(m_path); }

std::string InspectVerb::text(const base::Json& result) const { return result.dump(2); }

} // namespace melisma::app
