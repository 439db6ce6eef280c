// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/project/history.h"
#include "core/project/provenance.h"

#include <filesystem>
#include <string>
#include <vector>

namespace melisma::jobs {

/// How and by what the material of `result` was made, as every take of it will carry.
/// `started` is RFC 3339.
project::Provenance provenanceOf(const base::TaskRequest& request, const base::TaskResult& result,
                                 const std::string& started);

/// What the person says about where a result goes.
struct LandingPlace {
    base::Seconds at;    ///< shifts everything when the project is not empty
    std::string track;   ///< name of the audio track for the sounds; empty: as the task says
    std::string clip;    ///< what the sounds' clips are called; empty: as the task says
    base::Seconds from;  ///< what a sound has before this is out of the clip's window
    base::Seconds until; ///< up to here it is another take of all clips cut from one of this name; 0: of one only
    bool phrase = false; ///< only `from` to `until` is new: a clip across an end is cut there
};

/// Reads the files of a finished task and answers the one edit that puts them into a project. Scores: the first is laid
/// out, further ones become takes. Sounds go where the task placed them; `sounds` are the result's files of role
/// "audio", in their order, already in the project's media folder. Without files, the fact "words" goes to the takes of
/// the sound that was the task's input. Reads files; any thread.
base::Result<project::Edit> resultLanding(const base::TaskRequest& request, const base::TaskResult& result,
                                          const std::string& started, const std::vector<project::Asset>& sounds = {},
                                          const LandingPlace& place = {});

/// Files of role "audio", in the order in which resultLanding wants their assets.
std::vector<std::filesystem::path> soundFilesOf(const base::TaskResult& result);

} // namespace melisma::jobs
