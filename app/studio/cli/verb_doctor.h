// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"

namespace melisma::app {

/// `melisma doctor`: what is installed, what is missing and the command that gets it.
class DoctorVerb : public Verb {
public:
    std::string name() const override { return "doctor"; }
    std::string summary() const override;
    void addOptions(CLI::App& options) override;
    base::Result<base::Json> run(const VerbContext& context) override;
    std::string text(const base::Json& result) const override;

};

} // namespace melisma::app
