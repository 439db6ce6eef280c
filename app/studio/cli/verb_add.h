// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"

namespace melisma::app {

/// `melisma add X.melisma FILE...`: sound files onto new tracks, and the files in folders; what is no sound is skipped.
class AddVerb : public Verb {
public:
    std::string name() const override { return "add"; }
    std::string summary() const override;
    void addOptions(CLI::App& options) override;
    base::Result<base::Json> run(const VerbContext& context) override;
    std::string text(const base::Json& result) const override;

private:
    std::filesystem::path m_project;
    std::vector<std::filesystem::path> m_files;
    double m_atSeconds = 0.0;
    bool m_takeTempo = false;
};

} // namespace melisma::app
