// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/set_spectrogram_style.h"

#include "core/edits/edit_helpers.h"

namespace melisma::edits {

base::Result<project::Project> setSpectrogramStyle(const project::Project& project, project::TrackId track,
                                                   const std::optional<project::SpectrogramStyle>& style)
{
    const auto place = placeOf(project, track);
    if (!place)
        return place.error();
    if (project.tracks[*place]->kind != project::TrackKind::audio)
        return usageError("Only audio tracks have a spectrogram", "Choose an audio track");
    if (style && !project::isSound(*style))
        return usageError(
            "A setting of the spectrogram is out of range",
            "Windows are powers of two from 512 to 16384, the range 20 to 120 dB, the gain 60 dB at most");
    return withTrack(project, *place, [&style](project::Track& changed) { changed.spectrogram = style; });
}

} // namespace melisma::edits
