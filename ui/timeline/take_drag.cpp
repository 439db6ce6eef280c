// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/take_drag.h"

#include "core/edits/comp_takes.h"

#include <algorithm>

namespace melisma::ui {
namespace {

bool touches(const project::Project& project, project::ClipId id, const project::Stretch& range)
{
    const auto* clip = project.findClip(id);
    return clip && range.start < project.endOf(*clip) && range.end > project.startOf(*clip);
}

} // namespace

QString TakeDrag::label() const
{
    return m_joint ? tr("Move joint") : tr("Comp takes");
}

project::Edit TakeDrag::edit(base::Frames from, base::Frames to) const
{
    if (m_joint)
        return [clip = m_take.clip, joint = *m_joint, to](const project::Project& project) {
            return edits::moveCompJoint(project, clip, joint, to);
        };
    const project::Stretch range{std::min(from, to), std::max(from, to)};
    return [take = m_take, range](const project::Project& project) -> base::Result<project::Project> {
        if (range.isEmpty() || !touches(project, take.clip, range))
            return project;
        return edits::compRange(project, take.clip, range, take.take);
    };
}

} // namespace melisma::ui
