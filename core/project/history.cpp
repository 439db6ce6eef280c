// SPDX-FileCopyrightText: 2026 The Melisma authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/history.h"

#include <iterator>

namespace melisma::project
{

History::History(Project start)
{
    m_steps.push_back({{}, {}, std::make_shared<const Project>(std::move(start))});
}

base::Result<void> History::apply(const std::string& label, const Edit& edit, const std::string& mergeKey)
{
    auto edited = edit(current());
    if (!edited)
        return edited.error();
    if (*edited == current())
        return {};
    m_steps.erase(std::next(m_steps.begin(), static_cast<std::ptrdiff_t>(m_position) + 1), m_steps.end());
    auto project = std::make_shared<const Project>(std::move(*edited));
    const bool merges = m_position > 0 && !mergeKey.empty() && m_steps.back().mergeKey == mergeKey;
    if (merges) {
        m_steps.back().project = std::move(project);
        return {};
    }
    m_steps.push_back({label, mergeKey, std::move(project)});
    ++m_position;
    return {};
}

void History::endMerge()
{
    m_steps[m_position].mergeKey.clear();
}

bool History::undo()
{
    return canUndo() && goTo(m_position - 1);
}

bool History::redo()
{
    return canRedo() && goTo(m_position + 1);
}

bool History::goTo(std::size_t position)
{
    if (position >= m_steps.size())
        return false;
    m_position = position;
    endMerge(); // a drag that was undone and starts again is a step of its own
    return true;
}

} // namespace melisma::project
