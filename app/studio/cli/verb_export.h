// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studio/cli/verb.h"
#include "audio/export/export_project.h"

namespace melisma::app {

/// `melisma export X.melisma`: mix, stems and MIDI, each with its AI-usage record.
class ExportVerb : public Verb {
public:
    std::string name() const override { return "export"; }
    std::string summary() const override;
    void addOptions(CLI::App& options) override;
    base::Result<base::Json> run(const VerbContext& context) override;
    std::string text(const base::Json& result) const override;

private:
    void addSoundOptions(CLI::App& options);
    void addTagOptions(CLI::App& options);
    base::Result<audio::Container> stemContainer() const;
    base::Result<void> checkProfile(const project::Project& project, const audio::ExportRequest& wish) const;
    base::Result<audio::ExportRequest> request(const VerbContext& context, const project::Project& project) const;

    std::filesystem::path m_project;
    std::filesystem::path m_mix;
    std::filesystem::path m_stems;
    std::filesystem::path m_midi;
    std::filesystem::path m_profile;
    std::string m_bits = "24";
    std::string m_dither = "auto";
    std::string m_range;
    std::string m_stemFormat;
    std::string m_stemNames = "{n} {track}";
    audio::SongTags m_tags;
    std::optional<double> m_loudness;
    double m_truePeak = -1.0;
    int m_rate = 0;
    int m_kbps = 0;
    bool m_variableRate = false;
    bool m_hidePrompts = false;
};

} // namespace melisma::app
