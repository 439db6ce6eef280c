// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/project/json_reader.h"
#include "core/project/project.h"

namespace melisma::project {

/// A track as `reader` finds it; failures go to the reader's error slot. toJson(const Track&) is its inverse.
Track readTrack(const JsonReader& reader);

/// The chain of effects under `key`; files from before there were any have none.
std::vector<EffectSlot> readEffects(const JsonReader& reader, const char* key);
base::Json toJson(const std::vector<EffectSlot>& effects);

} // namespace melisma::project
