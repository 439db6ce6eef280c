// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <string>
#include <vector>

namespace melisma::jobs {

/// What is sung in one breath, in song time: from the middle of the rest before it to the middle of the rest behind.
struct MelodyPhrase {
    base::Beats start;
    base::Beats end;
    std::string words; ///< as written at its notes; empty where nothing is
};

/// The phrases of a clip with notes, which rests of a beat and more part; together they fill the clip. None where it
/// sounds no note.
std::vector<MelodyPhrase> phrasesOf(const project::Clip& clip);

} // namespace melisma::jobs
