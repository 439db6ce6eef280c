// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/music/score.h"
#include "ml/compose/library.h"
#include "ml/models/drum_net/net_drummer.h"

#include <filesystem>
#include <optional>
#include <string>

namespace melisma::ml {

/// What every composing task needs of the resources: the styles and lexicon, and the drum net.
class Band {
public:
    /// Without the net's weights the grammar plays the drums; drumFacts() says why.
    static base::Result<Band> load(const std::filesystem::path& resources);

    const Library& library() const { return m_library; }
    /// Null: the grammar plays.
    const Drummer* drummer() const { return m_drummer ? &*m_drummer : nullptr; }
    /// Adds who played the drums of `score` (`drumsBy`, only where it has drums or `always`), and why it was not the
    /// net.
    void addDrumFacts(const music::Score& score, base::Json& facts, bool always) const;

private:
    Library m_library;
    std::optional<drums::NetDrummer> m_drummer;
    std::string m_drummerMissing;
};

/// The rule composer as the provenance tells it.
base::ModelUse composerModel();

} // namespace melisma::ml
