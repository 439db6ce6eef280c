// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

namespace melisma::audio {

/// Task `check_soundfont`, for the program's own use: reads the SoundFont that the input "soundfont" names and plays
/// each preset of it, so that a file that the player cannot bear ends a worker and not the studio. The facts are
/// "sha256" of the file and "soundfont", as audio::toJson(SoundfontFacts) has it; no file is made. It answers a
/// preview in the same way.
class SoundfontTask : public base::Task {
public:
    base::TaskDescriptor descriptor() const override;
    base::Result<base::TaskResult> run(const base::TaskRequest& request, base::RunContext& context) override;
};

inline constexpr const char* kCheckSoundfont = "check_soundfont";
inline constexpr const char* kSoundfontInput = "soundfont";

} // namespace melisma::audio
