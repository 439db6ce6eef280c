// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/edit_markers.h"

#include "core/edits/edit_helpers.h"

#include <algorithm>
#include <fmt/format.h>

namespace melisma::edits
{

namespace
{

using Markers = std::vector<project::Marker>;

base::Result<void> checkStretch(base::Beats start, base::Beats length)
{
    return checkStart(project::TimeValue::musical(start), project::TimeValue::musical(length));
}

void insertMarker(Markers& markers, project::Marker marker)
{
    const auto place = std::ranges::upper_bound(markers, marker.start, {}, &project::Marker::start);
    markers.insert(place, std::move(marker));
}

/// A copy of `project` with the marker changed by `change(markers, its iterator)`.
template <class Change>
base::Result<project::Project> changeMarker(const project::Project& project, project::MarkerId id, Change&& change)
{
    project::Project edited = project;
    const auto place = std::ranges::find(edited.markers, id, &project::Marker::id);
    if (place == edited.markers.end())
        return base::Error{
            base::ErrorKind::notFound, fmt::format("There is no marker {}", id.value), "It may have been removed", {}};
    change(edited.markers, place);
    return edited;
}

} // namespace

base::Result<project::Project> addMarker(const project::Project& project, const std::string& name, base::Beats start,
                                         base::Beats length)
{
    if (auto good = checkName(name, "marker"); !good)
        return good.error();
    if (auto good = checkStretch(start, length); !good)
        return good.error();
    project::Project edited = project;
    insertMarker(edited.markers, {freshId<project::MarkerId>(edited), name, start, length});
    return edited;
}

base::Result<project::Project> renameMarker(const project::Project& project, project::MarkerId marker,
                                            const std::string& name)
{
    if (auto good = checkName(name, "marker"); !good)
        return good.error();
    return changeMarker(project, marker, [&](Markers&, Markers::iterator place) { place->name = name; });
}

base::Result<project::Project> moveMarker(const project::Project& project, project::MarkerId marker, base::Beats start,
                                          base::Beats length)
{
    if (auto good = checkStretch(start, length); !good)
        return good.error();
    return changeMarker(project, marker, [&](Markers& markers, Markers::iterator place) {
        project::Marker moved = *place;
        if (moved.start == start && moved.length == length)
            return; // keeps its place among markers of the same start
        moved.start = start;
        moved.length = length;
        markers.erase(place);
        insertMarker(markers, std::move(moved));
    });
}

base::Result<project::Project> removeMarker(const project::Project& project, project::MarkerId marker)
{
    return changeMarker(project, marker, [](Markers& markers, Markers::iterator place) { markers.erase(place); });
}

} // namespace melisma::edits
