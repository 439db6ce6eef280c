// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"
#include "core/base/task.h"

#include <map>

namespace melisma::app {

/// `melisma sketch PROMPT -o X.melisma`: a prompt becomes a multitrack project. `--draft` only writes the words.
class SketchVerb : public Verb {
public:
    std::string name() const override { return "sketch"; }
    std::string summary() const override;
    void addOptions(CLI::App& options) override;
    base::Result<base::Json> run(const VerbContext& context) override;
    std::string text(const base::Json& result) const override;

private:
    base::Result<base::TaskRequest> request(const VerbContext& context) const;
    base::Result<base::Json> draft(const VerbContext& context) const;
    base::Result<base::Json> land(const base::TaskRequest& request, const base::TaskResult& result,
                                  const std::string& started, const std::filesystem::path& scratch) const;

    std::string m_prompt;
    std::map<std::string, std::string> m_texts; ///< options of the task, by ParamSpec key, as written
    std::filesystem::path m_output;
    std::filesystem::path m_into;
    double m_atSeconds = 0.0;
    bool m_draft = false;
    bool m_force = false;
};

} // namespace melisma::app
