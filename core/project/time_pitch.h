// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

namespace melisma::project {

/// Its numbers are finite and within kLeastStretch..kMostStretch, kWidestShift and the tempos there are.
bool isSound(const TimePitch& timePitch);

/// How much is heard of so many frames of a file, to the nearest frame; at least 1 of any.
base::Frames heardFrames(base::Frames file, const TimePitch& timePitch);
/// The frame of the file that sounds at a heard one, to the nearest.
base::Frames fileFrames(base::Frames heard, const TimePitch& timePitch);
/// The material of one of the clip's takes as it is heard, ticks for notes.
TimeValue heardLength(const Clip& clip, const TakeContent& content);

} // namespace melisma::project
