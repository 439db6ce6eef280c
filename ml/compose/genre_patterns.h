// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ml/compose/genre.h"
#include "ml/compose/schema_reader.h"

namespace melisma::ml {

/// Reads the rhythms of a genre file: "grooves", "fills", "bass", "comps" and "melodies".
void readPatterns(const SchemaReader& top, Genre& genre);

} // namespace melisma::ml
