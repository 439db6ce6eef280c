// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"

namespace melisma::app {

/// `melisma inspect FILE`: the AI-usage record inside an exported file.
class InspectVerb : public Verb {
public:
    std::string name() const override { return "inspect"; }
    std::string summary() const override;
    void addOptions(CLI::App& options) override;
    base::Result<base::Json> run(const VerbContext& context) override;
    std::string text(const base::Json& result) const override;

private:
    std::filesystem::path m_path;
};

} // namespace melisma::app
