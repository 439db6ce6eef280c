// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"
#include "core/models/install.h"

namespace melisma::app {

/// `melisma models list | pull ID | import FILE... | remove ID | path`: the weights that are not built in.
class ModelsVerb final : public Verb {
public:
    std::string name() const override { return "models"; }
    std::string summary() const override;
    void addOptions(CLI::App& options) override;
    base::Result<base::Json> run(const VerbContext& context) override;
    std::string text(const base::Json& result) const override;

private:
    base::Result<base::Json> list() const;
    base::Result<base::Json> pull(const VerbContext& context) const;
    base::Result<base::Json> import(const VerbContext& context) const;
    base::Result<base::Json> remove() const;
    base::Result<base::Json> installFrom(models::PieceProvider& pieces, const models::ModelManifest& table,
                                         const models::ModelEntry& entry, const VerbContext& context) const;

    CLI::App* m_list = nullptr;
    CLI::App* m_pull = nullptr;
    CLI::App* m_import = nullptr;
    CLI::App* m_remove = nullptr;
    std::string m_id;
    std::vector<std::filesystem::path> m_files;
    bool m_accepted = false;
};

/// What `models list` and `doctor` say of one model: the contract's fields, and `problem` when it is damaged.
base::Json describeModel(const models::ModelEntry& entry, const models::ModelFolder& folder);

} // namespace melisma::app
