// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/project.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace melisma::project
{

using ProjectPtr = std::shared_ptr<const Project>;
using Edit = std::function<base::Result<Project>(const Project&)>;

/// Undo by snapshots of an immutable value. Owned and used by one thread (the UI's); snapshots may be read anywhere.
class History
{
public:
    struct Step {
        std::string label; ///< "Move clip": what the step that led here did; empty for the first
        std::string mergeKey;
        ProjectPtr project;
    };

    explicit History(Project start = {});

    const Project& current() const { return *m_steps[m_position].project; }
    ProjectPtr snapshot() const { return m_steps[m_position].project; }

    /// Runs `edit` on the current project and makes the result current. A non-empty `mergeKey` equal to the last
    /// step's folds into it (one drag = one step). On error nothing changes. An edit that changes nothing adds no step.
    base::Result<void> apply(const std::string& label, const Edit& edit, const std::string& mergeKey = {});
    /// Ends a merge: the next apply with the same key is a step of its own.
    void endMerge();

    bool canUndo() const { return m_position > 0; }
    bool canRedo() const { return m_position + 1 < m_steps.size(); }
    bool undo();
    bool redo();
    const std::vector<Step>& steps() const { return m_steps; }
    std::size_t position() const { return m_position; }
    bool goTo(std::size_t position);

private:
    std::vector<Step> m_steps;
    std::size_t m_position = 0;
};

} // namespace melisma::project
