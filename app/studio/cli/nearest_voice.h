// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"
#include "app/studio/voice_keys.h"

#include <filesystem>
#include <memory>
#include <string>

namespace melisma::app {

/// What a voice is looked for by.
struct VoiceWish {
    std::filesystem::path like; ///< a recording; it is heard, and no voice is made of it
    std::string method;         ///< of the task clone: only voices that it can use
    std::string language;       ///< that will be sung, for voices whose rules ask; empty: none
};

struct NearestVoice {
    std::string id;
    double speakerCosine = 0.0;
};

/// Among the published voices that a method is there for and the user's voices of recordings that may be used, the one
/// that the speaker encoder hears as most like the recording. Each voice is opened by its own job, which asks for its
/// owner's consent as a clone does; one that may not be used, or cannot be read, is passed over. ErrorKind::missing
/// without the encoder's weights, with the command that gets them, and where the user's voices stay locked;
/// ErrorKind::notFound where no voice is left. `scratch`: the verb's own folder.
base::Result<NearestVoice> nearestVoice(const VerbContext& context, const VoiceWish& wish,
                                        const std::filesystem::path& scratch, const std::shared_ptr<VoiceKeys>& keys);

} // namespace melisma::app
