// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/instruments/fluid_log.h"

#include <fluidsynth.h>

namespace melisma::audio {

void silenceFluidLog()
{
    static const bool done = [] {
        for (const int level : {FLUID_PANIC, FLUID_ERR, FLUID_WARN, FLUID_INFO, FLUID_DBG})
            fluid_set_log_function(level, nullptr, nullptr);
        return true;
    }();
    static_cast<void>(done);
}

} // namespace melisma::audio
