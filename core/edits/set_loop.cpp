// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/set_loop.h"

#include "core/edits/edit_helpers.h"

namespace melisma::edits {

base::Result<project::Project> setLoop(const project::Project& project, base::Beats start, base::Beats length)
{
    if (length < kShortestLoop)
        return usageError("That loop is too short", "Choose at least a thirty-second note");
    if (auto good = checkStart(project::TimeValue::musical(start), project::TimeValue::musical(length)); !good)
        return good.error();
    project::Project edited = project;
    edited.loop = {start, length, true};
    return edited;
}

base::Result<project::Project> setLoopOn(const project::Project& project, bool on)
{
    if (on && project.loop.length == base::Beats{})
        return usageError("There is no loop yet", "Drag over the ruler with Shift, or select clips and press Shift+L");
    project::Project edited = project;
    edited.loop.on = on;
    return edited;
}

} // namespace melisma::edits
