// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/project/project.h"

#include <cstdint>
#include <string>
#include <vector>

namespace melisma::audio {

/// A place in a take where sound is missing.
struct Dropout {
    std::int64_t frame = 0; ///< in the take
    std::int64_t lost = 0;  ///< frames that were filled with silence there; 0: the device did not say how many
    bool operator==(const Dropout&) const = default;
};

/// What a take's file says of itself, so that a clip can be made of it even when the program that recorded it has gone.
struct TakeStory {
    std::string recording; ///< the same for all takes of one press of the button
    project::TrackId track;
    std::string name;         ///< of the clip
    std::int64_t start = 0;   ///< timeline frame that the callback played while the first sample came in
    std::int64_t latency = 0; ///< frames that what is heard in the file is late by
    int pass = 0;             ///< counts the rounds of a loop
    std::string begun;        ///< when, as Provenance writes it
    bool operator==(const TakeStory&) const = default;
};

base::Json toJson(const TakeStory& story);
base::Result<TakeStory> takeStoryFrom(const std::string& text);

} // namespace melisma::audio
