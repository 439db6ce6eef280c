// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/music/note.h"
#include "ml/compose/stage.h"

#include <vector>

namespace melisma::ml {

/// Who plays what the drum grammar wrote. The grammar is the fence: a drummer may ornament and humanise a pattern, not
/// leave it.
class Drummer {
public:
    virtual ~Drummer() = default;

    /// As the provenance of what it plays tells it.
    virtual base::ModelUse model() const = 0;

    /// False where the grammar's own performance is better.
    virtual bool plays(const MeterGrid& grid) const = 0;

    /// The strokes of one section from its `written` pattern, as perform() answers them. Only `context.rng` may be a
    /// source of chance. Any thread.
    virtual music::NoteSequence play(const PartSection& context, std::vector<DraftNote> written) const = 0;
};

} // namespace melisma::ml
