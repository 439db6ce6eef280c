// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/sound_target.h"
#include "core/base/task.h"

namespace melisma::app {

/// `melisma align RECORDING [--lyrics TEXT] [--phones] [--into X.melisma]`: when each word is heard.
class AlignVerb : public Verb {
public:
    std::string name() const override { return "align"; }
    std::string summary() const override;
    void addOptions(CLI::App& options) override;
    base::Result<base::Json> run(const VerbContext& context) override;
    std::string text(const base::Json& result) const override;

private:
    base::Result<base::TaskRequest> request(const VerbContext& context) const;
    /// The recording, where the project has it not yet, with its words.
    base::Result<base::Json> intoProject(const VerbContext& context, const std::vector<base::TimedWord>& words,
                                         const std::filesystem::path& scratch) const;

    std::filesystem::path m_recording;
    std::string m_lyrics;
    bool m_phones = false;
    TrackPlace m_place;
};

} // namespace melisma::app
