// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/music/key.h"
#include "ml/compose/genre.h"

#include <optional>
#include <string_view>

namespace melisma::ml {

// Names as the data files write them; nothing for an unknown one.
std::optional<Role> roleNamed(std::string_view name);
std::optional<VoicingKind> voicingNamed(std::string_view name);
std::optional<ScaleKind> scaleNamed(std::string_view name);
std::optional<music::Mode> modeNamed(std::string_view name);

} // namespace melisma::ml
