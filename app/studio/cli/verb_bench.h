// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"

namespace melisma::app {

/// `melisma bench [NAME]`: how fast it is here, beside other programs where they are installed.
class BenchVerb : public Verb {
public:
    std::string name() const override { return "bench"; }
    std::string summary() const override;
    void addOptions(CLI::App& options) override;
    base::Result<base::Json> run(const VerbContext& context) override;
    std::string text(const base::Json& result) const override;

private:
    std::string m_name;
    int m_runs = 5;
    bool m_small = false;
};

} // namespace melisma::app
