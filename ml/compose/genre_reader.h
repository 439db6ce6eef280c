// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "ml/compose/genre.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::ml {

/// The members that a genre file may have, by the member they stand in ("band": of each part): "" is the file itself.
const std::map<std::string, std::vector<std::string_view>>& genreSchema();

/// Reads and checks one genre file; the error names the file and the place in it.
base::Result<Genre> readGenre(const base::Json& json, const std::string& file);

/// Adds the harmony of the modes that the genre's own file leaves out (resources/compose/modes.json).
base::Result<void> addModes(const base::Json& json, const std::string& file, Genre& genre);

/// General MIDI key of a drum by name ("kick", "openHat"); -1 when there is none such.
int drumKey(std::string_view name);

} // namespace melisma::ml
