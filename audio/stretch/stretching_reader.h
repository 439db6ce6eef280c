// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/files/audio_file.h"
#include "core/project/clip.h"

#include <memory>

namespace melisma::audio {

/// Reads `source` as it sounds stretched and shifted, by Rubber Band's faster engine while it is read: a preview for
/// the time until the finer file is there. From front to back it is whole; where it is sought the stretcher begins
/// anew, so that what was read before and behind a seek may not fit at the seam. heardFrames() frames of the source's.
/// Not thread-safe; errors as the source's.
std::unique_ptr<AudioReader> stretchWhileReading(std::unique_ptr<AudioReader> source,
                                                 const project::TimePitch& timePitch);

} // namespace melisma::audio
