// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"
#include "core/base/task.h"
#include "core/project/project.h"

namespace melisma::app {

/// `melisma arrange X.melisma`: accompanies what is there, writes parts anew, adds parts, goes on.
class ArrangeVerb : public Verb {
public:
    std::string name() const override { return "arrange"; }
    std::string summary() const override;
    void addOptions(CLI::App& options) override;
    base::Result<base::Json> run(const VerbContext& context) override;
    std::string text(const base::Json& result) const override;

private:
    base::Result<base::TaskRequest> request(const VerbContext& context, const project::Project& project) const;

    std::filesystem::path m_project;
    std::string m_style;
    std::string m_add;
    std::string m_rewrite;
    std::string m_continue;
    std::string m_theme;
    int m_themeBar = 0; ///< 0: not given
    std::string m_range;
    int m_takes = 1;
};

} // namespace melisma::app
