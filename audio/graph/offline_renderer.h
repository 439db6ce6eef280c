// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/graph/live_engine.h"
#include "core/base/result.h"
#include "core/project/project.h"

#include <functional>
#include <optional>
#include <stop_token>

namespace melisma::audio {

struct OfflineRequest {
    base::Frames start;
    base::Frames end;
    bool tracks = false; ///< also hand out each track after its gain and pan (stems), in time with the mix
    int threads = 0;     ///< 0: as many as there are cores; the samples do not depend on it
    /// Above 0: goes on behind `end` while anything is above -80 dB, for so long at most.
    base::Frames longestTail = {};
};

/// One block of the result: interleaved stereo.
struct RenderedBlock {
    base::Frames position;
    int frames = 0;
    const float* mix = nullptr;
    /// With OfflineRequest::tracks: one pointer per project track, in order; silent tracks give nullptr.
    std::vector<const float*> tracks;
};

/// The renderer of LiveEngine pulled faster than time: the same plan, the same samples. Sounds that clips stretch and
/// that are not in the cache yet are rendered first, which can take long (renderSounds()).
/// `sink` is called in order on the calling thread; its error ends the render.
base::Result<void> renderOffline(const project::Project& project, const LiveEngine::MediaPath& mediaPath,
                                 const std::filesystem::path& soundfont, const OfflineRequest& request,
                                 const std::function<base::Result<void>(const RenderedBlock&)>& sink,
                                 std::stop_token stop = {});

} // namespace melisma::audio
