// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/instruments/soundfont_facts.h"
#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace melisma::audio {

/// Loads a font that readSoundfont() has found whole, and plays every preset of it for a moment in three octaves. A
/// font that FluidSynth cannot bear ends the process, so this is for the worker. Errors: it cannot be loaded, a preset
/// cannot be chosen, ErrorKind::cancelled.
base::Result<void> tryFont(const std::filesystem::path& file, const SoundfontFacts& facts,
                           const std::function<void(double)>& progress = {}, std::stop_token stop = {});

} // namespace melisma::audio
