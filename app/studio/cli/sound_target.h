// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"
#include "core/base/task.h"

namespace melisma::app {

/// A place on a track of a project: --into, --track and --at.
struct TrackPlace {
    std::filesystem::path into; ///< empty: not asked
    std::string track;          ///< empty: as the verb says
    double atSeconds = 0.0;

    /// Answers --into, so that a verb can say what it excludes.
    CLI::Option* addOptions(CLI::App& options, const std::string& intoHelp, const std::string& trackHelp);
};

/// Where a verb that makes sound puts it: a file of its own (-o) or a track of a project (--into, --track, --at).
class SoundTarget {
public:
    void addOptions(CLI::App& options);

    /// Exactly one of both, and free to be written.
    base::Result<void> check(const VerbContext& context, const std::string& verb) const;

    /// Lands the result, or writes it as a file with its AI-usage record. Answers the members "path" or "project", and
    /// "seconds". `scratch` is the verb's own folder.
    base::Result<base::Json> deliver(const VerbContext& context, const base::TaskRequest& request,
                                     const base::TaskResult& result, const std::string& started,
                                     const std::filesystem::path& scratch) const;

private:
    base::Result<base::Json> intoProject(const base::TaskRequest& request, const base::TaskResult& result,
                                         const std::string& started, const std::filesystem::path& scratch) const;
    base::Result<base::Json> asFile(const VerbContext& context, const base::TaskRequest& request,
                                    const base::TaskResult& result, const std::string& started,
                                    const std::filesystem::path& scratch) const;

    std::filesystem::path m_output;
    TrackPlace m_place;
};

/// Text as written, or of the file behind an '@'.
base::Result<std::string> textOrFile(const std::string& written);

} // namespace melisma::app
