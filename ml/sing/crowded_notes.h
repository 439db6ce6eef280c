// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/sing/sung_note.h"

namespace melisma::ml::sing {

/// Leaves out tokens where two vowels lie nearer than a frame for each sound between them, so that timeTokens() finds
/// room: codas from their end, then the next onset from its beginning, stress marks last. Vowels stay. `notes` in
/// order. Answers how many tokens went.
int leaveOutCrowded(std::vector<SungNote>& notes);

} // namespace melisma::ml::sing
