// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace melisma::music {

/// What General MIDI 1 calls a program, 0 "Acoustic Grand Piano" .. 127 "Gunshot"; empty for the others.
std::string_view programName(int program);

} // namespace melisma::music
