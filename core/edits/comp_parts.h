// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <vector>

namespace melisma::edits {

base::Error noSuchTake(project::TakeId take);

/// Lets the clip sound a take that has just been added; a comp stays, and the take lies ready beside it.
void hearNewTake(project::Clip& clip, project::TakeId take);

/// The takes of a clip from the start of its material on, the chosen one being the first part. For edits of comps.
class CompParts {
public:
    static constexpr std::int64_t kEnd = std::int64_t{1} << 60; ///< behind all material

    explicit CompParts(const project::Clip& clip);

    void put(std::int64_t from, std::int64_t to, project::TakeId take);
    /// What it sounded goes to the part before it, or behind it at the start. False where nothing else sounds.
    bool remove(project::TakeId take);
    /// In their plainest form: no two of one take side by side.
    void writeTo(project::Clip& clip) const;

private:
    struct Part {
        std::int64_t from = 0;
        project::TakeId take;
    };
    std::vector<Part> m_parts; ///< the first from 0 on
};

} // namespace melisma::edits
