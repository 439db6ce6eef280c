// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/instruments/soundfont_chunks.h"
#include "audio/instruments/soundfont_facts.h"

#include <cstdint>
#include <string>
#include <vector>

namespace melisma::audio {

/// Where a sample lies in the pool: in samples, or in bytes of a Vorbis one.
struct SoundfontSample {
    std::string name;
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    std::uint32_t rate = 0; ///< Hz
    int type = 0;
};

/// The lists of presets, instruments and samples, as far as we need them.
struct SoundfontRecords {
    std::vector<SoundfontPreset> presets; ///< ascending by bank, then program; each pair once
    std::vector<SoundfontSample> samples;
};

/// Reads the list pdta and proves it: sizes are whole records, each list ends with a terminal record, indices ascend
/// and point into their lists, and the zones of all presets, their instruments' included, are no more than a million.
base::Result<SoundfontRecords> readRecords(SoundfontBytes& bytes, const SoundfontChunk& list);

} // namespace melisma::audio
