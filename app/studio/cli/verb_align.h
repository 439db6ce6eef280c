// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"

namespace melisma::app {

/// `melisma align RECORDING [--lyrics TEXT]`: when each word is heard.
class AlignVerb : public Verb {
public:
    std::string name() const override { return "align"; }
    std::string summary() const override;
    void addOptions(CLI::App& options) override;
    base::Result<base::Json> run(const VerbContext& context) override;
    std::string text(const base::Json& result) const override;

private:
    std::filesystem::path m_recording;
    std::string m_lyrics;
};

} // namespace melisma::app
