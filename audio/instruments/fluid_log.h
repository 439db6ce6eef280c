// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace melisma::audio {

/// FluidSynth writes warnings to stderr by itself; what matters is said by us instead. Any thread, any number of times.
void silenceFluidLog();

} // namespace melisma::audio
