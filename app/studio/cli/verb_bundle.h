// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"

namespace melisma::app {

/// `melisma bundle X.melisma -o X.melisma.zip`, and the way back.
class BundleVerb final : public Verb {
public:
    std::string name() const override { return "bundle"; }
    std::string summary() const override;
    void addOptions(CLI::App& options) override;
    base::Result<base::Json> run(const VerbContext& context) override;
    std::string text(const base::Json& result) const override;

private:
    base::Result<base::Json> pack(const VerbContext& context) const;
    base::Result<base::Json> unpack(const VerbContext& context) const;

    std::string m_input;
    std::string m_output;
};

} // namespace melisma::app
