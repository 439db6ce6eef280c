// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/instruments/soundfont_task.h"

#include "audio/instruments/soundfont_reader.h"
#include "audio/instruments/soundfont_trial.h"
#include "core/base/sha256.h"

#include <algorithm>

namespace melisma::audio {

namespace {

constexpr const char* kStage = "Checking the SoundFont";

} // namespace

base::TaskDescriptor SoundfontTask::descriptor() const
{
    base::TaskDescriptor descriptor{kCheckSoundfont,
                                    "Check a SoundFont",
                                    "Reads a SoundFont and plays each of its presets for a moment",
                                    base::Lane::cpu,
                                    {"fluidsynth", "", "", "LGPL-2.1-or-later"},
                                    {},
                                    {kSoundfontInput}};
    descriptor.previews = true;
    descriptor.internal = true;
    return descriptor;
}

base::Result<base::TaskResult> SoundfontTask::run(const base::TaskRequest& request, base::RunContext& context)
{
    const auto input = std::ranges::find(request.inputs, kSoundfontInput, &base::TaskInput::role);
    if (input == request.inputs.end())
        return base::Error{base::ErrorKind::usage, "There is no SoundFont to check", "Choose a file", {}};
    const auto tell = [&context](double fraction) {
        if (context.progress)
            context.progress({kStage, fraction});
    };
    tell(0.0);
    const auto sha256 = base::sha256OfFile(input->path);
    if (!sha256)
        return sha256.error();
    const auto facts = readSoundfont(input->path);
    if (!facts)
        return facts.error();
    if (const auto tried = tryFont(input->path, *facts, tell, context.stop); !tried)
        return tried.error();
    base::TaskResult result;
    result.facts = base::Json{{"sha256", *sha256}, {"soundfont", toJson(*facts)}};
    result.model = descriptor().model;
    result.device = "cpu";
    return result;
}

} // namespace melisma::audio
