// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <QString>

#include <optional>

namespace melisma::ui {

class StretchWork;

/// What the waveform and spectrogram of a clip's take are painted from.
struct HeardPicture {
    project::Asset asset;
    double ratio = 1.0; ///< frames that are heard over the asset's: above or below 1 while the heard sound is not there

    double assetFrames(double heard) const { return heard / ratio; }
    base::Frames assetFrames(base::Frames heard) const
    {
        return {static_cast<std::int64_t>(static_cast<double>(heard.count) / ratio)};
    }
};

/// Of the file that is heard; until that is rendered, of the original, drawn out. Nothing for takes without sound.
std::optional<HeardPicture> heardPicture(const project::Project& project, const project::Clip& clip,
                                         const project::Take& take, const StretchWork* stretches);

/// "150 %", "−2.00 st" or both; empty for what plays as it is. While it is rendered, how far that is.
QString stretchText(const project::TimePitch& timePitch);
QString stretchText(const project::Project& project, const project::Clip& clip, const StretchWork* stretches);

} // namespace melisma::ui
