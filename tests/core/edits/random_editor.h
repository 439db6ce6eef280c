// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edits/quantise_notes.h"
#include "core/project/history.h"
#include "core/project/time_selection.h"

#include <random>
#include <set>
#include <string>
#include <vector>

namespace melisma::tests {

/// Makes any edit there is, with arguments that are mostly sensible and sometimes absurd. Equal seeds, equal edits.
class RandomEditor {
public:
    explicit RandomEditor(unsigned seed) : m_random(seed) {}

    struct NamedEdit {
        std::string name;
        project::Edit edit;
    };
    /// An edit for `project`, all choices made.
    NamedEdit next(const project::Project& project);

private:
    using Project = project::Project;

    static constexpr std::int64_t kSongFrames = 60 * 48000;
    static constexpr std::int64_t kSongTicks = 120 * base::Beats::kTicksPerBeat;
    static constexpr int kEnoughTracks = 24;
    static constexpr const char* kWhen = "2026-11-22T12:00:00Z";

    std::vector<NamedEdit> trackEdits(const Project& project);
    std::vector<NamedEdit> clipEdits(const Project& project);
    std::vector<NamedEdit> rangeEdits(const Project& project);
    void addStretches(const Project& project, const std::set<project::ClipId>& clips, std::vector<NamedEdit>& edits);
    std::vector<NamedEdit> materialEdits(const Project& project);
    std::vector<NamedEdit> takeEdits(const Project& project);
    std::vector<NamedEdit> noteEdits(const Project& project);
    std::vector<NamedEdit> songEdits(const Project& project);

    std::vector<NamedEdit> effectEdits(const Project& project);
    project::TimeSelection range(const Project& project);
    std::vector<NamedEdit> routingEdits(const Project& project);
    std::vector<NamedEdit> automationEdits(const Project& project);
    project::EffectId effect(const Project& project);
    project::TrackId summing(const Project& project, project::TrackKind kind);
    project::SendId send(const Project& project);
    /// Of a track (0: the master) that owns what moves, mostly.
    std::pair<project::TrackId, project::AutomationTarget> target(const Project& project);
    project::AutomationPoint point();

    std::int64_t number(std::int64_t low, std::int64_t high);
    bool chance(int percent) { return number(1, 100) <= percent; }
    std::int64_t place(std::int64_t scale); ///< 0..scale, at times beyond anything
    double level();                         ///< decibels or pan, at times NaN or infinite
    std::string name();
    music::Note note();
    music::ControllerEvent controller();
    music::NoteSequence notes();
    music::Quantise quantise();
    music::Score score();
    project::Asset asset();
    music::Instrument instrument(); ///< half of them of a font
    project::Asset font(const std::string& sha256);
    project::Provenance provenance();
    project::TrackId track(const Project& project);
    project::ClipId clip(const Project& project);
    project::ClipId takenClip(const Project& project);
    project::MarkerId marker(const Project& project);
    std::vector<music::Note> someNotes(const Project& project, project::ClipId clip);
    std::vector<music::ControllerEvent> someControllers(const Project& project, project::ClipId clip);

    std::mt19937 m_random;
};

} // namespace melisma::tests
