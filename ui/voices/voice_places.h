// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project.h"

#include <string>
#include <vector>

namespace melisma::ui {

/// A clip that has takes made with a voice.
struct VoicePlace {
    project::ClipId clip;
    std::string track;  ///< its name
    std::string name;   ///< the clip's
    int takes = 0;      ///< made with the voice
    bool heard = false; ///< one of them sounds
    bool operator==(const VoicePlace&) const = default;
};

/// Where the voice of this id is used: by the takes' provenance, in the order of the tracks.
std::vector<VoicePlace> placesOf(const project::Project& project, const std::string& voice);

} // namespace melisma::ui
