// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"
#include "audio/instruments/checked_fonts.h"

namespace melisma::app {

/// `melisma soundfont FILE`: what a SoundFont holds; with --into one of its presets plays a track of a project.
class SoundfontVerb : public Verb {
public:
    std::string name() const override { return "soundfont"; }
    std::string summary() const override;
    void addOptions(CLI::App& options) override;
    base::Result<base::Json> run(const VerbContext& context) override;
    std::string text(const base::Json& result) const override;

private:
    base::Result<audio::SoundfontPreset> preset(const audio::SoundfontFacts& facts) const;
    base::Result<base::Json> intoProject(const audio::CheckedFont& font) const;

    std::filesystem::path m_file;
    std::filesystem::path m_project;
    std::string m_track;
    std::string m_preset;
};

} // namespace melisma::app
