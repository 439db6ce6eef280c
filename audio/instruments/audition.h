// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/music/score.h"

#include <filesystem>
#include <vector>

namespace melisma::audio {

/// A phrase of two seconds by which an instrument can be known, one channel: a broken chord where it is at home, some
/// strokes of a kit. Not for the UI thread: it loads the instrument. Errors as of SoundfontPlayer::make.
base::Result<std::vector<float>> auditionInstrument(const std::filesystem::path& soundfont,
                                                    const music::Instrument& instrument, int sampleRate);

} // namespace melisma::audio
