// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/session.h"

#include <QString>

#include <set>
#include <vector>

namespace melisma::ui {

/// What a sound clip plays, or one stretch of its comp, to be read on another thread and found again behind it. A
/// value.
struct ClipSound {
    project::ClipId clip;
    project::TakeId take;
    base::Frames offset; ///< of what is heard, as the length
    base::Frames length;
    project::Asset asset;
    project::TimePitch timePitch;
    bool operator==(const ClipSound&) const = default;
};

/// The selected clips, or those that sound in the selected time and are not locked.
std::set<project::ClipId> clipsToChange(const Session& session);
/// Of those of the clips that hold sound: one each, or one for each stretch of a comp, front to back.
std::vector<ClipSound> soundsOf(const project::Project& project, const std::set<project::ClipId>& clips);
/// The clip still plays it there.
bool stillPlays(const project::Project& project, const ClipSound& sound);
/// True when the project may be changed and none of the clips is locked; else it is said what stands against it.
bool mayChange(Session& session, const std::set<project::ClipId>& clips);

/// "+3.2 dB", "−12.0 dB" in the person's language.
QString signedDb(double db);

} // namespace melisma::ui
