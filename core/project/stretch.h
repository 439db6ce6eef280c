// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace melisma::project {

/// A piece of the timeline, `end` excluded.
struct Stretch {
    base::Frames start;
    base::Frames end;

    bool isEmpty() const { return end <= start; }
    base::Frames length() const { return end - start; }
    bool operator==(const Stretch&) const = default;
};

/// From the first start to the last end of some clips; empty without any. Ids that the project lacks are left aside.
Stretch stretchOf(const Project& project, const std::set<ClipId>& clips);

/// A section and how often its name came before: of two choruses the second is number 2. 1 where it is alone.
struct NumberedSection {
    MarkerId marker;
    std::string name;
    int number = 1;
    bool isAlone = true; ///< no other section has its name
    Stretch stretch;
};
std::vector<NumberedSection> sectionsOf(const Project& project);

/// The loop, on or off; nothing when there is none.
std::optional<Stretch> loopOf(const Project& project);

/// A place as a person writes it: "5" and "5.3" are bar 5 and its third beat, "1:23.4" minutes and seconds, "83.4 s"
/// seconds. Nothing for anything else.
std::optional<base::Frames> readPlace(const Project& project, std::string_view text);

/// "loop"; a section by its name, "Chorus#2" the second of that name; "bar 5:9" from the first beat of bar 5 to that of
/// bar 9; "12:30.5" from second 12 to 30.5. The error is of kind usage.
base::Result<Stretch> readStretch(const Project& project, std::string_view text);

} // namespace melisma::project
