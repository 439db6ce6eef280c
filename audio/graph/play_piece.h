// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

namespace melisma::audio {

/// A part of the timeline that is played once, with no loop and no count-in, and ends by itself: silent from `end` on,
/// with a short fade before it. What lies from `skipFrom` to `skipTo` is left out on the sample; equal: nothing is.
struct PlayPiece {
    base::Frames start;
    base::Frames end;
    base::Frames skipFrom;
    base::Frames skipTo;

    bool isEmpty() const { return end <= start; }
};

} // namespace melisma::audio
