// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "audio/export/export_project.h"
#include "core/project/stretch.h"

#include <optional>

namespace melisma::ui {

class Session;

enum class ExportRange { whole, loop, selection, section, typed };

/// All that the export dialog asks, as plain data.
struct ExportChoices {
    bool mix = true;
    bool stems = false;
    bool midi = false;
    bool prompts = true;
    audio::Container container = audio::Container::wav;
    std::optional<audio::Container> stemContainer; ///< none: as the mix
    audio::SampleFormat format = audio::SampleFormat::int24;
    audio::Dither dither = audio::Dither::automatic;
    int sampleRate = 0; ///< 0: the project's
    int kbps = 0;       ///< 0: the container's usual
    bool variableRate = false;
    std::optional<double> loudnessLufs;
    double truePeakDb = -1.0;
    ExportRange range = ExportRange::whole;
    project::MarkerId section; ///< with ExportRange::section
    QString from, to;          ///< with ExportRange::typed: bars or times, as project::readPlace() takes them
    QString folder;
    QString name;
    std::string stemNames = "{n} {track}";
    audio::SongTags tags;
};

/// Whole numbers, where the container has them; floats in a FLAC become 24 bits.
audio::SampleFormat formatIn(audio::Container container, audio::SampleFormat wanted);

/// The stretch that `range` means now; nothing when there is no such loop, selection or section, and where what is
/// typed means none.
std::optional<project::Stretch> stretchOf(const ExportChoices& choices, const Session& session);

/// What exportProject() is asked for. `overwrite` is left off.
audio::ExportRequest requestOf(const ExportChoices& choices, const Session& session);

/// As this project was exported last, else as any was; names and tags come from the project.
ExportChoices loadChoices(const Session& session);
void storeChoices(const ExportChoices& choices, const Session& session);

} // namespace melisma::ui
